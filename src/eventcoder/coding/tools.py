"""What an act is done with where a verb of use says it: "attacked the base | using drones", "used drones | to attack the base"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import TYPE_CHECKING

from eventcoder.model import Clause, Phrase

if TYPE_CHECKING:
    from eventcoder.coding.context import Context

_TOOL = "tool"  # a frame of verbs


def tools(context: Context) -> Mapping[Clause, tuple[Phrase, ...]]:
    """Return, by clause, the phrases that name what its act is done with; asked through `Context.once`.

    Args:
        context: a sentence.
    """
    frames, clauses = context.knowledge.lexicon.frames, context.clauses
    found: dict[Clause, tuple[Phrase, ...]] = defaultdict(tuple)
    for clause in clauses:
        above = clauses[clause.parent] if clause.parent is not None else None
        if above is None:
            continue
        user, act = (clause, above) if clause.relation.startswith("participle") else (above, clause)
        if act is clause and (clause.relation != "purpose" or clause.form != "to"):
            continue
        if user.object is not None and act.kind == "verb" and _TOOL in frames.get(user.lemma, ()):
            found[act] += (user.object,)
    return found
