"""What became of one sentence on its way through the pipeline."""

from __future__ import annotations

from attrs import frozen

from eventcoder.coding.context import Context
from eventcoder.coding.events import Writer
from eventcoder.coding.frames import BARE, Frame, frame
from eventcoder.coding.reading import Reader
from eventcoder.coding.status import Outcome
from eventcoder.model import Event, Sentence


@frozen(eq=False)
class Told:
    """One sentence with what became of it on its way: clauses (`context`), rule matches (`reader`), events by outcome.

    `found` are all that its clauses give, `outcomes` those that are wanted, with their events. `passed_on` are clauses that
    tell of the victims of an act in an earlier sentence, and so give no event of their own.
    """

    sentence: Sentence
    context: Context
    reader: Reader
    writer: Writer
    found: tuple[Outcome, ...]
    outcomes: list[tuple[Outcome, list[Event]]]
    passed_on: frozenset[int] = frozenset()

    @property
    def events(self) -> list[Event]:
        """The events of all its outcomes."""
        return [event for _, events in self.outcomes for event in events]

    def settle(self) -> None:
        """Give bare sides of its events the country that only the whole text tells, now that it has been read."""
        for at, (outcome, events) in enumerate(self.outcomes):
            if events:
                self.outcomes[at] = (outcome, self.writer.settled(outcome, events))

    def frame(self, event: Event) -> Frame:
        """What grammar says around one of its events."""
        for outcome, events in self.outcomes:
            if any(event is one for one in events):
                return frame(outcome.reading.index, self.context)
        return BARE
