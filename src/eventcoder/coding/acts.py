"""Acts that a text has told, and whether a later mention may be of the same: place, day and sides must not speak against it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from attrs import evolve, frozen

from eventcoder.coding.context import Context
from eventcoder.coding.events import Writer
from eventcoder.coding.status import Outcome
from eventcoder.model import Event, Participant, Place
from eventcoder.ontology.decisions import IRREGULAR

CLOSE = 2  # sentences over which an act may be called by the name of another sort of violence
_VIOLENCE = ("force", "assault", "mass", "repression", "coerce/property/destroy")
_VIOLENT_CROWD = "dissent/riot"
_ANONYMOUS = ("UAF",)  # the armed of whom nobody has said whose they are
_STATE = frozenset({"GOV", "MIL", "COP", "SPY", "JUD", "LEG", "ELI"})  # role blocks of one camp
_ARMED = frozenset({"UAF", "REB", "CRM", "SEP", "INS", "RAD"})
_DAY = "day"
_TOWN = 2  # precision: in a town, or near it
_NONE: frozenset[str] = frozenset()


class Side(Protocol):
    """Whoever a phrase stands for, or took part in an event."""

    @property
    def name(self) -> str | None: ...  # noqa: D102
    @property
    def roles(self) -> tuple[str, ...]: ...  # noqa: D102


@frozen(eq=False)
class Act:
    """An act that later words may mean: where in the text it is, and its events, one for each pair of sides.

    `headline`: a title tells it, and so the story tells it again.
    """

    sentence: int
    outcome: Outcome
    events: list[Event]
    writer: Writer
    headline: bool = False

    @property
    def type(self) -> str:
        """Its innermost event type."""
        return self.outcome.reading.act

    def take(self, again: Event) -> None:
        """Take over what a later mention says."""
        self.events[:] = [enriched(event, again, self.outcome, self.writer) for event in self.events]

    def done_by(self, source: Participant) -> None:
        """Give its events the doer that another sentence names."""
        self.events[:] = [self.writer.recoded(evolve(event, source=source), self.outcome) for event in self.events]


def is_composed(outcome: Outcome) -> bool:
    """Is it more than the act inside ("threatened to attack"), as what only says that there was one is not ("died in the attack")?"""
    return outcome.reading.type != outcome.reading.act


def is_violent(name: str, context: Context) -> bool:
    """Is an event type one of violence, that of crowds and against things among it?"""
    return context.knowledge.ontology.types[name].family.startswith((*_VIOLENCE, _VIOLENT_CROWD))


def classes_of(word: str, context: Context) -> frozenset[str]:
    """Return the classes of a word of reference."""
    return context.knowledge.rules.classes.get(word, _NONE)


def is_said(words: Sequence[str], classes: frozenset[str], context: Context) -> bool:
    """Return whether one of some tokens is of these classes, which nearly always none is."""
    if context.knowledge.forms(classes).isdisjoint(words):
        return False
    return any(not classes.isdisjoint(classes_of(word, context)) for word in words)


def is_anonymous(party: Side) -> bool:
    """Is it "gunmen", "a suicide bomber", whom nobody has named yet?"""
    return party.name is None and party.roles[:1] == _ANONYMOUS


# ------------------------------------------------------------------------------------ may two be one


def agree(act: Act, event: Event | None) -> bool:
    """Does nothing that is said of an act later speak against its being the same?"""
    if is_composed(act.outcome):
        return False
    return event is None or any(same_act(first, event) for first in act.events[:1])


def same_act(first: Event, event: Event, *, nearby: bool = False) -> bool:
    """May two events be one by day, place and sides? `nearby`: two towns of a country may be one place."""
    if not is_together(first, event, nearby=nearby):
        return False
    sides = [(first.source, event.source), (first.target, event.target)]
    crossed = [(first.source, event.target), (first.target, event.source)] if first.mutual else sides
    return any(all(may_be(a, b) for a, b in pairs) for pairs in (sides, crossed))


def is_together(one: Event, other: Event, *, nearby: bool = False) -> bool:
    """May two events be of one day and place? `nearby`: two towns of a country may be one place."""
    if _DAY == one.date_precision == other.date_precision and one.date != other.date:
        return False
    return _may_be_there(one.place, other.place, nearby=nearby)


def _may_be_there(first: Place | None, second: Place | None, *, nearby: bool) -> bool:
    if first is None or second is None:
        return True
    if first.country is not None and second.country is not None and first.country != second.country:
        return False
    towns = all(
        place.lat is not None and place.precision is not None and place.precision <= _TOWN for place in (first, second)
    )  # where a camp is that no gazetteer has, nobody knows
    return nearby or not towns or first.name in second.name or second.name in first.name


def may_be(first: Participant | None, second: Participant | None) -> bool:
    """May two parties be one? Gunmen may turn out to be any armed group's."""
    if first is None or second is None:
        return True
    if is_anonymous(first) and second.kind in IRREGULAR or is_anonymous(second) and first.kind in IRREGULAR:
        return True
    if first.country is not None and second.country is not None and first.country != second.country:
        return False
    by_name = first.name is not None and second.name is not None and first.roles and second.roles
    return not by_name or one_name(first, second)  # a country alone is whoever acts for it


def _unmasked(first: Side, second: Side) -> bool:
    """Are they gunmen, and "the man" or people of whom no more is known?"""
    return any(is_anonymous(one) and _camp(other) == "people" for one, other in ((first, second), (second, first)))


def _camp(party: Side) -> str:
    """Is somebody of the state, armed against it, or neither?"""
    return "state" if party.roles[0] in _STATE else "armed" if party.roles[0] in _ARMED else "people"


def of_one_camp(first: Side | None, second: Side | None) -> bool:
    """Is neither of the state while the other is armed against it, or of the people?"""
    if first is None or second is None or not first.roles or not second.roles or _unmasked(first, second):
        return True
    return _camp(first) == _camp(second)


def one_name(first: Participant, second: Participant) -> bool:
    """May two names be of one: "Obama" and "Barack Obama", "EU" and "European Union"?"""
    one, other = (first.name or "").casefold(), (second.name or "").casefold()
    if one == other or not set(one.split()).isdisjoint(other.split()):
        return True
    short = any((party.name or "").isupper() for party in (first, second))
    return short and first.code == second.code


# ------------------------------------------------------------------------------------ what it takes over


def enriched(event: Event, again: Event, outcome: Outcome, writer: Writer) -> Event:
    """Return an event with what another mention says of it that it had not said itself.

    Args:
        event: what is kept.
        again: another mention of the same.
        outcome: what the event was made of.
        writer: of its sentence.
    """
    undated = event.date_precision is None and again.date is not None
    taken = evolve(
        event,
        source=again.source if event.source is None and not event.mutual else event.source,
        target=again.target if event.target is None and not event.mutual else event.target,
        place=again.place if _is_nearer(again.place, event.place) else event.place,
        fatalities=event.fatalities or again.fatalities,
        casualties=event.casualties or again.casualties,
        date=again.date if undated else event.date,
        date_precision=again.date_precision if undated else event.date_precision,
    )
    return writer.recoded(taken, outcome) if taken != event else event


def _is_nearer(new: Place | None, old: Place | None) -> bool:
    if new is None:
        return False
    if old is None:
        return True
    return (new.precision or _TOWN + 1) < (old.precision or _TOWN + 1)
