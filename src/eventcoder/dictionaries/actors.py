"""Actor and place files to one compiled book of names, role nouns and modifiers: `load_actors`.

Names of all files go into one trie over lower-cased tokens, so that the longest name wins whatever file it is from
("Islamic State of Iraq" before "Iraq"). A name may have several entries, each with its dates. Of tens of thousands of
names a text has a few: each part of the trie is made when its first token is looked up.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

from attrs import field, frozen

from eventcoder.dictionaries.actor_files import (
    ARTICLE,
    FIELD,
    INNER_NAME,
    LETTERS,
    LINK,
    LOCAL_NAME,
    ActorFiles,
    read_actor_files,
)
from eventcoder.dictionaries.faults import FaultList
from eventcoder.dictionaries.files import NAME_FILES
from eventcoder.dictionaries.gazetteer import place_key
from eventcoder.dictionaries.packed import Packed
from eventcoder.dictionaries.spelling import Spelling, articles_of

_FIRST, _LAST = dt.date.min.toordinal(), dt.date.max.toordinal()
_OF = " of "
_LONGEST_SHORT = 5  # letters of names that match as written when they are all capitals
_SHORTEST_WORD = 7  # letters of a name of one word that another spelling may be told by
_SHORTEST_FORM = 7


@frozen(eq=False)
class Entry:
    """One meaning of a name between two days (ordinals, both included).

    `sort`: "country", "adjective" (also demonyms), "capital", "region", "place", "people", or the file a name is from:
    "groups", "bodies", "international", "leaders". `name` is the name as its row writes it, `display` the row's first name, the same for all its
    aliases. `exact` names match only as written, so that "IS" and "is" differ. `local` names count only where the text
    speaks of their country, those of them that are `inside` where it speaks of a place there.
    """

    name: str
    display: str
    sort: str
    code: str
    country: str
    roles: tuple[str, ...]
    kind: str
    start: int
    end: int
    exact: str
    path: str
    line: int
    local: bool = False
    inside: bool = False


@frozen(eq=False)
class Agent:
    """A role noun: its CAMEO role blocks, ACLED kind, flags, and the country that alone has such an office, if any."""

    noun: str
    roles: tuple[str, ...]
    kind: str
    flags: frozenset[str]
    country: str
    path: str
    line: int


@frozen(eq=False)
class Modifier:
    """What a word before an actor noun does to its code (see `actors/modifiers.csv`)."""

    word: str
    effect: str
    value: str
    path: str
    line: int


class Names(Mapping[str, dict[str, Any]]):
    """The trie of names, token -> dict with the entries of a whole name under "", made part by part on first need.

    Two threads may both make a part, to the same effect.

    `tokens` are those that open a name, for loops that ask of every token whether it does.

    Args:
        layers: for each layer of dictionaries the paths of its files, and the records of names by first token.
        spelling: makes the form that several spellings of a name share.
        spelt: the names by that form, where they are known already.
    """

    __slots__ = ("_layers", "_made", "_spelling", "_spelt", "tokens")

    def __init__(
        self,
        layers: Sequence[tuple[Sequence[str], Mapping[str, str]]],
        spelling: Spelling,
        spelt: Mapping[str, str] | None = None,
    ) -> None:
        self._layers = layers
        self._spelling = spelling
        self._spelt = spelt
        self._made: dict[str, dict[str, Any] | None] = {}
        self.tokens: Mapping[str, object] = (
            layers[0][1] if len(layers) == 1 else dict.fromkeys(token for _, records in layers for token in records)
        )

    def get(self, token: str, default: Any = None) -> Any:
        """Return the part of the trie that a token opens, or `default`."""
        found = self._made.get(token)
        if found is not None:
            return found
        if token not in self.tokens:
            return default
        found = self._made[token] = self._make(token)
        return found

    def respelt(self, name: str) -> list[Entry]:
        """Return the entries of the one actor who has this name in another spelling; [] where there is none, or several.

        Args:
            name: a name in small letters, its tokens parted by blanks.
        """
        if " " not in name and len(name) < _SHORTEST_WORD:
            return []
        (form,) = self._spelling.forms([name])
        if len(form) < _SHORTEST_FORM:
            return []
        if self._spelt is None:
            self._spelt = spelt_names([records for _, records in self._layers], self._spelling)
        known = self._spelt.get(form, "")
        if not known or self._entries(name):
            return []  # an own name that was set aside where it stands ("Air Force") is none of another's
        return [entry for entry in self._entries(known) if entry.sort in NAME_FILES]

    def _entries(self, name: str) -> list[Entry]:
        first, *rest = name.split()
        node = self.get(first)
        for token in rest:
            node = node and node.get(token)
        entries: list[Entry] = node.get("", []) if node else []
        return entries

    def __getitem__(self, token: str) -> dict[str, Any]:
        found: dict[str, Any] | None = self.get(token)
        if found is None:
            raise KeyError(token)
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self.tokens)

    def __len__(self) -> int:
        return len(self.tokens)

    def _make(self, token: str) -> dict[str, Any]:
        root: dict[str, Any] = {}
        for paths, records in reversed(self._layers):  # what stands first wins: the latest layer
            for record in records[token].split("\n") if token in records else ():
                rest, *fields = record.split(FIELD)
                node = root
                for following in rest.split():
                    node = node.setdefault(following, {})
                node.setdefault("", []).append(_entry(fields, paths))
        return root


@frozen(eq=False)
class ActorTables:
    """All actor knowledge, compiled: a name trie (token -> dict, entries under ""), agents and modifiers by words.

    `links` are small words inside names ("bin"), `articles` those before one ("al"), `faiths` the roles of religions. `agent_ends` are the last words of agents, `agent_owners` their words before "of", `modifier_starts` the first words of
    modifiers of two: most words of a text are none of them, and need no look-up of the words around.
    """

    names: Names
    agents: Mapping[str, Agent]
    modifiers: Mapping[str, Modifier]
    prefixes: Mapping[str, Modifier]
    suffixes: Mapping[str, Modifier]
    countries: frozenset[str]
    links: frozenset[str]
    articles: frozenset[str]
    agent_ends: frozenset[str] = field(init=False)
    agent_owners: frozenset[str] = field(init=False)
    modifier_starts: frozenset[str] = field(init=False)
    faiths: frozenset[str] = field(init=False)

    @agent_ends.default
    def _find_agent_ends(self) -> frozenset[str]:
        return frozenset([words.rpartition(" ")[2] for words in self.agents])

    @agent_owners.default
    def _find_agent_owners(self) -> frozenset[str]:
        parted = [words.split(_OF)[:-1] for words in self.agents if _OF in words]
        return frozenset(part.rpartition(" ")[2] for parts in parted for part in parts)

    @modifier_starts.default
    def _find_modifier_starts(self) -> frozenset[str]:
        return frozenset([words.partition(" ")[0] for words in self.modifiers if " " in words])

    @faiths.default
    def _find_faiths(self) -> frozenset[str]:
        return frozenset([one.value for one in self.modifiers.values() if one.effect == "faith"])


def load_actors(folders: Sequence[Path], shipped: ActorFiles | None = None) -> ActorTables:
    """Return the actor tables of dictionary folders, later ones layered over earlier ones.

    Args:
        folders: dictionary folders.
        shipped: what the files of the first folder hold, where that is known already.

    Raises:
        DictionaryError: with every fault of every file.
    """
    faults = FaultList()
    tables = read_actors(folders, faults, shipped)
    faults.check()
    return tables


def read_actors(folders: Sequence[Path], faults: FaultList, shipped: ActorFiles | None = None) -> ActorTables:
    """Return the actor tables as far as their files can be used; what is wrong with them is added to `faults`.

    Args:
        folders: as for `load_actors`.
        faults: the list that faults are added to.
        shipped: as for `load_actors`.
    """
    layers: list[ActorFiles] = [] if shipped is None else [shipped]
    for folder in folders[len(layers) :]:
        known = frozenset(code for layer in layers for code in layer.countries)
        layers.append(read_actor_files(folder, known, faults.note))
    return _tables(folders, layers)


def _tables(folders: Sequence[Path], layers: Sequence[ActorFiles]) -> ActorTables:
    names = []
    agents: dict[str, Agent] = {}
    tables: dict[str, dict[str, Modifier]] = {"word": {}, "prefix": {}, "suffix": {}}
    for folder, layer in zip(folders, layers, strict=True):
        paths = [str(folder / path) for path in layer.paths]
        names.append((paths, layer.names))
        made: Agent | None = None
        for key, noun, roles, kind, flags, country, path, line in layer.agents:
            if made is None or made.line != line or made.noun != noun:  # else the plural of the one before
                made = Agent(noun, tuple(roles.split()), kind, frozenset(flags.split()), country, paths[path], line)
            agents[key] = made
        for place, key, word, effect, value, path, line in layer.modifiers:
            tables[place][key] = Modifier(word, effect, value, paths[path], line)
    countries = frozenset(code for layer in layers for code in layer.countries)
    links, articles = (
        frozenset(words for layer in layers for sort, words, _ in layer.alike if sort == kind)
        for kind in (LINK, ARTICLE)
    )
    return ActorTables(
        Names(names, spelling_of(layers), _known_spellings(layers)),
        agents,
        tables["word"],
        tables["prefix"],
        tables["suffix"],
        countries,
        links,
        articles,
    )


def spelt_names(layers: Sequence[Mapping[str, str]], spelling: Spelling) -> dict[str, str]:
    """Return the names of persons, groups and bodies by the form that their spellings share, "" where several actors share one.

    Args:
        layers: records of names by first token, as `ActorFiles` has them.
        spelling: makes the form.
    """
    names: list[str] = []
    owners: list[str] = []
    for layer in layers:
        for token, records in layer.items():
            for record in records.split("\n"):
                rest, name, display, sort, _ = record.split(FIELD, 4)
                if sort in NAME_FILES and _may_be_respelt(name):
                    names.append(f"{token} {rest}" if rest else token)
                    owners.append(display or name)
    spelt: dict[str, tuple[str, str]] = {}
    for form, name, owner in zip(spelling.forms(names), names, owners, strict=True):
        held = spelt.setdefault(form, (name, owner))
        if held[1] != owner:
            spelt[form] = ("", "")
    return {form: name for form, (name, _) in spelt.items()}


def spelling_of(layers: Sequence[ActorFiles]) -> Spelling:
    """Return how the spellings of names are made one by the `alike.csv` of these layers."""
    rows = [row for layer in layers for row in layer.alike]
    letters = [(letters, one) for sort, letters, one in rows if sort == LETTERS]
    return Spelling(letters, articles_of(words for sort, words, _ in rows if sort == ARTICLE), place_key)


def _known_spellings(layers: Sequence[ActorFiles]) -> Mapping[str, str] | None:
    """What the compiled form has, where no other layer has names or another idea of what is one."""
    first, *others = layers
    return Packed(first.spelt) if first.spelt and not any(layer.names or layer.alike for layer in others) else None


def _may_be_respelt(name: str) -> bool:
    """Is it no abbreviation, no short word, and none that counts in its country alone?"""
    return (
        not name.endswith((LOCAL_NAME, INNER_NAME))
        and not name.isupper()
        and (" " in name or len(name) >= _SHORTEST_WORD)
    )


def _entry(fields: Sequence[str], paths: Sequence[str]) -> Entry:
    name, display, sort, code, country, kind, start, end, path, line = fields
    blocks = split_blocks(code)
    inside = name.endswith(INNER_NAME)
    local = inside or name.endswith(LOCAL_NAME)
    name = name.rstrip(LOCAL_NAME + INNER_NAME) if local else name
    return Entry(
        name, display or name, sort, code, country, blocks[1:] if country else blocks, kind,
        int(start) if start else _FIRST, int(end) if end else _LAST, _as_written(name), paths[int(path)], int(line), local, inside,
    )  # fmt: skip


def _as_written(name: str) -> str:
    """Return a name that must match in capitals and small letters too, such as IS, U.N. and LeT; "" for others."""
    initials = name.isupper() or any(one.islower() and after.isupper() for one, after in pairwise(name))
    short = len(name.replace(".", "")) <= _LONGEST_SHORT and initials
    return name if short or len(name) <= 2 else ""


def split_blocks(code: str) -> tuple[str, ...]:
    """Return the blocks of three letters of a code."""
    return tuple(code[i : i + 3] for i in range(0, len(code), 3))
