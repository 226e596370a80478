"""Coded events against gold events: precision, recall and F1 by code and by role, what is confused, how sure the figures are.

Gold events and coded events of a document are paired one to one: first the pairs that agree in code, source and target word
for word, as many as there can be; then those whose sides overlap on the same head; then those that agree in the code alone.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Literal, Protocol

from attrs import asdict, field, frozen

from eventcoder.errors import InputError

RETURNED = frozenset({"actual", "planned"})  # what `Coder.code` returns unless asked for more
EXACT, NEAR, CODE, NOTHING = 3, 2, 1, 0
Level = Literal["exact", "root", "quad"]
LEVELS: tuple[Level, ...] = ("exact", "root", "quad")
_SEED = 20
_TAIL = 0.025  # on either side of a 95 % interval

_DETERMINER = re.compile(r"^(?:the|an?|this|that|these|those|its|his|her|their|our|my)\s+(?=\S)")
_PRONOUNS = re.compile(r"(?:he|she|it|they|we|i|you|him|her|them|us|me|who|which|(?:him|her|it)self|themselves)")
_POST_MODIFIER = re.compile(r"[,(]|\s(?:of|in|from|at|near|on|to|by|for|with|against|between|outside|around|inside)\s")


# ------------------------------------------------------------------------------------------ what is compared


class Side(Protocol):
    """One side of a coded event, as `eventcoder.Participant` has it."""

    @property
    def text(self) -> str: ...  # noqa: D102
    @property
    def start(self) -> int | None: ...  # noqa: D102
    @property
    def head(self) -> tuple[int, int] | None: ...  # noqa: D102


class CodedEvent(Protocol):
    """A coded event, as `eventcoder.Event` has it."""

    @property
    def source(self) -> Side | None: ...  # noqa: D102
    @property
    def target(self) -> Side | None: ...  # noqa: D102
    @property
    def status(self) -> str: ...  # noqa: D102


@frozen(eq=False)
class GoldEvent:
    """One event that a careful coder takes; the first of each tuple is the best reading, the others are as good.

    `codes` are codes of the scheme that is asked for, None for "no code". `optional`: neither missed if it is not there nor
    an event too many if it is.
    """

    codes: tuple[str | None, ...]
    sources: tuple[str | None, ...]
    targets: tuple[str | None, ...]
    statuses: tuple[str, ...] = tuple(sorted(RETURNED))
    mutual: bool = False
    optional: bool = False
    facts: Mapping[str, Any] = field(factory=dict)

    @property
    def wanted(self) -> bool:
        """Whether a coder with default settings has to give it."""
        return not self.optional and self.statuses[0] in RETURNED


@frozen(eq=False)
class GoldDocument:
    """A text with the events that are to be found in it; none: nothing is to be coded."""

    id: str
    text: str
    events: tuple[GoldEvent, ...]
    date: str | None = None
    country: str | None = None


# -------------------------------------------------------------------------------------- one side against another


def plain(text: str) -> str:
    """Return the words that are compared: no leading determiner, no final possessive, no full stop.

    Example:
        >>> plain("The U.S.’s")
        'u.s'
    """
    text = " ".join(text.replace("’", "'").casefold().split()).rstrip(".,")
    text = re.sub(r"(?:'s|(?<=s)')$", "", text).rstrip(".")
    return _DETERMINER.sub("", text)


def head_word(text: str) -> str:
    """Return the last word before what follows a noun.

    Example:
        >>> head_word("the army of Chad")
        'army'
    """
    core = _POST_MODIFIER.split(plain(text).strip(" ,("), maxsplit=1)[0]
    return core.split()[-1] if core.split() else ""


def side_grade(wanted: Sequence[str | None], got: Side | None, text: str) -> int:
    """Return EXACT, NEAR or NOTHING for one side of an event against its readings in the gold."""
    if got is None:
        return EXACT if None in wanted else NOTHING
    return max((_span_grade(words, got, text) for words in wanted if words is not None), default=NOTHING)


def _span_grade(words: str, got: Side, text: str) -> int:
    gold, mine = plain(words), plain(got.text)
    if gold == mine or (got.start is None and _PRONOUNS.fullmatch(gold)):  # whom a pronoun stands for is as good
        return EXACT
    head = plain(text[slice(*got.head)]) if got.head is not None else head_word(got.text)
    if head == head_word(words) and (f" {gold} " in f" {mine} " or f" {mine} " in f" {gold} "):
        return NEAR
    return NOTHING


def sides(gold: GoldEvent, event: CodedEvent, text: str) -> tuple[int, int]:
    """Return the grades of source and target, exchanged where the act is mutual and that is better."""
    straight = side_grade(gold.sources, event.source, text), side_grade(gold.targets, event.target, text)
    if not gold.mutual:
        return straight
    crossed = side_grade(gold.sources, event.target, text), side_grade(gold.targets, event.source, text)
    return max(straight, crossed, key=lambda pair: (min(pair), sum(pair)))


def grade(gold: GoldEvent, event: CodedEvent, text: str, same_code: bool) -> int:
    """Return how well an event fits a gold event: EXACT, NEAR (in one side at least), CODE (only that), NOTHING."""
    if not same_code or not _same_world(gold, event):
        return NOTHING
    return min(sides(gold, event, text)) or CODE


def _same_world(gold: GoldEvent, event: CodedEvent) -> bool:
    """Whether both are returned by default; what is not returned must have one of the gold's statuses."""
    if event.status in RETURNED:
        return not RETURNED.isdisjoint(gold.statuses)
    return event.status in gold.statuses


# ------------------------------------------------------------------------------------------------- pairing


def assign(
    gold: Sequence[GoldEvent], events: Sequence[CodedEvent], grades: Sequence[Sequence[int]]
) -> list[tuple[int, int]]:
    """Pair gold events and coded events one to one: as many exact pairs as can be, then near ones, then those of the code.

    Args:
        gold: the gold events of a document.
        events: its coded events.
        grades: for each gold event, its grade with each coded event.

    Returns:
        pairs of their indexes.
    """
    order = sorted(range(len(gold)), key=lambda i: not gold[i].wanted)  # optional ones take what is left
    first = sorted(range(len(events)), key=lambda j: events[j].status not in RETURNED)
    gold_of: dict[int, int] = {}
    for rank in (EXACT, NEAR, CODE):
        settled = dict(gold_of)
        free = [j for j in first if j not in settled]
        for i in order:
            if i not in settled.values():
                _augment(i, [[j for j in free if row[j] == rank] for row in grades], gold_of, set())
    return [(i, j) for j, i in sorted(gold_of.items())]


def _augment(i: int, choices: list[list[int]], gold_of: dict[int, int], seen: set[int]) -> bool:
    for j in choices[i]:
        if j not in seen:
            seen.add(j)
            if j not in gold_of or _augment(gold_of[j], choices, gold_of, seen):
                gold_of[j] = i
                return True
    return False


# --------------------------------------------------------------------------------------------------- scores


@frozen
class Counts:
    """Sums over documents: `exact`, `near` and `code` are gold events found with at least that much right."""

    wanted: int
    coded: int
    exact: int
    near: int
    code: int

    def share(self, what: Literal["exact", "near", "code"]) -> tuple[float, float, float]:
        """Return precision, recall and F1 of what is right to that degree."""
        right: int = getattr(self, what)
        return _ratio(right, self.coded), _ratio(right, self.wanted), _ratio(2 * right, self.coded + self.wanted)


def _ratio(part: float, whole: float) -> float:
    return part / whole if whole else 0.0


@frozen
class Rate:
    """Precision, recall and F1, with the 95 % interval of each from resampled documents."""

    precision: float
    recall: float
    f1: float
    interval: tuple[tuple[float, float], tuple[float, float], tuple[float, float]]


@frozen
class CodeRate:
    """One code of the gold, or one that was coded: how often wanted, coded, found with that code whatever the sides."""

    code: str
    wanted: int
    coded: int
    found: int

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return _ratio(2 * self.found, self.wanted + self.coded)


@frozen
class Scores:
    """The result of `score`.

    `rates` maps a level to how well codes are found: "code" whatever the sides, "near" with both sides on the right head,
    "exact" with both sides word for word. `source` and `target`: of the events found by code, how many have that side exact,
    near or exact, and how many there are. `false_alarms`: events in documents that should have none, how many such documents
    have one, and how many there are. `confusions`: gold code, coded code ("-" for no event), how often; by sides or trigger
    order. `macro_f1`: the mean of F1 over the codes of the gold, at the exact level.
    """

    by: str
    documents: int
    counts: Mapping[Level, Counts]
    rates: Mapping[Level, Mapping[str, Rate]]
    macro_f1: float
    source: tuple[int, int, int]
    target: tuple[int, int, int]
    false_alarms: tuple[int, int, int]
    codes: tuple[CodeRate, ...]
    confusions: tuple[tuple[str, str, int], ...]
    misses: tuple[Miss, ...]
    per_document: tuple[Mapping[Level, Counts], ...] = field(repr=False)

    def to_dict(self) -> dict[str, Any]:
        """Return the figures as nested dicts and lists, ready for `json.dumps`."""
        return asdict(self, filter=lambda attribute, _: attribute.name not in ("per_document", "misses"))

    def __str__(self) -> str:
        return "\n".join(_report(self))


@frozen
class Miss:
    """A gold event that was not found, or an event too many, in words."""

    document: str
    text: str
    wanted: str
    coded: str


@frozen(eq=False)
class _Paired:
    """A document after pairing at one level."""

    gold: GoldDocument
    events: Sequence[Any]
    grades: list[list[int]]
    pairs: list[tuple[int, int]]

    @property
    def counts(self) -> Counts:
        ranks = [self.grades[i][j] for i, j in self.pairs if self.gold.events[i].wanted]
        return Counts(
            wanted=sum(event.wanted for event in self.gold.events),
            coded=len(self.returned) - self.beside,
            exact=sum(rank == EXACT for rank in ranks),
            near=sum(rank >= NEAR for rank in ranks),
            code=len(ranks),
        )

    @property
    def returned(self) -> list[int]:
        return [j for j, event in enumerate(self.events) if event.status in RETURNED]

    @property
    def beside(self) -> int:
        """How many returned events stand for optional gold events: they count neither way."""
        return sum(not self.gold.events[i].wanted and self.events[j].status in RETURNED for i, j in self.pairs)


def score(
    gold: Sequence[GoldDocument],
    coded: Sequence[Sequence[Any]],
    *,
    by: str = "cameo",
    draws: int = 1000,
    quad_of: Callable[[str], str | None] | None = None,
) -> Scores:
    """Return how well coded events agree with gold events.

    Args:
        gold: documents with their gold events.
        coded: for each of them its coded events, of whatever status.
        by: the scheme of the gold's codes: "cameo", "plover", "acled", "type", or the name of a scheme of your own.
        draws: how often documents are resampled for the intervals.
        quad_of: gives the quad class of a gold code of CAMEO; by default that of the shipped cameo.csv.

    Raises:
        InputError: not as many lists of events as documents.

    Example:
        >>> from eventcoder import Coder
        >>> text = "Rebels shelled Aleppo."
        >>> gold = [GoldDocument("a", text, (GoldEvent(("194",), ("Rebels",), ("Aleppo",)),))]
        >>> score(gold, [Coder().code(text)], draws=10).rates["exact"]["code"].recall
        1.0
    """
    if len(gold) != len(coded):
        raise InputError(f"{len(gold)} documents of gold and {len(coded)} of coded events; there must be as many")
    level_codes = _level_codes(by, quad_of)
    levels = [
        level
        for level in LEVELS
        if by in ("cameo", "plover") or level == "exact" or (by == "acled" and level == "root")
    ]
    paired = {level: [_pair(g, e, level, level_codes) for g, e in zip(gold, coded, strict=True)] for level in levels}
    per_document = tuple({level: paired[level][n].counts for level in levels} for n in range(len(gold)))
    exact = paired["exact"]
    counts = {level: _sum(counts[level] for counts in per_document) for level in levels}
    codes = _code_rates(exact, level_codes)
    of_gold = [rate for rate in codes if rate.wanted]
    return Scores(
        by=by,
        documents=len(gold),
        counts=counts,
        rates={level: _rates([c[level] for c in per_document], counts[level], draws) for level in levels},
        macro_f1=_ratio(sum(rate.f1 for rate in of_gold), len(of_gold)),
        source=_side_counts(exact, 0),
        target=_side_counts(exact, 1),
        false_alarms=_false_alarms(exact),
        codes=codes,
        confusions=_confusions(exact, level_codes),
        misses=tuple(miss for one in exact for miss in _misses(one, level_codes)),
        per_document=per_document,
    )


_CodeAt = Callable[[str | None, Level], str | None]


@frozen(eq=False)
class _LevelCodes:
    """Gives the code of a gold event or a coded event at a level."""

    coded: Callable[[Any, Level], str | None]
    gold: _CodeAt


def _level_codes(by: str, quad_of: Callable[[str], str | None] | None) -> _LevelCodes:
    if by == "cameo":
        quads = quad_of or _shipped_quads()
        return _LevelCodes(_cameo_at, lambda code, level: _cameo_code(code, level, quads))
    if by == "plover":
        return _LevelCodes(_plover_at, _plover_code)
    if by == "acled":
        types = _shipped_acled()
        return _LevelCodes(_acled_at, lambda code, level: types.get(code or "") if level == "root" else code)
    if by == "type":
        return _LevelCodes(lambda event, _: event.type, lambda code, _: code)
    return _LevelCodes(lambda event, _: event.codes.get(by), lambda code, _: code)


def _cameo_at(event: Any, level: Level) -> str | None:
    if level == "quad":
        return str(event.quad_class) if event.quad_class is not None else None
    code: str | None = event.cameo
    return code[:2] if code is not None and level == "root" else code


def _cameo_code(code: str | None, level: Level, quads: Callable[[str], str | None]) -> str | None:
    if code is None or level == "exact":
        return code
    return code[:2] if level == "root" else quads(code)


def _plover_at(event: Any, level: Level) -> str | None:
    reading = event.plover
    if reading is None:
        return None
    if level == "quad":
        return str(reading.quad)
    return f"{reading.event}/{reading.mode}" if level == "exact" and reading.mode else str(reading.event)


def _plover_code(code: str | None, level: Level) -> str | None:
    if code is None or level == "exact":
        return code
    event = code.partition("/")[0]
    return event if level == "root" else _shipped_plover_quads().get(event)


def _acled_at(event: Any, level: Level) -> str | None:
    reading = event.acled
    if reading is None:
        return None
    return str(reading.event_type if level == "root" else reading.sub_event_type)


def _shipped_quads() -> Callable[[str], str | None]:
    codes = _shipped_ontology().cameo_codes
    return lambda code: str(codes[code].quad_class) if code in codes else None


def _shipped_acled() -> dict[str, str]:
    return {name: known.reading.event_type for name, known in _shipped_ontology().acled_types.items()}


def _shipped_plover_quads() -> dict[str, str]:
    types = _shipped_ontology().types.values()
    return {known.plover.event: str(known.plover.quad) for known in types if known.plover is not None}


def _shipped_ontology() -> Any:
    from eventcoder.dictionaries.shipped import shipped_dictionaries  # noqa: PLC0415 - files are read only when asked for
    from eventcoder.ontology.load import load_ontology  # noqa: PLC0415

    return load_ontology([shipped_dictionaries()])


def _pair(gold: GoldDocument, events: Sequence[Any], level: Level, codes: _LevelCodes) -> _Paired:
    grades = []
    mine = [codes.coded(event, level) for event in events]
    for wanted in gold.events:
        readings = {codes.gold(code, level) for code in wanted.codes}
        grades.append(
            [grade(wanted, event, gold.text, code in readings) for event, code in zip(events, mine, strict=True)]
        )
    return _Paired(gold, events, grades, assign(gold.events, events, grades))


def _sum(counts: Iterable[Counts]) -> Counts:
    rows = [(c.wanted, c.coded, c.exact, c.near, c.code) for c in counts]
    return Counts(*(sum(column) for column in zip(*rows, strict=True))) if rows else Counts(0, 0, 0, 0, 0)


def _rates(per_document: Sequence[Counts], total: Counts, draws: int) -> dict[str, Rate]:
    drawn = [_sum(sample) for sample in _samples(per_document, draws)]
    return {
        what: Rate(*total.share(what), interval=_intervals([one.share(what) for one in drawn]))
        for what in ("code", "near", "exact")
    }


def _samples(per_document: Sequence[Counts], draws: int) -> Iterable[list[Counts]]:
    """Yield documents drawn with replacement, the same for the same number of documents."""
    source = random.Random(_SEED)  # noqa: S311 - figures must come out the same each time
    for _ in range(draws if per_document else 0):
        yield source.choices(per_document, k=len(per_document))


def _intervals(drawn: Sequence[tuple[float, float, float]]) -> Any:
    if not drawn:
        return ((0.0, 0.0),) * 3
    low, high = int(_TAIL * len(drawn)), int((1 - _TAIL) * (len(drawn) - 1))
    return tuple((column[low], column[high]) for column in map(sorted, zip(*drawn, strict=True)))


def _code_rates(paired: Sequence[_Paired], codes: _LevelCodes) -> tuple[CodeRate, ...]:
    wanted: Counter[str] = Counter()
    coded: Counter[str] = Counter()
    found: Counter[str] = Counter()
    for one in paired:
        wanted.update(codes.gold(g.codes[0], "exact") or "-" for g in one.gold.events if g.wanted)
        taken = {j: i for i, j in one.pairs}
        for j in one.returned:
            i = taken.get(j)
            if i is None:
                coded[codes.coded(one.events[j], "exact") or "-"] += 1
            elif one.gold.events[i].wanted:
                code = one.gold.events[i].codes[0] or "-"  # found under a reading that is as good
                coded[code] += 1
                found[code] += 1
    names = sorted(wanted.keys() | coded.keys(), key=lambda code: (-wanted[code], code))
    return tuple(CodeRate(code, wanted[code], coded[code], found[code]) for code in names)


def _side_counts(paired: Sequence[_Paired], side: int) -> tuple[int, int, int]:
    grades = [
        sides(one.gold.events[i], one.events[j], one.gold.text)[side]
        for one in paired
        for i, j in one.pairs
        if one.gold.events[i].wanted
    ]
    return sum(rank == EXACT for rank in grades), sum(rank >= NEAR for rank in grades), len(grades)


def _false_alarms(paired: Sequence[_Paired]) -> tuple[int, int, int]:
    events = [len(one.returned) for one in paired if not one.gold.events]
    return sum(events), sum(count > 0 for count in events), len(events)


def _left(one: _Paired) -> tuple[list[int], list[int]]:
    """The wanted gold events and the returned events that were not paired, or not with a wanted one."""
    done = {i for i, _ in one.pairs}
    taken = {j for _, j in one.pairs}
    wanted = [i for i, event in enumerate(one.gold.events) if event.wanted and i not in done]
    return wanted, [j for j in one.returned if j not in taken]


def _matched_up(one: _Paired) -> list[tuple[int | None, int | None]]:
    """What was not found beside what came instead: an event with the same sides, else the next one."""
    wanted, extra = _left(one)
    out: list[tuple[int | None, int | None]] = []
    for i in wanted:
        fits = [min(sides(one.gold.events[i], one.events[j], one.gold.text)) for j in extra]
        best = max(range(len(extra)), key=lambda n: fits[n], default=None)
        out.append((i, extra.pop(best) if best is not None else None))
    return out + [(None, j) for j in extra]


def _confusions(paired: Sequence[_Paired], codes: _LevelCodes) -> tuple[tuple[str, str, int], ...]:
    found: Counter[tuple[str, str]] = Counter()
    for one in paired:
        for i, j in _matched_up(one):
            gold = codes.gold(one.gold.events[i].codes[0], "exact") if i is not None else None
            mine = codes.coded(one.events[j], "exact") if j is not None else None
            found[gold or "-", mine or "-"] += 1
    ordered = sorted(found.items(), key=lambda item: (-item[1], item[0]))
    return tuple((gold, mine, count) for (gold, mine), count in ordered)


def _misses(one: _Paired, codes: _LevelCodes) -> Iterable[Miss]:
    for i, j in _matched_up(one):
        yield Miss(one.gold.id, one.gold.text, _gold_words(one, i), _event_words(one, j, codes))
    for i, j in one.pairs:
        if one.gold.events[i].wanted and one.grades[i][j] == CODE:
            yield Miss(one.gold.id, one.gold.text, _gold_words(one, i), _event_words(one, j, codes))


def _gold_words(one: _Paired, i: int | None) -> str:
    if i is None:
        return "nothing"
    gold = one.gold.events[i]
    readings = ("/".join(reading or "-" for reading in part) for part in (gold.codes, gold.sources, gold.targets))
    return "{} {} -> {}".format(*readings)


def _event_words(one: _Paired, j: int | None, codes: _LevelCodes) -> str:
    if j is None:
        return "nothing"
    event = one.events[j]
    source, target = (side.text if side is not None else "-" for side in (event.source, event.target))
    return f"{codes.coded(event, 'exact') or '-'} {source} -> {target}  ({event.rule})"


# --------------------------------------------------------------------------------------------- two runs


@frozen
class Comparison:
    """The difference of two runs over the same gold, second less first, for exact codes with near sides.

    `interval` is the 95 % interval of the difference of F1, and `better` the share of resamplings in which the second is better.
    """

    first: Rate
    second: Rate
    difference: float
    interval: tuple[float, float]
    better: float

    def __str__(self) -> str:
        low, high = self.interval
        return (
            f"F1 {self.first.f1:.3f} -> {self.second.f1:.3f}, difference {self.difference:+.3f} "
            f"(95 % interval {low:+.3f} to {high:+.3f}); better in {self.better:.0%} of resamplings"
        )


def compare(first: Scores, second: Scores, *, draws: int = 1000) -> Comparison:
    """Return how two runs over the same gold differ, by paired resampling of documents.

    Args:
        first: the scores of one run.
        second: those of the other.
        draws: how often documents are resampled.

    Raises:
        InputError: the two are not over the same number of documents.
    """
    if first.documents != second.documents:
        raise InputError(f"one run has {first.documents} documents, the other {second.documents}; score the same gold")
    one = [counts["exact"] for counts in first.per_document]
    other = [counts["exact"] for counts in second.per_document]
    pairs = zip(_samples(one, draws), _samples(other, draws), strict=True)  # the same seed draws the same documents
    differences = sorted(_sum(b).share("near")[2] - _sum(a).share("near")[2] for a, b in pairs)
    low, high = int(_TAIL * len(differences)), int((1 - _TAIL) * max(len(differences) - 1, 0))
    before, after = first.rates["exact"]["near"], second.rates["exact"]["near"]
    return Comparison(
        before,
        after,
        after.f1 - before.f1,
        (differences[low], differences[high]) if differences else (0.0, 0.0),
        _ratio(sum(difference > 0 for difference in differences), len(differences)),
    )


# ---------------------------------------------------------------------------------------------- the report

_ROWS = (("code", "code"), ("near", "code and sides"), ("exact", "code and sides, word for word"))
_SHOWN = 15


def _report(scores: Scores) -> Iterable[str]:
    counts = scores.counts["exact"]
    yield f"{scores.documents} documents, {counts.wanted} events wanted, {counts.coded} coded, by {scores.by}"
    yield ""
    yield f"{'':32}precision       recall          F1    [95 % interval]"
    for level, rates in scores.rates.items():
        for what, label in _ROWS:
            rate = rates[what]
            low, high = rate.interval[2]
            figures = f"{rate.precision:9.3f}{rate.recall:13.3f}{rate.f1:12.3f}"
            yield f"{level if what == 'code' else '':6}{label:30}{figures}    [{low:.3f}, {high:.3f}]"
    yield ""
    yield f"macro F1 over the codes of the gold {scores.macro_f1:.3f}"
    for name, (exact, near, total) in (("source", scores.source), ("target", scores.target)):
        yield f"{name} of {total} events found by code: {near} right ({exact} word for word)"
    alarms, having, empty = scores.false_alarms
    yield f"false alarms: {alarms}, in {having} of {empty} documents that should have no event"
    if scores.confusions:
        yield ""
        yield "most frequent confusions (gold, coded, how often; - is no event)"
        for gold, mine, count in scores.confusions[:_SHOWN]:
            yield f"  {gold:12} {mine:12} {count:5}"
