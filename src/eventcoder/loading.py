"""Everything that a coder knows, loaded from its dictionaries: `load_resources`."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

from attrs import frozen

from eventcoder.coding.actors import ActorBook
from eventcoder.coding.context import Knowledge
from eventcoder.coding.gerunds import gerund_patterns
from eventcoder.dictionaries.actors import ActorTables
from eventcoder.dictionaries.collector import collector_paused
from eventcoder.dictionaries.discards import Discards
from eventcoder.dictionaries.faults import FaultList
from eventcoder.dictionaries.files import check_filled, layers_of
from eventcoder.dictionaries.library import LANGUAGE, Library
from eventcoder.dictionaries.roles import Roles, read_roles
from eventcoder.dictionaries.shipped import shipped_dictionaries
from eventcoder.dictionaries.wording import Wordings
from eventcoder.grammar.finish import Language, read_analyser_language
from eventcoder.text.language import TextLanguage, read_text_language


@frozen(eq=False)
class Resources:
    """The dictionaries of a coder in their compiled form, and the folders that they come from, ours first."""

    folders: tuple[Path, ...]
    language: TextLanguage
    grammar: Language
    knowledge: Knowledge
    discards: Discards
    wordings: Wordings
    roles: Roles
    actors: ActorTables


def load_resources(dictionaries: Sequence[str | Path] = ()) -> Resources:
    """Return the shipped dictionaries with others layered over them.

    Args:
        dictionaries: folders or rule files, later ones over earlier ones.

    Raises:
        InputError: a path that is not there, or that is neither, or a folder in which nothing is read.
        DictionaryError: with every fault of every dictionary file.
    """
    faults = FaultList()
    layers = layers_of(dictionaries)
    for layer in layers:
        check_filled(layer)
    with collector_paused():
        resources = read_resources((shipped_dictionaries(), *layers), faults)
        faults.check()
    return resources


def read_resources(folders: tuple[Path, ...], faults: FaultList) -> Resources:
    """Return dictionaries as far as their files can be used; what is wrong with them is added to `faults`.

    Args:
        folders: the shipped dictionaries, then folders or rule files layered over them.
        faults: the list that faults are added to.
    """
    library = Library(folders)
    language = folders[0] / LANGUAGE
    lexicon = library.lexicon(faults)
    ontology = library.ontology(faults)
    rules = library.rules(ontology, lexicon, faults)
    lexicon = lexicon.with_verbs(rules.verbs)
    gerunds = gerund_patterns(rules, lexicon)
    grammar = read_analyser_language(language, lexicon, rules.nouns.keys() | gerunds.verbs.keys(), faults.note)
    roles = read_roles(folders, faults)
    actors = library.actors(faults)
    knowledge = Knowledge(
        rules=rules,
        ontology=ontology,
        actors=ActorBook(actors, roles.kinds, roles.person_kinds),
        lexicon=lexicon,
        cues=grammar.cues,
        gerunds=gerunds,
        private_roles=roles.private | actors.countries,  # a firm's block of a country makes no state of it
        party_roles=roles.parties,
        circumstances=library.circumstances(faults),
    )
    discards = library.discards(ontology, faults)
    wordings = library.wordings(ontology, faults)
    text = read_text_language(language, faults.note)
    return Resources(folders, text, grammar, knowledge, discards, wordings, roles, actors)


def dictionary_hash(folders: Sequence[Path]) -> str:
    """Return a hash of all files of dictionary folders: the same for the same content, in whatever place."""
    digest = hashlib.blake2b(digest_size=8)
    for folder in folders:
        for path in sorted(folder.rglob("*")) if folder.is_dir() else [folder]:
            if path.suffix in (".csv", ".rules"):
                digest.update(path.name.encode())
                digest.update(path.read_bytes())
    return digest.hexdigest()
