"""The ontology: every event type, how types compose, and what each is called in the coding schemes."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from attrs import field, frozen

from eventcoder.errors import InputError
from eventcoder.model import Acled, Plover
from eventcoder.ontology.acled_units import AcledUnits
from eventcoder.ontology.codes import AcledType, CameoCode, Codes, PloverCode, PloverContext, PloverKey
from eventcoder.ontology.composition import Composition, is_grammar_operator
from eventcoder.ontology.decisions import NO_EVENT, Case, DecisionTable
from eventcoder.ontology.event_types import EventType
from eventcoder.ontology.things import Things


def _read_only(types: Mapping[str, EventType]) -> Mapping[str, EventType]:
    return MappingProxyType(dict(types))


@frozen(eq=False, repr=False)
class Ontology:
    """Event types and their tables; immutable, so that threads may share it.

    Args:
        types: the event types by name.
        composition: what operators make of acts.
        acled_table: ACLED's decisions.
        codes: the codes of CAMEO, PLOVER and ACLED with their names, also those that no type has.
        acled_units: what ACLED makes one event of.
        schemes: decision tables of users' own schemes, by the scheme's name.
        things: nouns that stand for acts under an operator.
        plover_modes: decisions on PLOVER's modes, where who did it or with what tells more than the type.
    """

    types: Mapping[str, EventType] = field(converter=_read_only)
    composition: Composition
    acled_table: DecisionTable[Acled | None]
    codes: Codes
    acled_units: AcledUnits = field(factory=AcledUnits)
    schemes: Mapping[str, DecisionTable[str]] = field(factory=dict)
    things: Things = field(factory=Things)
    plover_modes: DecisionTable[PloverCode | None] = field(factory=lambda: DecisionTable({}))

    def __repr__(self) -> str:
        return f"<Ontology of {len(self.types)} event types>"

    def __reduce__(self) -> tuple[object, ...]:
        tables = (self.composition, self.acled_table, self.codes, self.acled_units, self.schemes, self.things)
        return (Ontology, (dict(self.types), *tables, self.plover_modes))

    @property
    def cameo_codes(self) -> Mapping[str, CameoCode]:
        """Every CAMEO code by itself, also those that no type has.

        Example:
            >>> from eventcoder.dictionaries.shipped import shipped_dictionaries
            >>> from eventcoder.ontology.load import load_ontology
            >>> load_ontology([shipped_dictionaries()]).cameo_codes["1244"].name
            'relief from sanctions refused'
        """
        return self.codes.cameo

    @property
    def plover_codes(self) -> Mapping[PloverKey, PloverCode]:
        """Every PLOVER event and mode by (event, mode); the mode is None for the event as such."""
        return self.codes.plover

    @property
    def plover_contexts(self) -> Mapping[str, PloverContext]:
        """Every PLOVER context by itself."""
        return self.codes.contexts

    @property
    def acled_types(self) -> Mapping[str, AcledType]:
        """Every sub-event type of ACLED by its name, in ACLED's order of precedence."""
        return self.codes.acled

    def compose(self, operator: str, act: str, inside: str | None = None) -> str | None:
        """Return the type of an operator applied to an act, or None where the tables say nothing.

        The result is a type again, so that `compose` nests, innermost first. Where an operator's act could not be
        coded, the act is "none".

        Args:
            operator: an event type, or a grammar operator such as "FUTURE".
            act: an event type.
            inside: the type inside the act, if the act is an operator's: some operators pass through to it.

        Raises:
            InputError: there is no event type `act`.

        Example:
            >>> from eventcoder.dictionaries.shipped import shipped_dictionaries
            >>> from eventcoder.ontology.load import load_ontology
            >>> ontology = load_ontology([shipped_dictionaries()])
            >>> ontology.compose("appeal", ontology.compose("undo", "sanctions"))
            'appeal-ease-sanctions'
            >>> ontology.compose("appeal", "consider", "ease-sanctions")
            'appeal-ease-sanctions'
        """
        if operator not in self.types and not is_grammar_operator(operator):
            return None
        if inside is not None and self.composition.looks_within(operator, self.event_type(act).ancestry):
            return self.compose(operator, inside)
        return self.composition.result(operator, act, self.event_type(act).ancestry)

    def event_type(self, name: str) -> EventType:
        """Return the event type of that name.

        Raises:
            InputError: there is none.
        """
        try:
            return self.types[name]
        except KeyError:
            raise _unknown(name) from None

    def cameo(self, name: str) -> CameoCode | None:
        """Return the CAMEO code of a type with its quad class and Goldstein weight, or None if it has none.

        Raises:
            InputError: there is no such type.
        """
        return self.event_type(name).cameo

    def plover(self, name: str) -> Plover | None:
        """Return the PLOVER reading of a type, or None if it has none.

        Raises:
            InputError: there is no such type.
        """
        return self.event_type(name).plover

    def plover_of(self, case: Case) -> Plover | None:
        """Return the PLOVER reading of an event: that of its type, with the mode that the case decides."""
        reading = self.event_type(case.act).plover
        mode = self.plover_modes.decide(case)
        if reading is None or mode is None or mode.event != reading.event:
            return reading
        return Plover(mode.event, mode.mode, reading.contexts, mode.quad, mode.score)

    def acled(self, case: Case) -> Acled | None:
        """Return the ACLED reading of an event, or None if ACLED would not record it."""
        return self.acled_table.decide(case)

    def own_codes(self, case: Case) -> dict[str, str]:
        """Return the codes of users' own schemes by the scheme's name.

        A scheme may be a column of event_types.csv, a decision table, or both: the table is asked first, and where none of
        its rows matches, the column stands. The result "none" of a row means that the scheme has no code.

        Raises:
            InputError: there is no such type as the case's act.
        """
        codes = dict(self.event_type(case.act).codes)
        for scheme, table in self.schemes.items():
            code = table.decide(case)
            if code is not None:
                codes[scheme] = code
        return {scheme: code for scheme, code in codes.items() if code != NO_EVENT}


def _unknown(name: str) -> InputError:
    return InputError(f'there is no event type "{name}"; the types are listed in ontologies/event_types.csv')
