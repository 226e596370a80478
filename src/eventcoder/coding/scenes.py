"""When the deeds of the last sentences were done, for those that go on with them."""

from __future__ import annotations

from collections.abc import Sequence

from eventcoder.coding.carried import carries_on
from eventcoder.coding.context import Context
from eventcoder.coding.days import Dated
from eventcoder.coding.status import Outcome
from eventcoder.coding.when import STANDS_IN, Clock, event_date

_TOLD = frozenset({"actual", "historical"})
_REACH = 3  # sentences on from the deed of the last days
_RECENT = 7  # days


class Scene:
    """The day that the deeds of a text were last said to be of."""

    def __init__(self) -> None:
        self._day: Dated | None = None
        self._sentences = 0

    def day(self, clock: Clock) -> Dated | None:
        """Return it for the next sentence. What lies far back is gone on with at once or not at all: "In March militants killed 150.
        … The president condemned the raid. Soldiers were sent".

        Args:
            clock: what the times of the document are seen from.
        """
        if self._day is None:
            return None
        today = clock.today or clock.document
        recent = today is not None and (today - self._day[0]).days <= _RECENT
        return self._day if self._sentences <= (_REACH if recent else 1) else None

    def heard(self, found: Sequence[Outcome], context: Context, clock: Clock) -> None:
        """Take the day of a sentence's deeds, where it is told of one.

        Args:
            found: what its clauses give.
            context: the sentence.
            clock: what its times are seen from.
        """
        types = context.knowledge.ontology.types
        deeds = [one for one in found if carries_on(types[one.reading.type]) and one.status in _TOLD]
        days = {event_date(one.reading, context, clock) for one in deeds if not one.reading.operators}
        told = [(day, grain) for day, grain in days if day is not None and grain is not None and grain != STANDS_IN]
        self._sentences += 1
        if clock.look(context).moments or told:
            self._day, self._sentences = None, 1
        if len(days) == len(told) == 1:
            self._day = told[0]
