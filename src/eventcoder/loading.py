"""Everything that a coder knows, loaded from its dictionaries: `load_resources`."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

from attrs import frozen

from eventcoder.coding.actors import ActorBook
from eventcoder.coding.context import Knowledge
from eventcoder.coding.gerunds import gerund_patterns
from eventcoder.dictionaries.circumstances import load_circumstances
from eventcoder.dictionaries.collector import collector_paused
from eventcoder.dictionaries.discards import Discards, load_discards
from eventcoder.dictionaries.library import LANGUAGE, Library
from eventcoder.dictionaries.roles import load_roles
from eventcoder.dictionaries.shipped import shipped_dictionaries
from eventcoder.errors import InputError
from eventcoder.grammar.builtin import BuiltinAnalyser, load_builtin
from eventcoder.text.language import TextLanguage, load_text_language


@frozen(eq=False)
class Resources:
    """The dictionaries of a coder in their compiled form, and the folders that they come from, ours first."""

    folders: tuple[Path, ...]
    language: TextLanguage
    analyser: BuiltinAnalyser
    knowledge: Knowledge
    discards: Discards


def load_resources(dictionaries: Sequence[str | Path] = ()) -> Resources:
    """Return the shipped dictionaries with others layered over them.

    Args:
        dictionaries: folders or rule files, later ones over earlier ones.

    Raises:
        InputError: a path that is not there.
        DictionaryError: with every fault of every dictionary file.
    """
    shipped = shipped_dictionaries()
    folders = (shipped, *(Path(path) for path in dictionaries))
    for folder in folders[1:]:
        if not folder.exists():
            raise InputError(f"there is no dictionary at {folder}")
    with collector_paused():
        return _load(folders)  # what it drops is gone before the collector goes on, which would look through all of it


def _load(folders: tuple[Path, ...]) -> Resources:
    library = Library(folders)
    lexicon = library.lexicon()
    ontology = library.ontology()
    rules = library.rules(ontology, lexicon)
    gerunds = gerund_patterns(rules, lexicon)
    analyser = load_builtin(folders[0] / LANGUAGE, lexicon, rules.nouns.keys() | gerunds.keys())
    roles = load_roles(folders)
    knowledge = Knowledge(
        rules=rules,
        ontology=ontology,
        actors=ActorBook(library.actors(), roles.kinds),
        lexicon=lexicon,
        cues=analyser.cues,
        gerunds=gerunds,
        private_roles=roles.private,
        circumstances=load_circumstances(folders),
    )
    discards = load_discards(folders, [known.family for known in ontology.types.values()])
    return Resources(folders, load_text_language(folders[0] / LANGUAGE), analyser, knowledge, discards)


def dictionary_hash(folders: Sequence[Path]) -> str:
    """Return a hash of all files of dictionary folders: the same for the same content, in whatever place."""
    digest = hashlib.blake2b(digest_size=8)
    for folder in folders:
        for path in sorted(folder.rglob("*")) if folder.is_dir() else [folder]:
            if path.suffix in (".csv", ".rules"):
                digest.update(path.name.encode())
                digest.update(path.read_bytes())
    return digest.hexdigest()
