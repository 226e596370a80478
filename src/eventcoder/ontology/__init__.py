"""Event types, how they compose, and what they are called in CAMEO, PLOVER, ACLED and users' own schemes."""

from eventcoder.ontology.codes import AcledType, CameoCode, PloverCode, PloverContext
from eventcoder.ontology.decisions import Case
from eventcoder.ontology.event_types import EventType, Sign
from eventcoder.ontology.load import load_ontology
from eventcoder.ontology.ontology import Ontology

__all__ = [
    "AcledType",
    "CameoCode",
    "Case",
    "EventType",
    "Ontology",
    "PloverCode",
    "PloverContext",
    "Sign",
    "load_ontology",
]
