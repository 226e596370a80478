"""Who may stand in for whom: phrases of the same kind and roles, as the coder itself reads them."""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Iterator

from battery.plain import Side, bare
from eventcoder.model import Participant
from suites import coder

_PHRASES = (
    "Kenya", "Norway", "Chile", "the Malian army", "Colombian soldiers", "the Chadian navy", "Peruvian troops",
    "riot police", "Ghanaian police", "police in Lima", "separatist rebels", "Ethiopian rebels", "guerrillas in Burma",
    "the Peruvian government", "the government of Chad", "Nepal's government", "demonstrators", "Chilean protesters",
    "villagers", "the residents of Gao", "local people", "journalists", "a Turkish reporter", "students in Dakar",
    "university students", "farmers", "herders in Sokoto", "the foreign minister of Ghana", "Ecuador's president",
    "Prime Minister Leya Okoro", "opposition parties", "the main opposition party", "gunmen", "unidentified attackers",
    "militiamen in Bamako", "a Shiite militia", "the United Nations", "the African Union", "the World Bank",
    "a court in Lagos", "the supreme court of Nepal", "prosecutors in Quito", "the Senate", "Ghanaian lawmakers",
    "the trade union", "nurses", "Sudanese doctors", "aid workers", "refugees", "Syrian refugees", "the Red Cross",
    "miners", "a businessman", "the oil company", "al-Shabaab", "Boko Haram", "jihadists",
)  # fmt: skip
_ENOUGH = 3


def stand_ins(who: Participant, text: str) -> Iterator[tuple[str, Side]]:
    """Yield a few phrases of the same kind, with what the side is then called."""
    named = [pair for pair in _by_kind().get(_key(who), ()) if pair[1].head not in text.casefold()]
    start = len(text) % max(1, len(named))
    yield from (named[start:] + named[:start])[:_ENOUGH]


@functools.cache
def _by_kind() -> dict[tuple[object, ...], tuple[tuple[str, Side], ...]]:
    found = defaultdict(list)
    for phrase in _PHRASES:
        [account] = coder().actors(phrase).actors
        head = phrase.partition(" in ")[0].partition(" of ")[0].partition("'s ")
        found[_key(account.participant)].append(
            (phrase, Side(bare(phrase), (head[2] or head[0]).split()[-1].casefold()))
        )
    return {key: tuple(pairs) for key, pairs in found.items()}


def _key(who: Participant) -> tuple[object, ...]:
    return who.kind, who.roles, who.country is None
