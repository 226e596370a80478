"""How news is worded: what each word says for each kind of news, counted from texts, read from `wording/`.

Two tables: `reports.csv` of what a sentence reports, ACLED's sub-event types or no conflict, and `relations.csv` of what holds between two
parties, the kinds of `kinds.csv`. `families.csv` has words that news uses alike, so that the tables know something of words that they lack; `limits.csv`
says what follows from how much.
"""

from __future__ import annotations

import math
import struct
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path

from attrs import asdict, evolve, field, fields, frozen

from eventcoder.dictionaries.faults import FaultList
from eventcoder.dictionaries.files import layer_files
from eventcoder.dictionaries.syntax import NO_EVENT
from eventcoder.model import Tokens
from eventcoder.ontology.decisions import KINDS as ACTOR_KINDS
from eventcoder.sheets import Sheet, read_sheet

PART = "wording"
REPORTS, RELATIONS, KINDS, FAMILIES, LIMITS = "reports", "relations", "kinds", "families", "limits"
_TABLES = (REPORTS, RELATIONS)
NUMBER, NAME = "#", "^"  # stand for any figure, and for any word with a capital inside a sentence
FAMILY = "~"  # before the name of a family: any word of it
POLITICS, OTHER = "politics", "none"  # the kinds of sentences that report no conflict
BIAS = "*"  # the term of a table that every text has
_STOPS = frozenset(".!?:;“”\"'‘’()")  # behind these a capital says nothing
# A text's weights are those of its terms, times `SCALE` over the root of their number and `FEW` more: a few odd ones decide nothing.
SCALE, FEW = 4.0, 16
_WHOLE = 100  # hundredths
_FIELD = 64  # bits of the sum of a kind's weights: enough for all that a text may hold of the largest
_MOST = 1e6  # the largest weight
_PARTED, _ROWS, _CELLS = "\x1d", "\x1e", "\x1f"  # in packed tables


@frozen(eq=False)
class Wording:
    """One table: what the terms of a text say for each of some kinds of news. `rows` are as in `pack`, by term.

    Example:
        >>> wording = Wording(("Attack", "none"), {"gunmen": "0 2.5 1 -1", "shot": "0 1"})
        >>> [round(score, 2) for score in wording.scores({"gunmen", "shot", "him", "dead"})]
        [3.13, -0.89]
    """

    kinds: tuple[str, ...] = ()
    rows: Mapping[str, str] = field(factory=dict)
    _summed: dict[str, int] = field(init=False, repr=False, factory=dict)

    def weights(self, term: str) -> dict[str, int]:
        """Return the weight, in hundredths, of each kind of which a term says something.

        Whole numbers have the same sum in whatever order they come.
        """
        cells = self.rows.get(term, "").split()
        return {
            self.kinds[int(kind)]: round(float(weight) * _WHOLE)
            for kind, weight in zip(cells[::2], cells[1::2], strict=True)
        }

    def scores(self, terms: Collection[str]) -> list[float]:
        """Return for each kind how much a text speaks for it; the likeliest has most.

        Args:
            terms: what stands in the text, each once.
        """
        # All kinds of a term are fields of one large number: one sum a term instead of one a kind and term.
        total, rows, summed = 0, self.rows, self._summed
        for term in terms:
            weights = summed.get(term)
            if weights is None:
                if term not in rows:
                    continue
                weights = summed[term] = self._together(term)
            total += weights
        if BIAS not in summed:
            summed[BIAS] = self._together(BIAS)
        scale = SCALE / math.sqrt(len(terms) + FEW) / _WHOLE
        scores = [weight * scale for weight in self._apart(total)]
        for number, weight in enumerate(self._apart(summed[BIAS])):
            scores[number] += weight / _WHOLE
        return scores

    def _together(self, term: str) -> int:
        """The weights of a term as one number."""
        weights = self.weights(term)
        return sum(weights[kind] << _FIELD * number for number, kind in enumerate(self.kinds) if kind in weights)

    def _apart(self, total: int) -> list[int]:
        """The weights of each kind in a sum of such numbers."""
        half, many = 1 << (_FIELD - 1), len(self.kinds)
        raised = total + sum(half << _FIELD * number for number in range(many))  # none below 0
        return [one - half for one in struct.unpack(f"<{many}Q", raised.to_bytes(many * _FIELD // 8, "little"))]

    def chances(self, terms: Collection[str]) -> dict[str, float]:
        """Return the logarithm of each kind's chance, if nothing but the terms were known.

        Args:
            terms: as for `scores`.
        """
        scores = self.scores(terms)
        whole = _log_sum(scores)
        return {kind: score - whole for kind, score in zip(self.kinds, scores, strict=True)}


@frozen(eq=False)
class Families:
    """Words that news uses alike: (name of a family, its words with blanks between) of each; a later one takes words from those before it.

    Example:
        >>> families = Families((("shelled", "shelled pounded bombarded"), ("pounded", "pounded minced")))
        >>> families.terms["bombarded"], families.terms["minced"], families.terms["pounded"]
        ('~shelled', '~pounded', '~pounded')
    """

    rows: tuple[tuple[str, str], ...] = ()
    _terms: dict[str, str] = field(init=False, repr=False, factory=dict)

    @property
    def terms(self) -> Mapping[str, str]:
        """The term that stands for the family of each word that has one."""
        if not self._terms:  # only who codes pays for it, not each start
            found = {word: FAMILY + name for name, words in self.rows for word in words.split(" ")}
            self._terms.update(found)  # at once: no other thread finds half of them
        return self._terms


@frozen
class Limits:
    """How much the words of a text have to say before something follows from them, as logarithms; `limits.csv` says what each is for."""

    news_of_armed: float = 0.0
    news_of_known: float = 0.0
    news_of_nobody: float = 0.0
    conflict_of_armed: float = 0.0
    conflict_of_known: float = 0.0
    conflict_of_nobody: float = 0.0
    few_words: float = 0.0
    many_words: float = 1.0
    of_text: float = 0.0
    report_alone: float = 0.0
    report_beside: float = 0.0
    retype: float = 0.0
    relate_rule: float = 0.0


@frozen(eq=False)
class Wordings:
    """Both tables, the families of words, and the limits. `codes` gives the kind of relation of each CAMEO code that has one of its own, by its longest
    beginning; `types` the event type of what words alone tell, by table and kind; `never` the kinds of actors who do no such thing, likewise.
    """

    reports: Wording = field(factory=Wording)
    relations: Wording = field(factory=Wording)
    families: Families = field(factory=Families)
    limits: Limits = field(factory=Limits)
    codes: Mapping[str, str] = field(factory=dict)
    types: Mapping[tuple[str, str], str] = field(factory=dict)
    never: Mapping[tuple[str, str], frozenset[str]] = field(factory=dict)

    def fits(self, report: str, doer: str | None) -> bool:
        """Return whether an actor of a kind may do what a kind of report tells."""
        return doer not in self.never.get((REPORTS, report), ())

    def kind(self, cameo: str | None) -> str | None:
        """Return the kind of relation that a CAMEO code stands for.

        >>> Wordings(codes={"16": "SANCTION", "163": "COERCE"}).kind("1631")
        'COERCE'
        """
        codes = self.codes
        return next((codes[cameo[:n]] for n in (4, 3, 2) if cameo[:n] in codes), None) if cameo else None


def margin(chances: Mapping[str, float], others: Collection[str] = (POLITICS, OTHER)) -> float:
    """Return how much likelier it is that a text reports conflict than that it does not, as a logarithm.

    Args:
        chances: those of the table of reports.
        others: the kinds against which all the rest is weighed.

    Example:
        >>> chances = {"Attack": math.log(0.6), "politics": math.log(0.3), "none": math.log(0.1)}
        >>> round(margin(chances), 2), round(margin(chances, ["none"]), 2)
        (0.41, 2.2)
    """
    kinds: tuple[list[float], list[float]] = ([], [])
    for kind, chance in chances.items():
        kinds[kind in others].append(chance)
    return _log_sum(kinds[0]) - _log_sum(kinds[1])


def _log_sum(scores: Sequence[float]) -> float:
    most = max(scores)
    return most + math.log(sum(math.exp(score - most) for score in scores))


def marks(tokens: Tokens) -> Iterator[str]:
    """Yield each token of a sentence as the tables have it: in small letters, figures and names each as one sign, "" for what is no word.

    Args:
        tokens: the sentence.
    """
    capitals = sum(word[:1].isupper() for word in tokens.words)
    shouted = capitals * 2 > len(tokens.words) + 2  # a headline in capitals: they mark no names
    before = "."
    for word, lower in zip(tokens.words, tokens.lowers, strict=True):
        first = word[:1]
        if first.isalpha():
            yield NAME if first.isupper() and not shouted and before not in _STOPS else lower
        else:
            yield NUMBER if first.isdigit() else ""
        before = word


def report_terms(tokens: Tokens, families: Families) -> set[str]:
    """Return the terms of a sentence in the table of reports: its words, their families, and each two words that follow on each other.

    Args:
        tokens: the sentence.
        families: the families of words.

    Example:
        >>> from eventcoder.text.tokens import tokenise
        >>> text = "Rebels shot Bello."
        >>> sorted(report_terms(tokenise(text, 0, len(text)), Families((("fired", "fired shot"),))))
        ['rebels', 'rebels shot', 'shot', 'shot ^', '~fired']
    """
    words = list(filter(None, marks(tokens)))
    terms = {f"{one} {other}" for one, other in pairwise(words) if one != NAME or other != NAME}
    terms.update(word for word in words if word != NAME)
    kin = families.terms
    terms.update(kin[word] for word in words if word in kin)
    return terms


# --------------------------------------------------------------------------------------------- files


def read_wordings(
    folders: Sequence[Path], types: Collection[str], faults: FaultList, ours: Wordings | None = None
) -> Wordings:
    """Return the tables of dictionary folders as far as they can be used; a later folder's rows take the place of an earlier one's.

    Args:
        folders: dictionary folders; each may have files in `wording/`.
        types: the event types that there are.
        faults: the list that faults are added to.
        ours: what the first folder says, if it is known.
    """
    paths = [path for layer, path in layer_files(folders, PART) if layer or ours is None]
    found = Wordings() if ours is None else ours
    kinds = _Kinds(types, faults, dict(found.codes), dict(found.types), dict(found.never))
    for path in paths:
        if path.stem == KINDS:
            kinds.read(path)
    tables = {REPORTS: found.reports, RELATIONS: found.relations}
    made = {}
    for name, table in tables.items():
        # Rows of ours name kinds by their numbers, which a kind of a layer must not change.
        named = tuple(dict.fromkeys((*table.kinds, *(kind for of, kind in kinds.types if of == name))))
        rows = dict(table.rows)
        for path in paths:
            if path.stem == name:
                rows.update(_rows(path, named, faults))
        made[name] = Wording(named, rows)
    families = [row for path in paths if path.stem == FAMILIES for row in _families(path, faults)]
    limits = dict(limit for path in paths if path.stem == LIMITS for limit in _limits(path, faults))
    return Wordings(
        made[REPORTS],
        made[RELATIONS],
        Families((*found.families.rows, *families)),
        evolve(found.limits, **limits),
        kinds.codes,
        kinds.types,
        {kind: actors for kind, actors in kinds.never.items() if actors},
    )


@frozen
class _Kinds:
    """Reads `kinds.csv` of all layers."""

    known: Collection[str]
    faults: FaultList
    codes: dict[str, str]
    types: dict[tuple[str, str], str]
    never: dict[tuple[str, str], frozenset[str]]

    def read(self, path: Path) -> None:
        sheet = read_sheet(path, ("table", "kind", "type"), self.faults.note)
        if not sheet.usable:
            self.faults.doubt(KINDS)
        for line, (table, kind, cameo, name, actors) in sheet.rows("table", "kind", "cameo", "type", "not_by"):
            if table not in _TABLES:
                mend = f"write {' or '.join(_TABLES)}"
                self.faults.note(sheet.fault(line, "table", f"unknown table {table!r}", mend))
                self.faults.doubt(KINDS)
                continue
            if name != NO_EVENT and name not in self.known and not self.faults.in_doubt(name):
                mend = self.faults.nearest(name, self.known, "see ontologies/event_types.csv")
                self.faults.note(sheet.fault(line, "type", f"unknown event type {name!r}", mend))
            for actor in set(actors.split()).difference(ACTOR_KINDS):
                mend = self.faults.nearest(actor, ACTOR_KINDS, f"the kinds of actors are {', '.join(ACTOR_KINDS)}")
                self.faults.note(sheet.fault(line, "not_by", f"unknown kind of actor {actor!r}", mend, actor))
            self.types[table, kind], self.never[table, kind] = name, frozenset(actors.split())
            self.codes.update((code, kind) for code in filter(None, cameo.split("|")))


def _rows(path: Path, kinds: Sequence[str], faults: FaultList) -> Iterator[tuple[str, str]]:
    numbers = {kind: str(number) for number, kind in enumerate(kinds)}
    sheet = read_sheet(path, ("term", "weights"), faults.note)
    for line, (term, cell) in sheet.rows("term", "weights"):
        parts = []
        for part in filter(None, map(str.strip, cell.split("|"))):
            kind, _, weight = part.rpartition(" ")
            if kind in numbers and _is_number(weight) and abs(float(weight)) <= _MOST:
                parts.append(f"{numbers[kind]} {weight}")
            else:
                _blame(sheet, line, part, numbers, faults)
        yield term, " ".join(parts)


def _families(path: Path, faults: FaultList) -> Iterator[tuple[str, str]]:
    sheet = read_sheet(path, ("family", "words"), faults.note)
    for line, (name, cell) in sheet.rows("family", "words"):
        words = [word for word in map(str.strip, cell.split("|")) if word]
        if not name or name.startswith(FAMILY):
            mend = f"write its name alone; {FAMILY} stands before it in the tables"
            faults.note(sheet.fault(line, "family", f"{name!r} is no name of a family", mend))
        for word in words:
            if word != word.lower() or " " in word:
                mend = "write single words in small letters, | between them"
                faults.note(sheet.fault(line, "words", f"{word!r} is no word as the tables have them", mend, word))
        yield name, " ".join(words)


def _limits(path: Path, faults: FaultList) -> Iterator[tuple[str, float]]:
    names = [one.name.replace("_", "-") for one in fields(Limits)]
    sheet = read_sheet(path, ("limit", "value"), faults.note)
    for line, (name, value) in sheet.rows("limit", "value"):
        if name not in names:
            mend = faults.nearest(name, names, f"the limits are {', '.join(names)}")
            faults.note(sheet.fault(line, "limit", f"unknown limit {name!r}", mend))
        elif not _is_number(value):
            faults.note(sheet.fault(line, "value", f"{value!r} is no number", "write a number, such as -1.5"))
        else:
            yield name.replace("-", "_"), float(value)


def _blame(sheet: Sheet, line: int, part: str, kinds: Collection[str], faults: FaultList) -> None:
    """Note what is wrong with the weight of a kind."""
    kind, _, weight = part.rpartition(" ")
    if not _is_number(weight):
        mend = "write a kind and a number, such as 'Attack 1.5', and | between several"
        faults.note(sheet.fault(line, "weights", f"weight {weight!r} is no number", mend, part))
    elif abs(float(weight)) > _MOST:
        mend = "write one within a million; ours are hardly above 5"
        faults.note(sheet.fault(line, "weights", f"weight {weight!r} is too large", mend, part))
    elif not faults.in_doubt(KINDS):
        mend = faults.nearest(kind, kinds, f"the kinds are {', '.join(kinds)}")
        faults.note(sheet.fault(line, "weights", f"unknown kind {kind!r}", mend, part))


def _is_number(text: str) -> bool:
    try:
        return math.isfinite(float(text))
    except ValueError:
        return False


# -------------------------------------------------------------------------------------- compiled form


def pack(wordings: Wordings) -> str:
    """Return tables and families as one line of text, which is quickly read again."""
    codes = _ROWS.join(f"{code}{_CELLS}{kind}" for code, kind in wordings.codes.items())
    types = _ROWS.join(
        _CELLS.join((*kind, name, " ".join(sorted(wordings.never.get(kind, ())))))
        for kind, name in wordings.types.items()
    )
    tables = [
        _PARTED.join((_CELLS.join(table.kinds), _ROWS.join(table.rows), _ROWS.join(table.rows.values())))
        for table in (wordings.reports, wordings.relations)
    ]
    families = _ROWS.join(f"{name}{_CELLS}{words}" for name, words in wordings.families.rows)
    limits = _ROWS.join(f"{name}{_CELLS}{value}" for name, value in asdict(wordings.limits).items())
    return _PARTED.join((codes, types, families, limits, *tables))


def unpack(text: str) -> Wordings:
    """Return the tables that `pack` made a text of.

    Example:
        >>> shot, gave = Wording(("Attack", "none"), {"shot": "0 1.5"}), Wording(("AID",), {"gave": "0 1"})
        >>> kin = Families((("fired", "fired shot"),))
        >>> found = unpack(pack(Wordings(shot, gave, kin, Limits(retype=2.5), {"07": "AID"}, {("relations", "AID"): "aid"})))
        >>> found.reports.weights("shot"), found.kind("071"), found.types
        ({'Attack': 150}, 'AID', {('relations', 'AID'): 'aid'})
        >>> found.families.terms["shot"], found.limits.retype
        ('~fired', 2.5)
    """
    codes, types, families, limits, *tables = text.split(_PARTED)
    reports, relations = map(_table, tables[::3], tables[1::3], tables[2::3])
    named = [row.split(_CELLS) for row in types.split(_ROWS)] if types else []
    return Wordings(
        reports,
        relations,
        Families(tuple(_pairs(families).items())),
        Limits(**{name: float(value) for name, value in _pairs(limits).items()}),
        _pairs(codes),
        {(table, kind): name for table, kind, name, _ in named},
        {(table, kind): frozenset(actors.split()) for table, kind, _, actors in named if actors},
    )


def _table(kinds: str, terms: str, rows: str) -> Wording:
    """A table of which the terms and their rows stand apart, so that two splits read them: a start has no time for one a row."""
    found = dict(zip(terms.split(_ROWS), rows.split(_ROWS), strict=True)) if terms else {}
    return Wording(tuple(kinds.split(_CELLS)) if kinds else (), found)


def _pairs(text: str) -> dict[str, str]:
    return dict(row.split(_CELLS) for row in text.split(_ROWS)) if text else {}
