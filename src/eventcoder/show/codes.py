"""What codes mean: event types with their codes and names, found by code or by word."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from attrs import asdict, frozen

from eventcoder.ontology import Case, EventType, Ontology
from eventcoder.show.table import aligned


@frozen
class Code:
    """A code of CAMEO, PLOVER or ACLED with its name; `note` says why no event type has it, or where its manual errs."""

    scheme: str
    code: str
    name: str
    note: str = ""


@frozen
class CodedType:
    """An event type with what it is called in each scheme.

    `plover` is EVENT or EVENT/mode. `acled` is the sub-event type where nothing else is known, `acled_others` those that it
    becomes by who did it to whom and how. `codes` are those of schemes of one's own, where nothing else is known. `reason` says why it has no CAMEO or
    no PLOVER code.
    """

    type: str
    family: str
    description: str
    cameo: str | None
    cameo_name: str | None
    quad_class: int | None
    goldstein: float | None
    plover: str | None
    plover_name: str | None
    plover_contexts: tuple[str, ...]
    plover_score: float | None
    acled: str | None
    acled_others: tuple[str, ...]
    codes: Mapping[str, str]
    reason: str


@frozen
class Found:
    """The codes that were asked for by themselves, and the event types. `str()` gives a table, `to_dict()` plain values."""

    codes: tuple[Code, ...]
    types: tuple[CodedType, ...]

    def to_dict(self) -> dict[str, Any]:
        """Return all of it as nested dicts, lists, strings and numbers, ready for `json.dumps`."""
        return asdict(self)

    def __str__(self) -> str:
        lines = [
            f"{code.scheme} {code.code}: {code.name}" + (f" ({code.note})" if code.note else "") for code in self.codes
        ]
        if not self.types:
            return "\n".join(lines)
        return "\n".join([*lines, *[""] * bool(lines), aligned(_table(self.types))])


def find_codes(ontology: Ontology, terms: Sequence[str] = ()) -> Found:
    """Return the event types that have one of the codes and all of the words among the terms; without terms, all types.

    Args:
        ontology: event types and codes.
        terms: codes (of CAMEO, with all below it: 12, 1244; of PLOVER: REJECT, REJECT/yield; a sub-event type
            or event type of ACLED; of a scheme of one's own), and words that stand in the name, family or description of a
            type, in the names of its codes or in its PLOVER contexts.

    Example:
        >>> from eventcoder.dictionaries.shipped import shipped_dictionaries
        >>> from eventcoder.ontology import load_ontology
        >>> ontology = load_ontology([shipped_dictionaries()])
        >>> [known.type for known in find_codes(ontology, ["1244"]).types]
        ['refuse-ease-sanctions']
    """
    types = [_coded(known, ontology) for known in ontology.types.values()]
    labels = [_labels(known, ontology) for known in types]
    named = [term for term in terms if any(term in label for label in labels) or term in ontology.cameo_codes]
    words = [term.casefold() for term in terms if term not in named]
    return Found(
        tuple(code for code in _all_codes(ontology) if code.code in terms),
        tuple(
            known
            for known, label in zip(types, labels, strict=True)
            if (not named or label.intersection(named)) and all(word in _text(known) for word in words)
        ),
    )


def _coded(known: EventType, ontology: Ontology) -> CodedType:
    cameo, plover = known.cameo, known.plover
    case = Case(known.name)
    plain = ontology.acled(case)
    may_be = {one.sub_event_type for one in ontology.acled_table.possible(known.name) if one not in (None, plain)}
    return CodedType(
        type=known.name,
        family=known.family,
        description=known.description,
        cameo=cameo.code if cameo else None,
        cameo_name=cameo.name if cameo else None,
        quad_class=cameo.quad_class if cameo else None,
        goldstein=cameo.goldstein if cameo else None,
        plover=_plover_code(plover.event, plover.mode) if plover else None,
        plover_name=ontology.plover_codes[plover.event, plover.mode].name if plover else None,
        plover_contexts=plover.contexts if plover else (),
        plover_score=plover.score if plover else None,
        acled=plain.sub_event_type if plain else None,
        acled_others=tuple(name for name in ontology.acled_types if name in may_be),
        codes=ontology.own_codes(case),
        reason=known.reason,
    )


def _plover_code(event: str, mode: str | None) -> str:
    return f"{event}/{mode}" if mode else event


def _all_codes(ontology: Ontology) -> Iterator[Code]:
    for cameo in ontology.cameo_codes.values():
        yield Code("CAMEO", cameo.code, cameo.name, cameo.reason)
    for plover in ontology.plover_codes.values():
        yield Code("PLOVER", _plover_code(plover.event, plover.mode), plover.name, plover.reason or plover.note)
    for topic in ontology.plover_contexts.values():
        yield Code("PLOVER context", topic.context, topic.name, topic.reason)
    for kind in ontology.acled_types.values():
        yield Code("ACLED", kind.reading.sub_event_type, kind.name, kind.reason)


def _labels(known: CodedType, ontology: Ontology) -> frozenset[str]:
    """Return every code by which a type is found: CAMEO's with those above it, events of PLOVER and ACLED with their parts."""
    cameo, plover = known.cameo or "", known.plover or ""
    readings = [ontology.acled_types[name].reading for name in (known.acled, *known.acled_others) if name]
    return frozenset(
        (
            *(cameo[:length] for length in range(2, len(cameo) + 1)),
            *((plover, plover.partition("/")[0]) if plover else ()),
            *(label for reading in readings for label in (reading.event_type, reading.sub_event_type)),
            *known.codes.values(),
            *(code for table in ontology.schemes.values() for code in table.possible(known.type)),
        )
    )


def _text(known: CodedType) -> str:
    """Return the words of a type, in which those of a reader are looked for."""
    names = (known.type, known.type.replace("-", " "), known.family, known.description, known.cameo_name or "")
    return "\n".join((*names, known.plover_name or "", *known.plover_contexts)).casefold()


def _table(types: Sequence[CodedType]) -> list[tuple[str, ...]]:
    schemes = sorted({scheme for known in types for scheme in known.codes})
    rows = [("type", "CAMEO", "name", "PLOVER", *schemes, "ACLED")]
    for known in types:
        contexts = f" ({', '.join(known.plover_contexts)})" if known.plover_contexts else ""
        rows.append(
            (
                known.type,
                known.cameo or "none",
                known.cameo_name or known.reason,
                f"{known.plover or 'none'}{contexts}",
                *(known.codes.get(scheme, "") for scheme in schemes),
                (known.acled or "none") + (f" (+{len(known.acled_others)})" if known.acled_others else ""),
            )
        )
    return rows
