"""Gold and coded events of one short text, for tests of `eventcoder.evaluate`."""

from attrs import evolve
from hypothesis import strategies as st

from eventcoder.evaluate import GoldDocument, GoldEvent, score
from eventcoder.model import STATUSES, Participant
from sample_events import BARE

TEXT = "In Kefra the army shelled rebels and police arrested miners."
CODES = ("190", "194", "173", "010")
WORDS = ("the army", "army", "rebels", "police", "miners", None)


def side(words):
    """Return the participant with these words of TEXT."""
    if words is None:
        return None
    start = TEXT.index(words)
    return Participant(words, start, start + len(words))


def event(code="194", source="the army", target="rebels", status="actual", **changes):
    """Return a coded event."""
    sides = {"source": side(source), "target": side(target)}
    return evolve(
        BARE, **{"cameo": code, "quad_class": 4, **sides, "status": status, "rule": "shelling (a:1)"} | changes
    )


def wanted(code="194", source="the army", target="rebels", **changes):
    """Return a gold event."""
    return GoldEvent(code, source, target, **changes)


def scored(gold, coded, **options):
    """Score one document."""
    return score([GoldDocument("d", TEXT, gold)], [list(coded)], **{"draws": 5, **options})


statuses = st.sampled_from(STATUSES)
words = st.sampled_from(WORDS)
gold_events = st.builds(
    GoldEvent,
    st.lists(st.sampled_from((*CODES, None)), min_size=1, max_size=2),
    st.lists(words, min_size=1, max_size=2),
    st.lists(words, min_size=1, max_size=2),
    st.lists(statuses, min_size=1, max_size=3),
    mutual=st.booleans(),
    optional=st.booleans(),
)
coded_events = st.builds(event, st.sampled_from((*CODES, None)), words, words, statuses)
documents = st.tuples(st.lists(gold_events, max_size=5), st.lists(coded_events, max_size=5))
