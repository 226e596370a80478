from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from eventcoder.dictionaries.compile import load_rules
from eventcoder.errors import DictionaryError

GOOD = "    + Bandits raided a farm. => Bandits | a farm\n"
SAMPLE = f"raid\n    SRC raid TGT\n    nouns: raid\n{GOOD}"


def test_rule_knows_its_place(load):
    """A rule and its patterns point to file, line and column, as traces show them."""
    rules = load(f"# chapter\n\nraid\n    SRC raid TGT  # why\n{GOOD}")
    (rule,) = rules.rules
    assert (rule.name, rule.type, rule.line, rule.layer) == ("raid", "raid", 3, 0)
    assert rule.path.endswith("test.rules")
    (pattern,) = rule.patterns
    assert (pattern.line, pattern.column, pattern.source, pattern.rule) == (4, 5, "SRC raid TGT", 0)


def test_type_after_the_name(load):
    """`NAME: TYPE` gives the type; `none` is always one and its examples need no roles."""
    rules = load(f"raid-of-bandits: raid\n    SRC raid TGT\n{GOOD}nap: none\n    SRC nap\n    + A dog naps.\n")
    assert [(rule.name, rule.type) for rule in rules.rules] == [("raid-of-bandits", "raid"), ("nap", "none")]


def test_index_by_trigger_most_specific_first(load):
    """Each trigger finds its patterns, the more specific first, in the order of the file where they tie."""
    text = "raid\n    SRC raid TGT\n    SRC raid|sack PLACE\n    SRC raid TGT with @weapon\n    nouns: raid\n"
    rules = load(f"{text}    SRC be ready to DO\n{GOOD}")
    assert [pattern.line for pattern in rules.verbs["raid"]] == [4, 2, 3]
    assert [pattern.line for pattern in rules.verbs["sack"]] == [3]
    assert set(rules.nouns) == {"raid"}
    assert set(rules.adjectives) == {"ready"}


def test_properties_of_operators(load):
    """`source`, `target` and `control` are read; without them the defaults hold."""
    text = f"raid\n    SRC urge TGT to DO\n    source = OTHER, DO.SRC\n    target=DO.SRC\n    control = TGT\n{GOOD}"
    (rule,) = load(text).rules
    assert (rule.sources, rule.targets, rule.control) == (("OTHER", "DO.SRC"), ("DO.SRC",), "TGT")
    assert rule.operator
    (plain,) = load(SAMPLE).rules
    assert (plain.sources, plain.targets, plain.control) == (("SRC",), ("TGT", "DO.TGT"), None)
    assert not plain.operator


def test_later_layer_replaces_a_rule(load):
    """A user's rule of the same name replaces ours; the others stay, and the layer counts in specificity."""
    rules = load(f"{SAMPLE}nap: none\n    SRC nap\n    + A dog naps.\n", f"raid\n    SRC plunder TGT\n{GOOD}")
    assert set(rules.verbs) == {"plunder", "nap"}
    assert rules.verbs["plunder"][0].specificity[-1] == 1
    assert [rules.rules[pattern.rule].name for pattern in (rules.verbs["plunder"][0], rules.verbs["nap"][0])] == [
        "raid",
        "nap",
    ]


def test_replaced_rules_are_still_checked(faults):
    """A fault in a rule that is replaced is reported all the same."""
    (fault,) = faults(f"raid\n    SRC raid TGGT\n{GOOD}", SAMPLE)
    assert fault.column == 14


def test_single_file_is_a_layer(tmp_path):
    """A path to one rule file works like a folder."""
    path = tmp_path / "mine.rules"
    path.write_text(SAMPLE, encoding="utf-8")
    assert set(load_rules([path], {"raid"}, set(), {}).verbs) == {"raid"}


def test_windows_files(load):
    """A byte order mark and Windows line ends change nothing."""
    rules = load("\ufeff" + SAMPLE.replace("\n", "\r\n"))
    assert rules.verbs["raid"][0].object is not None
    assert rules.verbs["raid"][0].source == "SRC raid TGT"


def test_order_of_folders_files_is_stable(load):
    """Loading twice gives equal rules."""
    assert load(SAMPLE).rules == load(SAMPLE).rules


RULE_FAULTS = [
    (f"raid\n\tSRC raid TGT\n{GOOD}", 2, 1, "tab", "four spaces"),
    (f"raid\n  SRC raid TGT\n{GOOD}", 2, 1, "indented by 2", "four spaces"),
    (f"raid\n     SRC raid TGT\n{GOOD}", 2, 1, "indented by 5", "four spaces"),
    (f"    SRC raid TGT\n{SAMPLE}", 1, 5, "belongs to no rule", "column 1"),
    (f"Raid\n    SRC raid TGT\n{GOOD}", 1, 1, "no name for a rule", "lower case"),
    (f"raid_x: raid\n    SRC raid TGT\n{GOOD}", 1, 1, "no name", "hyphens"),
    (f"raid here\n    SRC raid TGT\n{GOOD}", 1, 1, "no head", "NAME: TYPE"),
    (f"raid:\n    SRC raid TGT\n{GOOD}", 1, 6, "no event type", "colon"),
    (f"{SAMPLE}SRC sack TGT\n", 5, 1, "column 1", "indent it"),
    (f"{SAMPLE}+ They met. => They | -\n", 5, 1, "example stands in column 1", "indent it"),
    (SAMPLE * 2, 5, 1, "stands already", "another name"),
    (f"x: rayd\n    SRC raid TGT\n{GOOD}", 1, 4, "no event type 'rayd'", "'raid'"),
    (f"rayd\n    SRC raid TGT\n{GOOD}", 1, 1, "no event type 'rayd'", "'raid'"),
    (f"raid\n    SRC raid @wepon\n{GOOD}", 2, 14, "no class @wepon", "'@weapon'"),
    (f"raid\n    SRC raid TGT:CVL|!@wepon\n{GOOD}", 2, 23, "no class @wepon", "'@weapon'"),
    (f"raid\n    SRC raid TTG\n{GOOD}", 2, 14, "no slot 'TTG'", "'TGT'"),
    (f"raid\n    Src raid TGT\n{GOOD}", 2, 5, "no slot 'Src'", "'SRC'"),
    (f"raid\n    SRC raid tgt\n{GOOD}", 2, 14, "'tgt'", "'TGT'"),
    (f"raid\n    SRC raid tgt:CVL\n{GOOD}", 2, 14, "'tgt'", "'TGT'"),
    (f"raid\n    SRC raid TGT:rebel\n{GOOD}", 2, 18, "no kind 'rebel'", "'rebels'"),
    (f"raid\n    SRC raid TGT:CIVIL\n{GOOD}", 2, 18, "no role code", "three capitals"),
    (f"raid\n    SRC raid TGT:\n{GOOD}", 2, 18, "condition is missing", "after the colon"),
    (f"raid\n    SRC urge DO:CVL\n{GOOD}", 2, 14, "cannot be narrowed", ""),
    (f"raid\n    SRC raid big+\n{GOOD}", 2, 18, "missing beside +", "without spaces"),
    (f"raid\n    SRC raid %%\n{GOOD}", 2, 14, "no word", "lemma"),
    (f"raid\n    SRC raid||sack TGT\n{GOOD}", 2, 14, "empty", "both sides"),
    (f"raid\n    SRC raid| TGT [from\n{GOOD}", 2, 19, "not closed", "']'"),
    (f"raid\n    SRC raid TGT|\n{GOOD}", 2, 18, "empty", "both sides"),
    (f"raid\n    SRC raid ()\n{GOOD}", 2, 14, "empty", "between"),
    (f"raid\n    SRC raid [] TGT\n{GOOD}", 2, 14, "empty", "between"),
    (f"raid\n    SRC (raid TGT\n{GOOD}", 2, 9, "not closed", "')'"),
    (f"raid\n    SRC raid TGT]\n{GOOD}", 2, 17, "closes nothing", "open"),
    (f"raid\n    SRC raid [from TGT)\n{GOOD}", 2, 23, "closes nothing", "open"),
    (f"raid\n    SRC raid {'(' * 9}x{')' * 9}\n{GOOD}", 2, 18, "deep", "several"),
    (f"raid\n    SRC raid {'(a b)|(c d) ' * 7}\n{GOOD}", 2, 86, "more than 64", "shorter"),
    (f"raid\n    SRC raid TGT, PLACE\n{GOOD}", 2, 17, "comma", "spaces"),
    (f"raid\n    SRC [raid] TGT\n{GOOD}", 2, 9, "predicate stands in an optional", "outside"),
    (f"raid\n    SRC [raid with] TGT\n{GOOD}", 2, 9, "predicate stands in an optional", "outside"),
    (f"raid\n    SRC TGT\n{GOOD}", 2, 5, "no predicate", "lower case"),
    (f"raid\n    raid TGT\n{GOOD}", 2, 5, "no subject", "ANY:noun"),
    (f"raid\n    SRC badly+raid TGT\n{GOOD}", 2, 9, "no modifier", "alone"),
    (f"raid\n    SRC raid TGT:hill+@wepon\n{GOOD}", 2, 23, "no class @wepon", "'@weapon'"),
    (f"raid\n    SRC raid TGT [of|made for PLACE]\n{GOOD}", 2, 19, "nothing follows", "round brackets"),
    (f"raid\n    SRC PLACE raid TGT\n{GOOD}", 2, 9, "two elements", "one slot"),
    (f"raid\n    @weapon with TGT fail\n{GOOD}", 2, 13, "stands before the verb", "one slot"),
    (f"raid\n    [SRC] raid TGT\n{GOOD}", 2, 5, "subject stands in an optional", "brackets"),
    (f"raid\n    DO hit TGT\n{GOOD}", 2, 5, "DO cannot be the subject", "SRC"),
    (f"raid\n    SRC urge to DO of DO\n{GOOD}", 2, 23, "DO stands twice", ""),
    (f"raid\n    SRC raid TGT from TGT\n{GOOD}", 2, 23, "TGT stands twice", "OTHER"),
    (f"raid\n    SRC give TGT OBJ OTHER\n{GOOD}", 2, 22, "third object", "preposition"),
    (f"raid\n    SRC raid from\n{GOOD}", 2, 14, "nothing follows", "governs"),
    (f"raid\n    SRC carry out back\n{GOOD}", 2, 19, "second particle", "one of the two"),
    (f"raid\n    SRC be ready TGT\n{GOOD}", 2, 18, "object without preposition", "preposition"),
    (f"raid\n{GOOD}", 1, 1, "no pattern", "nouns:"),
    ("raid\n    SRC raid TGT\n    - Nothing.\n", 1, 1, "no sentence that it must code", "=>"),
    ("raid\n    SRC raid TGT\n    + Bandits raided a farm.\n", 3, 5, "no roles", "=>"),
    (f"raid\n    SRC raid\n    noun: raid\n{GOOD}", 3, 5, "'noun:'", "'nouns:'"),
    (f"raid\n    SRC raid TGT\n    tarjet = TGT\n{GOOD}", 3, 5, "'tarjet ='", "'target ='"),
    (f"raid\n    SRC raid TGT\n    target = TTG\n{GOOD}", 3, 14, "'TTG'", "'TGT'"),
    (f"raid\n    SRC raid TGT\n    target = TGT,\n{GOOD}", 3, 18, "empty value", "commas"),
    (f"raid\n    SRC raid TGT\n    target = DO.SRC\n{GOOD}", 3, 14, "embedded act", "DO"),
    (f"raid\n    SRC urge DO\n    control = SRC, TGT\n{GOOD}", 3, 20, "only one", "keep one"),
    (f"raid\n    SRC raid TGT\n    source = TGT\n    source = SRC\n{GOOD}", 4, 14, "stands already in line 3", "join"),
    (f"raid\n    nouns: raid,, sack\n{GOOD}", 2, 17, "empty", "comma"),
    (f"raid\n    nouns:\n{GOOD}", 2, 11, "empty", "noun"),
    (f"raid\n    nouns: to TGT\n{GOOD}", 2, 12, "no event noun", "begin it"),
    (f"raid\n    nouns: raid TGT\n{GOOD}", 2, 17, "without preposition", "before it"),
    (f"raid\n    nouns: [raid] on TGT\n{GOOD}", 2, 12, "no event noun", "begin it"),
    (f"raid\n    nouns: @weapon\n{GOOD}", 2, 12, "no event noun", "lower case"),
]


@pytest.mark.parametrize("text,line,column,problem,mend", RULE_FAULTS)
def test_fault_of_a_rule_file(faults, text, line, column, problem, mend):
    """Each mistake is reported with its line and column, what is wrong, and how to mend it."""
    classes = "class,words,note\nweapon,rifle,\n"
    found = faults(text, classes=classes)
    assert (found[0].line, found[0].column) == (line, column), [str(fault) for fault in found]
    assert problem in found[0].problem
    assert mend in found[0].mend
    assert len(found) == 1, [str(fault) for fault in found]


CLASS_FAULTS = [
    ("class;words\n", 1, 1, "the head row 'class;words' is one cell", "commas"),
    ("", 0, 0, "empty", "class,words"),
    ("class,words,note\na,@b,\nb,@a,\n", 3, 3, "@a -> @b -> @a", "take @a away"),
    ("class,words,note\na,@a,\n", 2, 3, "@a -> @a", "take @a away"),
    ("class,words,note\nweapon,x|@wepon,\n", 2, 10, "no class @wepon", "'@weapon'"),
    ("class,words,note\nweapon,,\n", 2, 1, "the class @weapon has no words", "parted by |"),
    ("class,words,note\nweapon,x|@,\n", 2, 10, "no name of a class", "behind it"),
    ("class,words,note\nweapon,x||y,\n", 2, 9, "nothing between", "take one"),
    ("class,words,note\nweapon,x|Rifle,\n", 2, 10, "capitals", "'rifle'"),
    ("class,words,note\n@weapon,x,\n", 2, 1, "no name", "without @"),
    ("class,words,note\nweapon,x,a,b\n", 2, 1, "4 cells, the head row 3", "comma"),
]


@pytest.mark.parametrize("classes,line,column,problem,mend", CLASS_FAULTS)
def test_fault_of_a_class_file(faults, classes, line, column, problem, mend):
    """Mistakes in class tables have their line and column too."""
    (fault,) = faults(SAMPLE, classes=classes)
    assert (fault.line, fault.column) == (line, column)
    assert problem in fault.problem
    assert mend in fault.mend


def test_all_faults_of_all_files_at_once(faults):
    """One error names every fault of every file, in order."""
    found = faults(f"raid\n    SRC raid TTG @wepon\n{GOOD}bad: tlks\n", classes="class,words,note\nweapon,A|@b,\n")
    assert [(Path(fault.path).suffix, fault.line, fault.column) for fault in found] == [
        (".csv", 2, 8),
        (".csv", 2, 10),
        (".rules", 2, 14),
        (".rules", 2, 18),
        (".rules", 4, 1),
        (".rules", 4, 1),
        (".rules", 4, 6),
    ]


def test_unreadable_files(tmp_path):
    """A folder named like a file, a binary file and a wrong encoding are faults, not crashes."""
    rules = tmp_path / "mine" / "rules"
    (rules / "a.rules").mkdir(parents=True)
    (rules / "b.rules").write_bytes(b"raid\n\0")
    (rules / "c.rules").write_bytes("raid\n    - café".encode("latin-1"))
    with pytest.raises(DictionaryError) as caught:
        load_rules([tmp_path / "mine"], set(), set(), {})
    found = [(Path(fault.path).name, fault.line, fault.column) for fault in caught.value.faults]
    assert found == [("a.rules", 0, 0), ("b.rules", 2, 1), ("c.rules", 2, 10)]


def test_classes_include_each_other(load):
    """A word knows all its classes, those that include its class too."""
    classes = load(SAMPLE).classes
    assert classes["bomb"] == {"explosive", "weapon"}
    assert classes["hand grenade"] == {"explosive", "weapon"}
    assert classes["rifle"] == {"weapon"}


def test_comments_in_class_tables(load):
    """Lines that begin with # are comments, before the columns too."""
    classes = load(SAMPLE, classes='# of "arms", and\nclass,words,note\n# more\nweapon,rifle,\n').classes
    assert classes == {"rifle": {"weapon"}}


def test_classes_of_a_later_layer(tmp_path):
    """A user's class replaces ours, or extends it by naming itself; rows of one class add up."""
    for name, table in [("a", "w,rifle,\nw,sword,\nv,van,\n"), ("b", "w,@w|bow,\nv,cart,\n")]:
        (tmp_path / name / "classes").mkdir(parents=True)
        (tmp_path / name / "classes" / "x.csv").write_text(f"class,words,note\n{table}", encoding="utf-8")
    classes = load_rules([tmp_path / "a", tmp_path / "b"], set(), set(), {}).classes
    assert set(classes) == {"rifle", "sword", "bow", "cart"}


def test_reference_page_example_loads(load):
    """The example of the reference page is a rule file that loads."""
    page = Path(__file__).parents[2] / "docs" / "rules.md"
    (block,) = re.findall(r"```text\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL)
    assert [rule.name for rule in load(block).rules] == ["capture-territory", "seize-a-chance"]


PIECES = ["raid", "SRC", "TGT", "DO", "to", "that", "out", "of", "over", "be", "@weapon", "@x", "[", "]", "(", ")", "|"]
MORE = [" ", "    ", "\n", "\n    ", "\t", ":", ",", "+", "-", "=", "=>", "#", "!", "nouns: ", "source = ", "é", "\r"]


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.one_of(st.text(), st.lists(st.sampled_from(PIECES + MORE)).map("".join)))
def test_any_text_loads_or_is_reported(load, text):
    """Whatever stands in a rule file, it loads or raises the one error that says what is wrong."""
    try:
        load(text)
    except DictionaryError as error:
        assert error.faults


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(PIECES)).map(" ".join))
def test_any_pattern_compiles_or_is_reported(load, pattern):
    """Any run of elements after a subject gives patterns with a trigger, or a fault in its line."""
    try:
        rules = load(f"raid\n    SRC raid {pattern}\n{GOOD}")
    except DictionaryError as error:
        assert all(fault.line == 2 for fault in error.faults)
    else:
        indexes = {"verb": rules.verbs, "noun": rules.nouns, "adjective": rules.adjectives}
        for found in rules.rules[0].patterns:
            assert found.triggers
            assert all(found in indexes[found.kind][trigger] for trigger in found.triggers)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.one_of(st.text(), st.lists(st.sampled_from(["a", "b", "@a", "@b", "|", ",", "\n", '"', "@"])).map("".join)))
def test_any_class_table_loads_or_is_reported(load, text):
    """Whatever stands in a class table, it loads or raises the one error that says what is wrong."""
    try:
        load(SAMPLE, classes=f"class,words,note\n{text}")
    except DictionaryError as error:
        assert error.faults


@pytest.mark.parametrize(
    "line", ["(" * 100_000, "a|" * 100_000, "raid in support of OTHER " * 9000, "raid " + "up|on OTHER " * 99]
)
def test_huge_lines_are_only_faults(faults, line):
    """A line of a megabyte of brackets, or of choices without end, is reported at once, without a crash."""
    assert faults(f"raid\n    SRC {line}\n{GOOD}")


def test_a_type_that_is_missing_may_be_one_of_the_user_s_own(load):
    """Whoever names a new type is told where to define it, not only what is spelt like it."""
    with pytest.raises(DictionaryError) as caught:
        load(f"raid-of-bandits: raids\n    SRC raid TGT\n{GOOD}")
    assert "did you mean 'raid'?" in str(caught.value)
    assert "ontologies/event_types.csv in your layer" in str(caught.value)


def test_a_role_in_mixed_case_is_told_as_a_role(load):
    """`TGT:Cvl` is answered with the role that it means, not with a list of slots."""
    with pytest.raises(DictionaryError) as caught:
        load(f"raid\n    SRC raid TGT:Cvl\n{GOOD}")
    assert "'Cvl' is no role code; did you mean 'CVL'?" in str(caught.value)
