"""Turn news text into event records: who did what to whom, where, when, with how many dead."""

from eventcoder.coder import Coder
from eventcoder.coding.directed import directed
from eventcoder.datasets.acled_events import AcledEvent, acled_events
from eventcoder.errors import (
    DictionaryError,
    EventCoderError,
    Fault,
    InputError,
    InputTypeError,
    MissingExtraError,
)
from eventcoder.grammar.conllu import Conllu
from eventcoder.main_event import main_event
from eventcoder.model import Acled, Attribution, Coded, Count, Document, Event, Participant, Place, Plover

__version__ = "0.1.0"

__all__ = [
    "Acled",
    "AcledEvent",
    "Attribution",
    "Coded",
    "Coder",
    "Conllu",
    "Count",
    "DictionaryError",
    "Document",
    "Event",
    "EventCoderError",
    "Fault",
    "InputError",
    "InputTypeError",
    "MissingExtraError",
    "Participant",
    "Place",
    "Plover",
    "acled_events",
    "directed",
    "main_event",
]
