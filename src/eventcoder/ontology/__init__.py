"""Event types, how they compose, and what they are called in CAMEO, PLOVER, ACLED and users' own schemes."""

from eventcoder.ontology.acled import AcledInput
from eventcoder.ontology.event_types import CameoCode, EventType, Sign
from eventcoder.ontology.load import load_ontology
from eventcoder.ontology.ontology import Ontology

__all__ = ["AcledInput", "CameoCode", "EventType", "Ontology", "Sign", "load_ontology"]
