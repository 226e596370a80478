"""The tables that ship with eventcoder: complete, closed, and saying what CAMEO's manual says."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eventcoder.dictionaries.shipped import shipped_dictionaries
from eventcoder.ontology import Case, Ontology, load_ontology
from eventcoder.ontology.decisions import KIND_COLUMNS, KINDS, TRUTH_COLUMNS, WEAPONS

VERBAL = ("appeal", "demand", "refuse", "threaten", "promise", "intend", "agree", "offer", "accept", "deny", "accuse",
          "consider", "claim", "criticise", "praise", "welcome", "defend-verbally", "endorse", "oppose", "fear", "hope",
          "warn", "warn-about", "apologise", "regret", "allow", "forbid", "compel", "order-other", "statement",
          "investigate")  # fmt: skip
PURE = ("undo", "end", "suspend", "resume", "extend", "fail", "begin", "continue", "attempt", "help", "prevent", "order",
        "announce", "decide", "respond", "forbear", "take-part", "rule-out", "reject")  # fmt: skip
GRAMMAR = ("FUTURE", "FUTURE-NOT", "OBLIGATION")


def rows_of(folder: Path, table: str) -> list[dict[str, str]]:
    """Return the rows of a shipped table as they are written."""
    with (folder / "ontologies" / f"{table}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def test_every_cameo_code_is_reached_by_a_type(shipped: Ontology) -> None:
    """No code of CAMEO's manual is out of reach of the rules: 149 of three digits and 148 of four; roots say why."""
    reached = {event_type.cameo.code for event_type in shipped.types.values() if event_type.cameo}
    wanted = {code for code in shipped.cameo_codes if len(code) > 2}
    assert len(wanted) == 297
    assert wanted == reached
    assert {code for code, known in shipped.cameo_codes.items() if known.reason} == {f"{n:02}" for n in range(1, 21)}


def test_every_plover_code_is_reached_by_a_type_or_says_why_not(shipped: Ontology) -> None:
    """The 16 events and 67 modes of PLOVER's manual are accounted for: each has a type or a reason, and never both."""
    reached = {(t.plover.event, t.plover.mode) for t in shipped.types.values() if t.plover}
    explained = {key for key, known in shipped.plover_codes.items() if known.reason}
    assert reached | explained == set(shipped.plover_codes)
    assert reached & explained == set()
    assert len({event for event, _ in reached}) == 16
    assert len([mode for _, mode in reached if mode]) == 67


def test_every_plover_context_is_reached_by_a_type_or_says_why_not(shipped: Ontology) -> None:
    """The 37 contexts of PLOVER's manual are accounted for in the same way."""
    reached = {context for t in shipped.types.values() if t.plover for context in t.plover.contexts}
    explained = {name for name, known in shipped.plover_contexts.items() if known.reason}
    assert reached | explained == set(shipped.plover_contexts)
    assert reached & explained == set()
    assert len(shipped.plover_contexts) == 37


def test_every_type_says_what_it_is(shipped: Ontology) -> None:
    """Each type has a description that is its own; one that CAMEO or PLOVER has no code for says why."""
    descriptions = [event_type.description for event_type in shipped.types.values()]
    assert all(descriptions)
    assert len(set(descriptions)) == len(descriptions)
    lacking = [known for known in shipped.types.values() if known.cameo is None or known.plover is None]
    assert lacking
    assert all(known.reason for known in lacking)


def test_every_code_has_a_name_of_its_own(shipped: Ontology) -> None:
    """Who looks a code up finds words that belong to no other code of its scheme."""
    for codes in (shipped.cameo_codes, shipped.plover_codes, shipped.plover_contexts, shipped.acled_types):
        names = [known.name for known in codes.values()]
        assert all(names)
        assert sorted(set(names)) == sorted(names)


def test_mirrors_are_mutual(shipped: Ontology) -> None:
    """The converse of a type's converse is the type itself."""
    for name, event_type in shipped.types.items():
        if event_type.mirror:
            assert shipped.types[event_type.mirror].mirror == name


@pytest.mark.parametrize("operator", [*VERBAL, *PURE, *GRAMMAR])
def test_every_operator_decides_every_act(shipped: Ontology, operator: str) -> None:
    """Composition never falls silent: each operator gives a type for each act, and so for each family."""
    for act in shipped.types:
        assert shipped.compose(operator, act) in shipped.types


@pytest.mark.parametrize("operator", ["appeal", "demand", "refuse", "threaten", "agree", "FUTURE", "FUTURE-NOT"])
def test_main_operators_decide_by_family(shipped: Ontology, shipped_folder: Path, operator: str) -> None:
    """The operators with sub-codes of their own decide every family of coded acts by a row for it, not by `*`."""
    named = {act for row in rows_of(shipped_folder, "composition") if operator in row["operator"].split()
             for act in row["act"].split()}  # fmt: skip
    for event_type in shipped.types.values():
        if event_type.cameo is not None:
            assert named.intersection(event_type.ancestry[:-1]), event_type.name


def test_verbal_operators_stand_for_themselves(shipped: Ontology) -> None:
    """Where the act could not be coded, the result is the operator's own type; a mere intention of it is no event, and a
    warning that names no act threatens nobody.
    """
    assert shipped.compose("intend", "none") == "none"
    assert shipped.compose("warn", "none") == "warn-about"
    for operator in (name for name in VERBAL if name not in ("intend", "warn")):
        assert shipped.compose(operator, "none") == operator


def test_grammar_and_phase_words_need_an_act(shipped: Ontology) -> None:
    """A future, a beginning or an end of something that is no event is no event; what is announced is said at least."""
    for operator in ("undo", "end", "suspend", "resume", "begin", "order", "FUTURE", "FUTURE-NOT"):
        assert shipped.compose(operator, "none") == "none"
    assert shipped.compose("announce", "none") == "statement"


def test_sub_codes_of_an_operator_stay_under_its_root(shipped: Ontology) -> None:
    """An appeal for anything friendly is 02, a demand for it 10, a refusal of it 12, and a threat of force 13."""
    for event_type in shipped.types.values():
        root = event_type.family.split("/")[0]
        if root in ("aid", "cooperate", "yield", "meet", "mediate", "settle", "reform"):
            for operator, prefix in (("appeal", "02"), ("demand", "10"), ("refuse", "12"), ("FUTURE", "03")):
                composed = shipped.compose(operator, event_type.name)
                assert composed is not None
                code = shipped.cameo(composed)
                assert code is not None
                assert code.code.startswith(prefix), (operator, event_type.name, composed)
        if root in ("force", "assault", "mass", "sanction", "restrict", "reduce"):
            code = shipped.cameo(shipped.compose("threaten", event_type.name) or "")
            assert code is not None
            assert code.code.startswith("13")


CHAINS = [
    ("appeal undo sanctions", "0254"),
    ("appeal economic-aid", "0231"),
    ("demand release-prisoners", "1053"),
    ("demand grant-rights", "1043"),
    ("demand undo offensive", "1056"),
    ("OBLIGATION mediate", "108"),
    ("refuse undo sanctions", "1244"),
    ("refuse economic-cooperation", "1211"),
    ("refuse appeal-release", "1243"),
    ("FUTURE-NOT undo curfew", "1241"),
    ("agree undo sanctions", "0354"),
    ("FUTURE withdraw-troops", "0356"),
    ("FUTURE resign", "0341"),
    ("promise economic-aid", "0331"),
    ("promise release-prisoners", "0353"),
    ("FUTURE extend curfew", "1323"),
    ("FUTURE boycott", "1312"),
    ("FUTURE peaceful-protest", "133"),
    ("threaten airstrike", "1384"),
    ("threaten undo economic-aid", "1311"),
    ("threaten withdraw-peacekeepers", "136"),
    ("undo sanctions", "085"),
    ("undo ban-party", "0812"),
    ("undo emergency", "0814"),
    ("undo military-aid", "1622"),
    ("undo peace-talks", "164"),
    ("undo blockade", "0872"),
    ("undo labour-strike", "082"),
    ("suspend offensive", "087"),
    ("fail reach-agreement", "127"),
    ("accept mediate", "038"),
    ("accept demand-release", "083"),
    ("agree allow humanitarian-aid", "0355"),
    ("accuse torture", "1122"),
    ("accuse spy", "1125"),
    ("investigate massacre", "094"),
    ("order arrest", "173"),
    ("announce release-prisoners", "0841"),
    ("peaceful-protest resign", "1411"),
    ("riot change-policy", "1452"),
]


@pytest.mark.parametrize("chain, code", CHAINS)
def test_chains_of_operators_give_exact_codes(shipped: Ontology, chain: str, code: str) -> None:
    """Composition nests, innermost first, and ends in CAMEO's sub-codes."""
    *operators, composed = chain.split()
    for operator in reversed(operators):
        result = shipped.compose(operator, composed)
        assert result is not None
        composed = result
    found = shipped.cameo(composed)
    assert found is not None
    assert found.code == code


def test_what_is_prevented_or_over_is_not_done(shipped: Ontology) -> None:
    """A foiled attack is no attack, and a visit that ends is not cancelled."""
    assert shipped.compose("prevent", "armed-clash") == "none"
    assert shipped.compose("end", "visit") == "none"
    assert shipped.compose("undo", "visit") == "cancel-visit"


def test_goldstein_weights_follow_the_quad_classes(shipped: Ontology) -> None:
    """Material conflict is never weighted as friendly, material cooperation never as hostile."""
    for code in shipped.cameo_codes.values():
        assert code.goldstein < 0 if code.quad_class in (3, 4) else code.quad_class == 1 or code.goldstein > 0


# ------------------------------------------------------------------------------------------- closed under all use

SHIPPED = load_ontology([shipped_dictionaries()])
OPERATORS = sorted(SHIPPED.composition.tables)


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(sorted(SHIPPED.types)), st.lists(st.sampled_from(OPERATORS), max_size=5))
def test_no_chain_of_operators_leaves_the_scheme(act: str, operators: list[str]) -> None:
    """Whatever is said of whatever act, five deep, is a type whose code is one of CAMEO's, or nothing."""
    composed: str | None = act
    for operator in operators:
        composed = SHIPPED.compose(operator, composed) if composed is not None else None
    if composed is not None:
        code = SHIPPED.cameo(composed)
        assert code is None or SHIPPED.cameo_codes[code.code] == code


VALUES: dict[str, tuple[str | bool | None, ...]] = {
    **dict.fromkeys(KIND_COLUMNS, (None, *KINDS)),
    **dict.fromkeys(TRUTH_COLUMNS, (None, True, False)),
    "weapon": (None, *WEAPONS),
}


@settings(max_examples=300, deadline=None)
@given(
    st.sampled_from(sorted(SHIPPED.types)),
    st.fixed_dictionaries({column: st.sampled_from(values) for column, values in VALUES.items()}),
)
def test_acled_decides_whatever_happens(act: str, given_values: dict[str, Any]) -> None:
    """Every type with every circumstance is one of ACLED's sub-event types, or is said not to be recorded."""
    reading = SHIPPED.acled(Case(act, **given_values))
    assert reading is None or reading == SHIPPED.acled_types[reading.sub_event_type].reading


def test_every_sub_event_type_of_acled_is_reached(shipped: Ontology) -> None:
    """The 25 sub-event types can all come out."""
    decisions = [decision for rows in shipped.acled_table.decisions.values() for decision in rows]
    reached = {decision.result.sub_event_type for decision in decisions if decision.result is not None}
    assert reached == set(shipped.acled_types)
    assert len(reached) == 25


def test_no_row_of_acleds_table_is_dead(shipped: Ontology) -> None:
    """No row is behind one that takes all its cases, for every act that it names."""
    alive, ranks = set(), set()
    for rows in shipped.acled_table.decisions.values():
        for at, row in enumerate(rows):
            ranks.add(row.rank)
            asked = dict(row.asks)
            if not any(
                all(index in asked and asked[index] <= good for index, good in other.asks) for other in rows[:at]
            ):
                alive.add(row.rank)
    assert ranks - alive == set()
