"""Decision tables: the engine on the tiny ontology, users' own schemes, then what the shipped table for ACLED decides."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from eventcoder.errors import DictionaryError
from eventcoder.ontology import Case, Ontology, load_ontology

Write = Callable[..., Path]


def test_the_first_row_that_fits_decides(tiny: Ontology) -> None:
    """`armed` stands for every armed kind, and a row above another is asked first."""
    clash = tiny.acled(Case("kill", "rebels", "state-forces"))
    attack = tiny.acled(Case("kill", "rebels", "civilians"))
    assert clash is not None
    assert (clash.event_type, clash.sub_event_type) == ("Battles", "Armed clash")
    assert attack is not None
    assert attack.sub_event_type == "Attack"


def test_what_is_not_said_is_neither_yes_nor_no(tiny: Ontology) -> None:
    """`unknown` matches a kind that the text does not give, and a truth that is not stated matches no `yes`."""
    assert tiny.acled(Case("clash", None, None, fighting=True)) is not None
    assert tiny.acled(Case("clash", None, None)) is None
    assert tiny.acled(Case("clash", "civilians", None, fighting=True)) is None


def test_acled_leaves_words_out(tiny: Ontology) -> None:
    """A row whose result is `none` means that ACLED would not record the event."""
    assert tiny.acled(Case("visit", "state-forces", "state-forces")) is None


# ------------------------------------------------------------------------------------------- users' own schemes

HARM = (
    "act,source_role,target_kind,deaths,status,relation,code\n"
    "force/*,,civilians,yes,,,lethal\n"
    "force/*,MIL COP,civilians,,actual historical,,harm\n"
    "visit,,,,,foreign,abroad\n"
    "visit,,,,,unknown,none\n"
    "kill,,armed,,negated,,spared\n"
)


@pytest.mark.parametrize(
    "case, code",
    [
        (Case("kill", "rebels", "civilians", deaths=True), "lethal"),
        (Case("kill", "state-forces", "civilians", source_roles=("GOV", "MIL")), "harm"),
        (Case("kill", "state-forces", "civilians", source_roles=("REB",)), None),
        (Case("kill", "state-forces", "civilians", source_roles=("COP",), status="planned"), None),
        (Case("kill", "rebels", "state-forces", status="negated"), "spared"),
        (Case("visit", relation="foreign"), "abroad"),
        (Case("visit", relation="domestic"), None),
        (Case("loan"), None),
    ],
)
def test_a_users_table_decides_codes(tiny_folder: Path, write: Write, case: Case, code: str | None) -> None:
    """A file scheme-NAME.csv of the form of ACLED's table gives codes, by roles, status and countries too; no row, no code."""
    mine = write("mine", **{"scheme-harm": HARM})
    found = load_ontology([tiny_folder, mine]).own_codes(case)
    assert found == ({"harm": code} if code else {})


def test_a_table_stands_over_the_column_of_its_scheme(tiny_folder: Path, write: Write) -> None:
    """A scheme may give most codes in a column and the hard ones in a table; `none` in the table takes the code away."""
    mine = write("mine", event_types="type,scheme:harm\nvisit,V\nloan,L\n", **{"scheme-harm": HARM})
    ontology = load_ontology([tiny_folder, mine])
    assert ontology.own_codes(Case("loan")) == {"harm": "L"}
    assert ontology.own_codes(Case("visit", relation="domestic")) == {"harm": "V"}
    assert ontology.own_codes(Case("visit", relation="foreign")) == {"harm": "abroad"}
    assert ontology.own_codes(Case("visit")) == {}


def test_rows_of_a_later_layer_are_asked_first(tiny_folder: Path, write: Write) -> None:
    """A colleague's table of the same name is extended, not replaced."""
    mine = write("mine", **{"scheme-harm": HARM})
    more = write("more", **{"scheme-harm": "act,code,note\nvisit,V,all visits\n"})
    ontology = load_ontology([tiny_folder, mine, more])
    assert ontology.own_codes(Case("visit", relation="foreign")) == {"harm": "V"}
    assert ontology.own_codes(Case("kill", "rebels", "civilians", deaths=True)) == {"harm": "lethal"}


BROKEN_SCHEMES = [
    ("act,code\nvizit,V\n", "2:1: there is no event type, family or sign 'vizit'; did you mean 'visit'?"),
    ("act,code\n,V\n", "2:1: the act is missing; name at least one, or write '*' for any"),
    ("act,code\nvisit,\n", "2:7: the code is missing; write a code of your scheme, or 'none'"),
    ("act,weapon,code\nkill,spoon,V\n", "2:6: 'spoon' is no value of weapon; use chemical"),
    (
        "act,source_role,code\nkill,army,V\n",
        "2:6: 'army' is no value of source_role; write role codes of three capitals",
    ),
    ("act,status,code\nkill,done,V\n", "2:6: 'done' is no value of status; use negated, hypothetical"),
    ("act,relation,code\nkill,abroad,V\n", "2:6: 'abroad' is no value of relation; use domestic, foreign, unknown"),
    ("act,kind,code\nkill,rebels,V\n", "1:5: the column 'kind' is unknown; the columns are act, code, source_kind"),
    ("act,result\nkill,V\n", "1:5: the column 'result' is unknown"),
    ("act,code\nkill,V\nkill,W\n", "3:1: 'kill' stands in line 2 too; remove one of the two"),
]


@pytest.mark.parametrize("text, problem", BROKEN_SCHEMES)
def test_a_broken_scheme_has_its_place(tiny_folder: Path, write: Write, text: str, problem: str) -> None:
    """Each mistake in a scheme's table is reported with its line, its column and what to do."""
    with pytest.raises(DictionaryError) as caught:
        load_ontology([tiny_folder, write("mine", **{"scheme-x": text})])
    fault = caught.value.faults[0]
    assert fault.path.endswith("scheme-x.csv")
    assert f"{fault.line}:{fault.column}: {fault.problem}; {fault.mend}".startswith(problem)


def test_a_table_needs_a_name(tiny_folder: Path, write: Write) -> None:
    """scheme-.csv is told, since its codes would have no scheme."""
    with pytest.raises(DictionaryError, match="names no scheme"):
        load_ontology([tiny_folder, write("mine", **{"scheme-": "act,code\nvisit,V\n"})])


# --------------------------------------------------------------------------------------------------------- ACLED

REACHED: list[tuple[str, tuple[Any, ...], dict[str, Any]]] = [
    ("Government regains territory", ("recapture-territory", "state-forces", "rebels"), {}),
    ("Non-state actor overtakes territory", ("capture-territory", "rebels", "state-forces"), {}),
    ("Non-state actor overtakes territory", ("capture-territory", "state-forces", None), {"abroad": True}),
    ("Armed clash", ("armed-clash", "state-forces", "rebels"), {}),
    ("Armed clash", ("attack", "rebels", "state-forces"), {}),
    ("Armed clash", ("exchange-shelling", "state-forces", "state-forces"), {}),
    ("Excessive force against protesters", ("shoot-dead", "state-forces", "protesters"), {"deaths": True}),
    ("Protest with intervention", ("crowd-dispersal", "state-forces", "protesters"), {}),
    ("Protest with intervention", ("arrest", "state-forces", "protesters"), {}),
    ("Peaceful protest", ("peaceful-protest", "protesters", None), {}),
    ("Peaceful protest", ("occupy-territory", "protesters", None), {}),
    ("Violent demonstration", ("riot", "rioters", None), {}),
    ("Violent demonstration", ("armed-clash", "protesters", "state-forces"), {}),
    ("Mob violence", ("lynching", "civilians", "civilians"), {}),
    ("Mob violence", ("vandalise", "rioters", "civilians"), {}),
    ("Chemical weapon", ("use-chemical-weapons", "state-forces", None), {}),
    ("Air/drone strike", ("airstrike", "external", "rebels"), {}),
    ("Suicide bomb", ("suicide-bombing", None, "state-forces"), {}),
    ("Shelling/artillery/missile attack", ("shelling", "state-forces", None), {}),
    ("Remote explosive/landmine/IED", ("roadside-bombing", "rebels", "state-forces"), {}),
    ("Remote explosive/landmine/IED", ("plant-bomb", "rebels", "civilians"), {"deaths": True}),
    ("Grenade", ("attack", "political-militia", "civilians"), {"weapon": "grenade"}),
    ("Sexual violence", ("sexual-violence", "rebels", "civilians"), {}),
    ("Attack", ("kill", "political-militia", "civilians"), {}),
    ("Attack", ("abduction", "rebels", "civilians"), {"deaths": True}),
    ("Abduction/forced disappearance", ("abduction", "rebels", "civilians"), {}),
    ("Abduction/forced disappearance", ("arrest", "rebels", "civilians"), {}),
    ("Agreement", ("ceasefire", "state-forces", "rebels"), {}),
    ("Arrests", ("mass-arrest", "state-forces", None), {}),
    ("Change to group/activity", ("defection", None, None), {}),
    ("Disrupted weapons use", ("intercept-missile", "state-forces", None), {}),
    ("Headquarters or base established", ("headquarters-established", "rebels", None), {}),
    ("Looting/property destruction", ("looting", "political-militia", None), {}),
    ("Non-violent transfer of territory", ("capture-territory", "rebels", None), {"fighting": False}),
    ("Other", ("coup", "state-forces", None), {}),
]


@pytest.mark.parametrize("expected, sides, more", REACHED)
def test_shipped_table_follows_the_codebook(
    shipped: Ontology, expected: str, sides: tuple[Any, ...], more: dict[str, Any]
) -> None:
    """Each of ACLED's sub-event types comes out where its codebook puts it."""
    found = shipped.acled(Case(*sides, **more))
    assert found is not None
    assert found.sub_event_type == expected


def test_every_sub_event_type_is_reached(shipped: Ontology) -> None:
    """No ACLED sub-event type is out of reach, and they stand in ACLED's order of precedence."""
    assert {expected for expected, _, _ in REACHED} == set(shipped.acled_types)
    assert len(shipped.acled_types) == 25


@pytest.mark.parametrize(
    "act, source, target",
    [
        ("statement", "state-forces", "rebels"),
        ("sanctions", None, None),
        ("labour-strike", "protesters", None),
        ("hunger-strike", "protesters", None),
        ("threaten-attack", "rebels", "state-forces"),
        ("negotiate", "state-forces", "state-forces"),
        ("stab", "civilians", "civilians"),
        ("sexual-violence", None, "civilians"),
    ],
)
def test_shipped_table_leaves_out_what_acled_does(
    shipped: Ontology, act: str, source: str | None, target: str | None
) -> None:
    """Words, strikes without a demonstration, ordinary crime and talks between states are no ACLED events."""
    assert shipped.acled(Case(act, source, target)) is None
