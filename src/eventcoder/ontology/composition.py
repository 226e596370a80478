"""Composition: an operator applied to an act gives an event type, which composes again.

A table of `operator,act,type` says what; several operators and several acts may stand in one row. An operator is an event type (appeal, refuse, undo …), one of the grammar's own
(written in capitals: FUTURE, FUTURE-NOT, NOT, OBLIGATION), or `*` for any type that has no rows of its own. An act is a type,
a family (`aid/economic/*`), a sign, or `*`; the most specific row wins. The result is a type, `=` (the act's own
type), `@` (the operator's own type), or `>` (what the operator makes of the act inside the act: to ask another to
consider a truce is to ask for the truce; where nothing is inside, the next row decides).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from attrs import field, frozen

ACT_ITSELF = "="
OPERATOR_ITSELF = "@"
ACT_WITHIN = ">"
ANY_OPERATOR = "*"
SIGNS = ("cooperation", "conflict", "neutral")


@frozen
class Composition:
    """The compiled table: for each operator, patterns of acts and their results."""

    tables: Mapping[str, Mapping[str, str]] = field(hash=False)

    @property
    def reached(self) -> frozenset[str]:
        """All types that some row gives."""
        return frozenset(found for table in self.tables.values() for found in table.values())

    def result(self, operator: str, act: str, ancestry: Iterable[str]) -> str | None:
        """Return the type of `operator` applied to `act`, or None where no row says.

        Args:
            operator: a type or grammar operator.
            act: the type it is applied to.
            ancestry: the patterns that match the act, the most specific first.

        Example:
            >>> Composition({"refuse": {"aid/*": "refuse-aid"}}).result("refuse", "loan", ("loan", "aid/*", "*"))
            'refuse-aid'
        """
        table = self.tables.get(operator)
        if table is None:
            table = self.tables.get(ANY_OPERATOR)
            if table is None:
                return None
        for pattern in ancestry:
            found = table.get(pattern)
            if found is not None and found != ACT_WITHIN:
                break
        else:
            return None
        if found == ACT_ITSELF:
            return act
        return operator if found == OPERATOR_ITSELF else found

    def looks_within(self, operator: str, ancestry: Iterable[str]) -> bool:
        """Return whether an operator passes through an act to the one inside it.

        Example:
            >>> Composition({"refuse": {"consider": ">", "*": "refuse"}}).looks_within("refuse", ("consider", "*"))
            True
        """
        table = self.tables.get(operator, {})
        return next((table[pattern] for pattern in ancestry if pattern in table), "") == ACT_WITHIN


def is_grammar_operator(name: str) -> bool:
    """Return whether a name is written as the operators that grammar itself supplies, in capitals.

    Example:
        >>> is_grammar_operator("FUTURE-NOT"), is_grammar_operator("refuse")
        (True, False)
    """
    return name.isupper()
