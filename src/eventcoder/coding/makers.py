"""Who made what a phrase names: whose a plan, an offer or a bill is."""

from __future__ import annotations

from eventcoder.coding.context import Context
from eventcoder.model import Phrase

TEXT_CLASS = "text-noun"  # texts that demand and call in somebody's name


def maker(phrase: Phrase, context: Context) -> Phrase | None:
    """Who made or did what a phrase names, where a clause behind it says so ("the plan | drawn up by Rabat")."""
    if phrase.kind != "common" or context.actor(phrase).known:
        return None
    for clause in context.clauses:
        if clause.relation == "relative" and clause.object is phrase and clause.subject is not None:
            return clause.subject if context.actor(clause.subject.members[0]).known else None
    return None


def author(phrase: Phrase, context: Context) -> Phrase | None:
    """Who passes or issues a text that demands something ("the Duma passed | a bill requiring …")."""
    if phrase.kind != "common" or TEXT_CLASS not in context.classes(phrase):
        return None
    for clause in context.clauses:
        if clause.object is phrase and clause.relation != "relative" and clause.subject is not None:
            return clause.subject if context.actor(clause.subject.members[0]).known else None
    return None
