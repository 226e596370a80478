"""Leaves out events of texts that are no political news: a clash in a cup final, a bid for a firm, a film's bombing.

Each sentence weighs what its words say for a domain, what the rest of the text says, and what speaks against it: words of
politics and violence, and public actors among the event's sides. What is left out is kept, with the reason.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

from attrs import field, frozen

from eventcoder.coding.doubts import doubted, is_figure, is_forced, is_nobody, is_of, is_unlikely, words_of
from eventcoder.coding.frames import BARE, Frame
from eventcoder.coding.standing import VERBAL, Standing, standing_of
from eventcoder.coding.telling import Telling
from eventcoder.dictionaries.cues import Cue
from eventcoder.dictionaries.discards import SINGLE, TELLING, Discards, Domain
from eventcoder.dictionaries.wording import OTHER, Limits
from eventcoder.grammar.inflection import plural
from eventcoder.model import Event, Participant, Tokens
from eventcoder.ontology.decisions import CIVILIANS
from eventcoder.ontology.event_types import EventType

_HAIR = 1e-6  # sums of weights may differ by less
_OF, _REACH = " of ", 3  # "a herd of wild elephants"
_HISTORY, _OTHER_AGE = "history", 1970  # the domain of what a text without a date dates to a year before this one
_BLANK = " "  # no word of any cue
_PAST, _DONE = "historical", "actual"
_TOLD = frozenset({_DONE, "planned"})  # what else is said of acts stands in words of all sorts
_VIOLENCE_AND_PROTEST = frozenset({"PROTEST", "ASSAULT"})  # of PLOVER; fines and sanctions stand in words of trade
_OTHER = "other news"
_SURE = 3.0  # the weight of cues of news that are hardly ever figures
_SHOWN = 5  # words, as reasons
_NOBODY = 1.0  # what speaks for a domain where strangers say something
LEAD = 3  # the first sentences say what a text is about: headline, and who, what, where
_KINSHIP = 0.5  # the share of a kindred domain's words that counts for a domain
_WORK = 8.0  # surely a work, which tells its plot for some sentences more; one that a text opens with, to its end
_PLOT = 3  # sentences
Framing = Callable[[Event], Frame]  # what grammar says around an event of a sentence


@frozen(eq=False)
class CodedSentence:
    """A sentence with its events; `framing` is asked only where a cue of the sentence speaks for single events. `undated`: nothing
    says when its text was written, so that grammar takes no act of it for history.
    """

    tokens: Tokens
    events: Sequence[Event]
    framing: Framing = lambda _event: BARE
    undated: bool = False


@frozen
class LeftOut:
    """An event that was left out, and why.

    `cues` are the sentence's own words for the domain, `against` its words and sides that spoke for news, `rest` what the
    rest of the text added (less its own news words), `weight` the sum, which reached `threshold`.
    """

    event: Event
    domain: str
    cues: tuple[str, ...]
    rest: float
    against: tuple[str, ...]
    weight: float
    threshold: float

    @property
    def reason(self) -> str:
        """The reason in words.

        Returns:
            such as 'left out as sport: cues semi-final; weight 3.0 of 3.0'.
        """
        parts = [f"cues {', '.join(self.cues)}"] if self.cues else []
        if self.rest:
            parts.append(f"the rest of the text {self.rest:+.1f}")
        if self.against:
            parts.append(f"against it {', '.join(self.against)}")
        return f"left out as {self.domain}: {'; '.join([*parts, f'weight {self.weight:.1f} of {self.threshold:.1f}'])}"


@frozen
class Sifted:
    """The events of a text that stay, in the order they came, and those that were left out."""

    events: tuple[Event, ...]
    left_out: tuple[LeftOut, ...] = ()


def sift(
    sentences: Sequence[CodedSentence],
    discards: Discards,
    types: Mapping[str, EventType],
    private_roles: Collection[str],
    telling: Telling | None,
) -> Sifted:
    """Return the events of a text, those of domains that are no political news set apart.

    Args:
        sentences: every sentence of the text with its events.
        discards: the domains and their cues.
        types: the event types by name.
        private_roles: the role blocks that make nobody a public actor.
        telling: what the wording of its sentences says; None: leave none out for its wording.
    """
    if not any(one.events for one in sentences):
        return Sifted(())
    left: list[LeftOut] = []
    weighing = _Weighing([discards.cues.find(_outside_names(one)) for one in sentences], discards)
    kept = list(_outside_domains(sentences, weighing, types, private_roles, left))
    stay = [event for _, event in kept] if telling is None else _told_as_news(kept, telling, weighing, left)
    return Sifted(tuple(stay), tuple(left))


def _outside_domains(
    sentences: Sequence[CodedSentence],
    weighing: _Weighing,
    types: Mapping[str, EventType],
    private_roles: Collection[str],
    left: list[LeftOut],
) -> Iterator[tuple[int, Event]]:
    """Yield the events of no domain with the numbers of their sentences; all others go to `left`."""
    for at, one in enumerate(sentences):
        if not one.events:
            continue
        if not weighing.out or not weighing.doubtful(at):
            yield from ((at, event) for event in one.events)
            continue
        sums = weighing.sentence(at)
        for event in one.events:
            around = one.framing(event)
            single = _of_event(event, (*weighing.single[at], *weighing.plots[at]), around, one.tokens.starts[0])
            old = one.undated and len(sentences) > 1 and _is_old(event)  # one sentence may be all that is asked
            families = _families(event, types)
            case = _Case(event, families, standing_of(event, families, private_roles), single, around, old)
            found = weighing.verdict(at, sums, case)
            if found is None:
                yield at, event
            else:
                left.append(found)


def _told_as_news(
    kept: Sequence[tuple[int, Event]], telling: Telling, weighing: _Weighing, left: list[LeftOut]
) -> Iterator[Event]:
    """Yield the events but those that are told in words of other news; these go to `left`."""
    for at, event in kept:
        if event.status not in _TOLD:
            yield event
            continue
        deed = _is_conflict(event)
        for_news, for_conflict = _limits(event, telling.limits, surely=deed and weighing.surely_news(at))
        margin, limit = telling.margin(at, (OTHER,)), for_news + telling.allowance(at)
        if margin > limit and deed:
            margin, limit = telling.margin(at), for_conflict + telling.allowance(at)
        if margin > limit:
            yield event
        else:
            cues = tuple(telling.against(at, _SHOWN))
            left.append(LeftOut(event, _OTHER, cues, 0.0, (), round(-margin, 2), -limit))


def _limits(event: Event, limits: Limits, *, surely: bool) -> tuple[float, float]:
    """The margins at which an event is left out, for other news and for no conflict; words that are `surely` news are as good as who acts."""
    sides = [side for side in (event.source, event.target) if side is not None]
    if surely or any(side.kind not in (None, CIVILIANS) for side in sides):
        return limits.news_of_armed, limits.conflict_of_armed
    if any(side.code is not None for side in sides):
        return limits.news_of_known, limits.conflict_of_known
    return limits.news_of_nobody, limits.conflict_of_nobody


def _is_conflict(event: Event) -> bool:
    """Is it told as a deed of conflict that was done? What is feared, ruled out or long past stands in other words."""
    if event.status != _DONE:
        return False
    return event.acled is not None or event.plover is not None and event.plover.event in _VIOLENCE_AND_PROTEST


def _outside_names(one: CodedSentence) -> Sequence[str]:
    """The words of a sentence but those of its sides' own names, which tell of no domain: Oscar Arias sings none."""
    sides = [side for event in one.events for side in (event.source, event.target) if side is not None and side.code]
    spans = [span for side in sides if (span := _name_of(side)) is not None]
    if not spans:
        return one.tokens.lowers
    return [
        _BLANK if any(first <= start < end for first, end in spans) else lower
        for lower, start in zip(one.tokens.lowers, one.tokens.starts, strict=True)
    ]


def _name_of(side: Participant) -> tuple[int, int] | None:
    """Where a side's name of several words stands in the text, if it ends the phrase as the dictionaries write it."""
    name = side.name.split() if side.name is not None and side.start is not None else []
    words = side.text.split()[-len(name) :] if len(name) > 1 else []
    if side.start is None or not words or words[-1] != name[-1] or not all(word[:1].isupper() for word in words):
        return None
    end = side.start + len(side.text)
    return side.start + side.text.rindex(words[0], 0, len(side.text) - len(" ".join(words[1:]))), end


Totals = Mapping[str, float]


@frozen
class _Sentence:
    """What stands for each domain in one sentence and around it: `own` cues, and the `rest` of the text."""

    own: Totals
    rest: Totals


@frozen(eq=False)
class _Case:
    """An event that is weighed: its `families` (of what is done first, then of the act inside), how public its sides are, and the
    cues that speak for it alone, with their `sums`. `words` name the act; `around` is what grammar says. `old`: the text dates it
    to another age.
    """

    event: Event
    families: tuple[str, ...]
    standing: Standing
    cues: Sequence[Cue]
    around: Frame
    old: bool = False
    strangers: bool = field(init=False)
    words: frozenset[str] = field(init=False)
    sums: Totals = field(init=False)

    @strangers.default
    def _find_strangers(self) -> bool:
        """Are these words between people of whom the dictionaries know nothing? In politics one side is known as a rule."""
        sides = (self.event.source, self.event.target)
        return self.event.quad_class in VERBAL and all(side is None or side.code is None for side in sides)

    @property
    def dead(self) -> int:
        """How many the event is said to have killed, at the least."""
        return (self.event.fatalities.low or 0) if self.event.fatalities is not None else 0

    def is_upon(self, domain: str) -> bool:
        """Does the domain name what was hit, so that those who are counted are none of its dead ("killed | 14 dummies")?"""
        return any(cue.domain == domain and cue.scope == "target" for cue in self.cues)

    @words.default
    def _find_words(self) -> frozenset[str]:
        return words_of(self.event, self.around)

    @sums.default
    def _sum_cues(self) -> Totals:
        return _sums(self.cues)


@frozen(eq=False)
class _Weighing:
    """The cues of every sentence of a text, and their sums by domain."""

    found: Sequence[Sequence[Cue]]
    discards: Discards
    cues: Sequence[Sequence[Cue]] = field(init=False)  # of sentences and the text
    single: Sequence[Sequence[Cue]] = field(init=False)  # of single events
    plots: Sequence[Sequence[Cue]] = field(init=False)  # of works named in the sentences before, which go on telling
    totals: Sequence[Totals] = field(init=False)
    whole: Totals = field(init=False)
    lead: Totals = field(init=False)
    out: Sequence[Domain] = field(init=False)
    news: frozenset[str] = field(init=False)

    @cues.default
    def _find_cues(self) -> list[list[Cue]]:
        return [[cue for cue in cues if cue.scope not in SINGLE] for cues in self.found]

    @single.default
    def _find_single(self) -> list[list[Cue]]:
        return [[cue for cue in cues if cue.scope in SINGLE] for cues in self.found]

    @plots.default
    def _find_plots(self) -> list[list[Cue]]:
        """The works named shortly before each sentence, or where the text opens, the one that weighs most of each domain."""
        out: list[list[Cue]] = []
        for at in range(len(self.found)):
            before: dict[str, Cue] = {}
            near = (*self.single[: min(at, LEAD)], *self.single[max(LEAD, at - _PLOT) : at])
            for cue in (cue for cues in near for cue in cues):
                if cue.scope == TELLING and cue.weight >= _WORK:
                    before[cue.domain] = max(cue, before.get(cue.domain, cue), key=lambda one: one.weight)
            out.append(list(before.values()))
        return out

    @totals.default
    def _sum_sentences(self) -> list[Totals]:
        return [_sums(cues) for cues in self.cues]

    @whole.default
    def _sum_text(self) -> Totals:
        return _added(self.totals)

    @lead.default
    def _sum_lead(self) -> Totals:
        return _added(self.totals[:LEAD])

    @out.default
    def _find_out(self) -> list[Domain]:
        named = {cue.domain for cues in self.found for cue in cues}
        return [domain for domain in self.discards.out if domain.doubt or domain.name in named]

    @news.default
    def _find_news(self) -> frozenset[str]:
        return frozenset(name for name in self.whole if self.discards.domains[name].verdict == "news")

    def surely_news(self, at: int) -> bool:
        """Return whether a sentence has words of violence that are hardly ever figures ("a bomb exploded")."""
        return any(cue.scope == "sentence" and cue.weight >= _SURE and cue.domain in self.news for cue in self.cues[at])

    def sentence(self, at: int) -> _Sentence:
        """Return the sums that the verdicts on a sentence's events share."""
        own = _sums([cue for cue in self.cues[at] if cue.scope == "sentence"])
        return _Sentence(own, {name: self._rest(at, name) for name in self.whole})

    def doubtful(self, at: int) -> bool:
        """Return whether the words for some domain may reach its threshold: where not, what speaks against it does not matter."""
        if self.single[at] or self.plots[at] or any(domain.doubt for domain in self.out):
            return True
        return any(
            self._about(at, domain.name) + _of_kin(domain, lambda kin: self._about(at, kin)) >= domain.least - _HAIR
            for domain in self.out
        )

    def _about(self, at: int, name: str) -> float:
        """What a sentence and the text around it say for a domain."""
        return self.totals[at].get(name, 0.0) + self._rest(at, name)

    def verdict(self, at: int, sums: _Sentence, case: _Case) -> LeftOut | None:
        """Return why an event of a sentence is left out, by the domain that outweighs its threshold most; None if it stays."""
        best: tuple[float, Domain, float, float] | None = None
        limits = self.discards.limits(case.families)
        for domain in self.out:
            limit = limits.get(domain.name)
            if limit is None or domain.name == _HISTORY and case.event.status == _PAST:
                continue  # what its own date makes history is no news, and marked so
            if domain.dead is not None and case.dead >= domain.dead and not case.is_upon(domain.name):
                continue
            weight = self._weight(at, sums, case, domain)
            if limit <= weight and (best is None or weight - limit > best[0]):
                best = (weight - limit, domain, weight, limit)
        return self._told(at, sums, case, *best[1:]) if best is not None else None

    def _weight(self, at: int, sums: _Sentence, case: _Case, domain: Domain) -> float:
        """What speaks for a domain at an event, less what speaks against it."""
        name = domain.name
        forced = not domain.doubt and is_forced(domain, case.event)  # whatever else is played, this is no play
        rest: Totals = {} if forced else sums.rest
        weight = sums.own.get(name, 0.0) + case.sums.get(name, 0.0) + rest.get(name, 0.0)
        if domain.kin:
            weight += _of_kin(domain, lambda kin: sums.own.get(kin, 0.0) + rest.get(kin, 0.0))
        if not domain.doubt:
            if case.old and weight > 0 and name == _HISTORY:
                return weight + domain.needs  # wars of another age are full of the words of ours
            strangers = _NOBODY if case.strangers and weight > 0 else 0.0
            news = self._news(at, sums, case, domain)
            return weight - news - case.standing.against(domain, case.event) + strangers
        doubt = max(
            0.0,
            doubted(domain, case.event, case.around, case.families)
            - sum(cue.weight for cue in self._dispelling(case, domain)),
        )
        news = sum(sums.rest[name] for name in self._heard(domain))
        return weight + doubt - news - sum(cue.weight for cue in self._heeded(at, case, domain))

    def _news(self, at: int, sums: _Sentence, case: _Case, domain: Domain) -> float:
        """What the words of news in a sentence and around it weigh against a domain; a plot may have any number around."""
        told = any(cue.scope == TELLING and cue.domain == domain.name for cue in case.cues)
        around = 0.0 if told else sum(sums.rest[name] for name in self._heard(domain))
        return around + sum(cue.weight for cue in self._heeded(at, case, domain))

    def _heard(self, domain: Domain) -> list[str]:
        """The domains of news that speak against a domain."""
        return sorted(self.news & domain.heeds if domain.heeds else self.news)

    def _heeded(self, at: int, case: _Case, domain: Domain) -> list[Cue]:
        """The words of news in a sentence that speak against a domain, without the act's own, which does not speak for itself."""
        heard = self._heard(domain)
        strange = domain.doubt and is_unlikely(domain, case.event, case.around)
        unlikely = case.around.subject if strange else None
        return [
            cue
            for cue in self.cues[at]
            if cue.scope == "sentence" and cue.domain in heard and not is_figure(cue, case.words, unlikely)
        ]

    def _dispelling(self, case: _Case, domain: Domain) -> list[Cue]:
        """The cues of news that head a side of an event. A politician's victim is one in words only, nobody's is none."""
        verbal = is_of(case.event.source, domain.verbal) or is_nobody(case.event, case.around)
        return [cue for cue in case.cues if cue.domain in domain.heeds and not (verbal and cue.scope == "target")]

    def _told(self, at: int, sums: _Sentence, case: _Case, domain: Domain, weight: float, threshold: float) -> LeftOut:
        here = [cue for cue in self.cues[at] if cue.scope == "sentence"]
        own = tuple(cue.text for cue in (*here, *case.cues) if cue.domain == domain.name)
        heeded = self._heeded(at, case, domain)
        against = [cue.text for cue in heeded]
        if domain.doubt:
            against += [cue.text for cue in self._dispelling(case, domain)]
        elif case.standing.against(domain, case.event):
            against.append(f"a side with {case.standing.reason}")
        rest = sums.rest.get(domain.name, 0.0) - sum(sums.rest[name] for name in self._heard(domain))
        return LeftOut(case.event, domain.name, own, round(rest, 2), tuple(against), round(weight, 2), threshold)

    def _rest(self, at: int, name: str) -> float:
        """What the other sentences of the text say for a domain, on average; the first ones alone if they say more."""
        own = self.totals[at].get(name, 0.0)
        others = len(self.totals) - 1
        mean = (self.whole.get(name, 0.0) - own) / others if others else 0.0
        first = min(LEAD, len(self.totals)) - (at < LEAD)
        lead = (self.lead.get(name, 0.0) - (own if at < LEAD else 0.0)) / first if first else 0.0
        return max(mean, lead) * self.discards.domains[name].carry


def _of_event(event: Event, cues: Sequence[Cue], around: Frame, opening: int) -> list[Cue]:
    """The cues that speak for an event: those that head the side of which they speak, those of a plot if it is told as one."""
    sides = {
        "source": (event.source, around.subject),
        "target": (event.target, around.object),
    }
    return [
        cue for cue in cues if (around.told if cue.scope == TELLING else _is_headed(*sides[cue.scope], cue, opening))
    ]


def _is_headed(side: Participant | None, word: str, cue: Cue, opening: int) -> bool:
    """Is the last word of a cue the head of a side's phrase, in the singular or the plural ("storms"), or does it open a name
    ("Storm Xynthia") or follow the *of* of what nobody knows ("a pack of dogs")? A capital makes a name of a head ("the
    Tigers"), but where the sentence opens with it. Where the record has no such side, the clause's own phrase is asked.
    """
    last = cue.text.rpartition(" ")[2]
    forms = (last, plural(last))
    if side is None:
        return word in forms
    if side.head is None or side.start is None:
        return False
    first, end = (offset - side.start for offset in side.head)
    head = side.text[first:end]
    if head in forms or side.head[0] == opening and head[1:] == head[1:].lower() and head.lower() in forms:
        return True
    if side.code is None and side.text[end:].startswith(_OF):
        return any(inner in forms for inner in side.text[end + len(_OF) :].split()[:_REACH])
    return head[:1].isupper() and side.text.lower().startswith(f"{cue.text} ")


def _of_kin(domain: Domain, weigh: Callable[[str], float]) -> float:
    """What the kindred domain of which a text speaks most adds: a firm's quarrel over a game is trade and technology both."""
    return _KINSHIP * max((weigh(kin) for kin in domain.kin), default=0.0)


def _is_old(event: Event) -> bool:
    """Does the text date an act to another age?"""
    return event.date is not None and event.date.year < _OTHER_AGE


def _families(event: Event, types: Mapping[str, EventType]) -> tuple[str, ...]:
    return tuple({types[name].family: None for name in (event.type, event.act) if name in types})


def _sums(cues: Sequence[Cue]) -> Totals:
    sums: dict[str, float] = {}
    for cue in cues:
        sums[cue.domain] = sums.get(cue.domain, 0.0) + cue.weight
    return sums


def _added(totals: Sequence[Totals]) -> Totals:
    sums: dict[str, float] = {}
    for sentence in totals:
        for name, weight in sentence.items():
            sums[name] = sums.get(name, 0.0) + weight
    return sums
