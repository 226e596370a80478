"""`eventcoder lint`: a writer of dictionaries is told everything that is wrong, where, and how to mend it."""

import json

import pytest

from eventcoder import Coder, cli
from eventcoder.errors import DictionaryError, InputError
from eventcoder.lint import fix, lint

EXAMPLE = "    + Guards raided a farm.  => Guards | a farm\n"


@pytest.fixture
def layer(tmp_path):
    """Return a function that writes the files of a layer and gives its folder."""

    def write(**files):
        for name, text in files.items():
            part, _, rest = name.partition("_")
            path = tmp_path / part / (f"{rest}.rules" if part == "rules" else f"{rest}.csv")
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return tmp_path

    return write


def findings(path, **options):
    """Return what lint says, as (level, kind, file, line, column, problem)."""
    report = lint([path], **options)
    return [(f.level, f.kind, f.path.rsplit("/", 1)[-1], f.line, f.column, f.problem) for f in report.findings]


def test_the_shipped_rules_neither_tie_nor_repeat_nor_shadow_one_another():
    """What ships is clean, but for examples that are listed as failing elsewhere."""
    report = lint(examples=False)
    assert report.ok, str(report)
    assert report.findings == ()


def test_a_clean_layer_has_no_findings(layer):
    """A sound rule with a sound example is passed over in silence."""
    path = layer(
        rules_farms="raid-farm: raid\n    SRC plunder OBJ:barn|granary\n    + Bandits plundered a barn.  => Bandits | -\n"
    )
    assert findings(path) == []


# ------------------------------------------------------------------------------- all faults of all files at once

BROKEN = {
    "rules_broken": """no-such-type: confiscat
    SRC seize crane
    + Guards seized a crane.  => Guards | -

unknown-slot: raid
    SRK raid crane
    + Guards raided a crane.  => Guards | -

unknown-class: raid
    SRC raid @cranes-of-steel
    + Guards raided a crane.  => Guards | -

no-example: raid
    SRC raid crane

open-bracket: raid
    SRC raid (crane
    + Guards raided a crane.  => Guards | -

no-predicate: raid
    SRC TGT
    + Guards raided a crane.  => Guards | -

no-roles: raid
    SRC raid derrick
    + Guards raided a derrick.

strange-third-field: raid
    SRC raid pylon
    + Guards raided a pylon.  => Guards | - | raidd

Bad Head
""",
    "classes_broken": "class,words,note\ncrane,derrick|Crane,\nring,@ring,\nempty-include,@nothing-there,\n",
    "actors_groups": (
        "names,code,start,end,kind\n"
        "Crane Front,REB,2015-13-01,,\n"
        "Derrick Front,REB,2015,2012,\n"
        "Pylon Front,REB,,,gangsters\n"
    ),
    "actors_modifiers": "word,effect,value\nrusty,paints,\n",
    "ontologies_event_types": "type,cameo,family\ncrane-raid,999,coerce/property\n",
    "ontologies_composition": "operator,act,type,note\nappeal,crane-dance,appeal,\n",
    "places_places": "name,country,kind,lat,lon,population\nCraneville,KEN,city,north,36,1000\n",
    "discards_cranes": "cue,weight,note\ncrane,1,\n",
}

EXPECTED = [
    ("groups.csv", 2, 17, "'2015-13-01' is no date"),
    ("groups.csv", 3, 19, "end date 2012 precedes start 2015"),
    ("groups.csv", 4, 19, "unknown kind 'gangsters'"),
    ("modifiers.csv", 2, 7, "unknown effect 'paints'"),
    ("broken.csv", 2, 15, "'Crane' has capitals"),
    ("broken.csv", 3, 6, "the class includes itself: @ring -> @ring"),
    ("broken.csv", 4, 15, "there is no class @nothing-there"),
    ("cranes.csv", 0, 0, "there is no domain"),
    ("composition.csv", 2, 8, "there is no event type, family or sign 'crane-dance'"),
    ("event_types.csv", 2, 12, "there is no CAMEO code '999'"),
    ("places.csv", 2, 21, "'north' is no number"),
    ("broken.rules", 1, 15, "there is no event type 'confiscat'"),
    ("broken.rules", 6, 5, "there is no slot 'SRK'"),
    ("broken.rules", 10, 14, "there is no class @cranes-of-steel"),
    ("broken.rules", 13, 1, "the rule 'no-example' has no sentence that it must code"),
    ("broken.rules", 17, 14, "'(' is not closed"),
    ("broken.rules", 21, 5, "the pattern has no predicate"),
    ("broken.rules", 26, 5, "the example has no roles"),
    ("broken.rules", 30, 47, "there is no event type 'raidd'"),
    ("broken.rules", 32, 1, "'Bad Head' is no head of a rule"),
]


def test_twenty_faults_are_reported_as_twenty(layer):
    """Faults of eight files come in one report, each once, with its place; none hides another or brings a second along."""
    found = [entry for entry in findings(layer(**BROKEN)) if entry[0] == "error"]
    told = [(name, line, column, problem) for _, _, name, line, column, problem in found]
    missing = [want for want in EXPECTED if not any(got[:3] == want[:3] and want[3] in got[3] for got in told)]
    assert missing == [], told
    assert len(told) == len(EXPECTED) == 20


FOLLOWED = {
    "a file of classes in another encoding": {
        "classes_a": "class,words,note\ncrane,Kr\xe4n,\n",
        "rules_a": f"one: raid\n    SRC raid @crane\n{EXAMPLE}",
    },
    "a class with a capital": {
        "classes_a": "class,words,note\ncrane,Derrick,\nlift,@crane,\n",
        "rules_a": f"one: raid\n    SRC raid @crane\n    SRC raid @lift\n{EXAMPLE}",
    },
    "a class without words": {
        "classes_a": "class,words,note\ncrane,,\n",
        "rules_a": f"one: raid\n    SRC raid @crane\n{EXAMPLE}",
    },
    "a class without a sound name": {
        "classes_a": "class,words,note\nCrane,derrick,\n",
        "rules_a": f"one: raid\n    SRC raid @crane\n{EXAMPLE}",
    },
    "types without their column": {
        "ontologies_event_types": "typ,family,cameo\ncrane-raid,coerce/property,171\n",
        "ontologies_composition": "operator,act,type\nappeal,crane-raid,appeal\n",
        "rules_a": "crane-raid\n    SRC raid @crane-noun\n    + Guards raided.  => Guards | - | crane-raid\n",
        "classes_a": "class,words,note\ncrane-noun,crane,\n",
    },
    "a type's row with a cell too many": {
        "ontologies_event_types": "type,family,cameo\ncrane-raid,coerce/property,171,\n",
        "ontologies_composition": "operator,act,type\nappeal,crane-raid,appeal\n",
        "rules_a": f"crane-raid\n    SRC raid barn\n{EXAMPLE}",
    },
    "codes without their column": {
        "ontologies_cameo": "kode,name,quad_class,goldstein\n0999,crane,1,1\n",
        "ontologies_event_types": "type,family,cameo\ncrane-raid,coerce/property,0999\n",
        "rules_a": f"crane-raid\n    SRC raid barn\n{EXAMPLE}",
    },
    "a domain with no verdict": {
        "discards_domains": "domain,verdict,carry,needs,firm,office,country,families\ncranes,off,,1,,,,\n",
        "discards_cranes": "cue,scope,weight\ncrane,sentence,1\n",
    },
    "domains without a column": {
        "discards_domains": "domain,carry,needs,firm,office,country,families\ncranes,,1,,,,\n",
        "discards_cranes": "cue,scope,weight\ncrane,sentence,1\n",
    },
    "a rule of no type, beside one of its clauses": {
        "rules_a": f"one: rayd\n    SRC plunder OBJ:barn\n{EXAMPLE}\ntwo: raid\n    SRC plunder OBJ:barn\n{EXAMPLE}",
    },
    "an agent of a kind that is none, whose role a rule asks for": {
        "actors_agents": "nouns,roles,kind,flags\ncraner,CRN,gangsters,\n",
        "rules_a": f"one: raid\n    SRC plunder TGT:CRN\n{EXAMPLE}",
    },
    "a role that nobody has, and the example that fails of it": {
        "rules_a": f"one: raid\n    SRC plunder TGT:CRN\n{EXAMPLE}",
    },
    "examples in column 1": {
        "rules_a": "one: raid\n    SRC plunder OBJ:barn\n+ Bandits plundered a barn.  => Bandits | -\n",
    },
    "a head that is none, and all below it": {
        "rules_a": f"Big Raid: raid\n    SRC plunder TGGT\n    SRC plunder TGT:CRN\n{EXAMPLE}",
    },
    "a label that is none, in a rule of nouns": {
        "rules_a": "one: raid\n    noun: plunder\n    + Plunder by bandits went on.  => bandits | -\n",
    },
}  # fmt: skip


@pytest.mark.parametrize("files", FOLLOWED.values(), ids=FOLLOWED)
def test_one_mistake_is_one_finding(layer, files):
    """What follows from a mistake elsewhere is not told beside it: it is gone when the mistake is mended."""
    path = layer(**files)
    for file in path.rglob("*.csv"):
        file.write_bytes(file.read_text(encoding="utf-8").encode("latin-1"))
    report = lint([path])
    assert len(report.findings) == 1, str(report)


def test_every_fault_says_how_to_mend_it(layer):
    """A finding without advice helps nobody."""
    assert all(finding.mend for finding in lint([layer(**BROKEN)]).findings)


def test_a_fault_of_form_keeps_the_examples_from_being_tried(layer):
    """The report says so, and does not count them as good."""
    report = lint([layer(**BROKEN)])
    assert not report.examples_tried
    assert "examples not tried" in str(report)


# ----------------------------------------------------------------------------- rules in one another's way


def problems(path):
    """Return kind, line and problem of each finding."""
    return [(kind, line, problem) for _, kind, _, line, _, problem in findings(path, examples=False)]


def test_a_tie_is_told(layer):
    """Two rules that fit the same clause with equal right: which of them wins would be chance."""
    text = (
        f"one: raid\n    SRC plunder OBJ:barn|silo\n{EXAMPLE}\ntwo: looting\n    SRC plunder OBJ:silo|mill\n{EXAMPLE}"
    )
    [(kind, line, problem)] = problems(layer(rules_a=text))
    assert (kind, line) == ("tie", 6)
    assert "'plunder' is a tie with one" in problem
    assert "looting" in problem
    assert "raid" in problem


@pytest.mark.parametrize(
    "one,two,sentence",
    [
        ("SRC plunder", "SRC plunder [TGT:MIL]", "Bandits plundered."),
        ("SRC plunder for ANY", "SRC plunder with ANY", "Bandits plundered with knives for gold."),
        ("SRC plunder OBJ for ANY", "SRC plunder [OTHER] with TGT", "Bandits plundered a barn for gold with rebels."),
        ("SRC plunder OBJ:barn for ANY", "SRC plunder OBJ:barn|silo with ANY", "Bandits plundered a barn with guns for gold."),
        ("SRC plunder @weapon|silo", "SRC plunder silo|barn", "Bandits plundered a silo."),
    ],
)  # fmt: skip
def test_patterns_of_any_shape_that_both_fit_a_clause_are_a_tie(layer, one, two, sentence):
    """The sentence is coded by whichever rule comes first, so the writer is told."""
    example = "    + Guards raided a farm.  => Guards | a farm\n"
    first = layer(rules_a=f"one: raid\n    {one}\n{example}\ntwo: looting\n    {two}\n{example}")
    told = [kind for kind, _, _ in problems(first)]
    codes = [event.rule.partition(" ")[0] for event in Coder([first]).code(sentence)]
    layer(rules_a=f"two: looting\n    {two}\n{example}\none: raid\n    {one}\n{example}")
    swapped = [event.rule.partition(" ")[0] for event in Coder([first]).code(sentence)]
    assert told == ["tie"]
    assert (codes, swapped) == (["one"], ["two"])


@pytest.mark.parametrize(
    "one,two",
    [
        ("SRC plunder OBJ:barn", "SRC plunder OBJ:silo"),
        ("SRC plunder OBJ:barn", "SRC plunder OBJ"),
        ("SRC plunder TGT", "SRC plunder from TGT"),
        ("SRC plunder TGT:MIL", "SRC plunder TGT:CVL"),
        ("SRC put TGT to @weapon", "SRC put silo to TGT"),
        ("SRC plunder TGT on credit", "SRC plunder TGT to death"),
        ("SRC plunder to DO", "SRC plunder against DO"),
        ("SRC plunder to DO", "SRC plunder for ANY"),
        ("SRC break off TGT", "SRC break from TGT"),
        ("SRC go on TGT", "SRC go from TGT"),
        ("nouns: plunder of SRC:LAB", "nouns: plunder by SRC:MIL"),
        ("nouns: plunder between BOTH", "nouns: plunder against TGT"),
    ],
)
def test_rules_that_part_the_clauses_between_them_are_no_tie(layer, one, two):
    """Other words, other places, other conditions, idioms of which a clause has one: nothing is undecided."""
    assert problems(layer(rules_a=f"one: raid\n    {one}\n{EXAMPLE}\ntwo: looting\n    {two}\n{EXAMPLE}")) == []


def test_a_third_pattern_decides_a_tie(layer):
    """Who says what a clause with both is has made the tie harmless."""
    third = "    SRC plunder for ANY with ANY\n"
    text = f"one: raid\n    SRC plunder for ANY\n{third}{EXAMPLE}\ntwo: looting\n    SRC plunder with ANY\n{EXAMPLE}"
    assert problems(layer(rules_a=text)) == []


def test_a_users_rule_over_ours_is_no_tie(layer):
    """The later layer wins: that is what layers are for."""
    assert problems(layer(rules_a=f"my-raid: looting\n    SRC raid TGT\n{EXAMPLE}")) == []


def test_a_duplicate_is_told(layer):
    """A pattern that stands twice is told of where it stands the second time."""
    text = f"one: raid\n    SRC plunder OBJ:barn\n    SRC rob OBJ:barn\n    SRC plunder|strip OBJ:barn\n{EXAMPLE}"
    assert problems(layer(rules_a=text)) == [("duplicate", 4, "'plunder' has the same pattern in line 2")]


def test_a_shadowed_pattern_is_told(layer):
    """A rule that can never win, since a more specific one fits whatever it fits, is dead."""
    wide = "wide: raid\n    SRC plunder OBJ:barn|silo from ANY\n"
    narrow = "narrow: looting\n    SRC plunder OBJ:@plundered-thing from ANY\n"
    path = layer(
        rules_a=f"{wide}{EXAMPLE}\n{narrow}{EXAMPLE}", classes_a="class,words,note\nplundered-thing,barn|silo,\n"
    )
    [(kind, line, problem)] = [found for found in problems(path) if found[0] != "tie"]
    assert (kind, line) == ("shadowed", 6)
    assert "wide" in problem


def test_a_trigger_that_no_clause_has_is_told(layer):
    """Rules are written with lemmas: an inflected form never comes."""
    text = f"one: raid\n    SRC plundered TGT\n    nouns: plunderings\n{EXAMPLE}"
    assert ("unreachable", 2, "no clause has the verb 'plundered': it is a form of 'plunder'") in problems(
        layer(rules_a=text)
    )


def test_a_role_that_nobody_has_is_told(layer):
    """A mistyped role code would never hold."""
    [(kind, _, problem)] = problems(layer(rules_a=f"one: raid\n    SRC plunder TGT:CVX\n{EXAMPLE}"))
    assert (kind, problem) == ("unknown", "no actor has the role 'CVX'")


def test_a_file_that_nothing_reads_is_told(layer):
    """A misspelt folder is not passed over in silence."""
    path = layer(actor_groups="names,code,start,end\nCrane Front,REB,,\n")
    [finding] = lint([path]).findings
    assert (finding.level, finding.kind, finding.mend) == ("warning", "unread", "move it to actors/")


def test_an_event_type_that_nothing_leads_to_is_noted(layer):
    """A new type that no rule names is a note, since its rule may come later."""
    path = layer(ontologies_event_types="type,family,cameo\ncrane-raid,coerce/property,171\n")
    report = lint([path])
    assert [(f.level, f.problem) for f in report.findings] == [("note", "nothing leads to the event type 'crane-raid'")]
    assert report.ok


# -------------------------------------------------------------------------------------------- examples


def test_an_example_that_fails_shows_what_came_out_instead(layer):
    """The writer sees the sentence, what was wanted, and the event that came."""
    text = "one: looting\n    SRC plunder TGT\n    + Gunmen raided a farm.  => Gunmen | a farm\n    - Gunmen plundered a farm.\n"
    report = lint([layer(rules_a=text)])
    first, second = report.findings
    assert (first.kind, first.line, first.problem) == ("example", 3, "the example of 'one' does not hold: other type")
    assert first.details[0] == "Gunmen raided a farm.  => Gunmen | a farm | looting"
    assert "raid: Gunmen | a farm" in first.details[1]
    assert (second.line, second.problem) == (4, "the example of 'one' does not hold: fired where it must not")


def test_an_example_that_codes_nothing_says_so(layer):
    """No event at all: the report says how to find out why."""
    text = "one: looting\n    SRC plunder TGT\n    + The sky is blue.  => Guards | a farm\n"
    [finding] = lint([layer(rules_a=text)]).findings
    assert "no event" in finding.problem
    assert "nothing was coded" in finding.details[1]


# --------------------------------------------------------------------------------------- the command


def test_the_command_returns_1_for_warnings_and_prints_places(layer, capsys):
    """Scripts can rely on the exit code, people on file:line:column."""
    path = layer(rules_a=f"one: raid\n    SRC plunder TGT:CVX\n{EXAMPLE}")
    assert cli.main(["lint", "--no-examples", str(path)]) == 1
    out = capsys.readouterr().out
    assert f"{path}/rules/a.rules:2:5: warning: no actor has the role 'CVX'; did you mean" in out
    assert out.endswith("0 errors, 1 warning, 0 notes in 1 rules, 1 examples (examples not tried)\n")


def test_the_command_returns_0_for_a_clean_layer(layer):
    """Nothing to say is success."""
    path = layer(rules_a="one: raid\n    SRC plunder OBJ:barn\n    + Bandits plundered a barn.  => Bandits | -\n")
    assert cli.main(["lint", str(path)]) == 0


def test_the_command_writes_json(layer, capsys):
    """Editors and scripts read the findings as JSON."""
    path = layer(rules_a=f"one: raid\n    SRC plunder TGT:CVX\n{EXAMPLE}")
    cli.main(["lint", "--no-examples", "--json", str(path)])
    report = json.loads(capsys.readouterr().out)
    assert report["ok"] is False
    assert report["findings"][0]["kind"] == "unknown"


def test_a_path_that_is_not_there(tmp_path, capsys):
    """No stack trace, but the path."""
    assert cli.main(["lint", str(tmp_path / "gone")]) == 1
    assert "there is no dictionary at" in capsys.readouterr().err
    with pytest.raises(InputError):
        fix([tmp_path / "gone"])


def test_fix_needs_a_path(capsys):
    """The shipped files of an installed package are not ours to write."""
    with pytest.raises(SystemExit):
        cli.main(["lint", "--fix"])
    assert "--fix needs a PATH" in capsys.readouterr().err


def test_fix_writes_only_files_that_are_out_of_form(layer, capsys):
    """What is in form is not touched; what was written is named."""
    path = layer(
        rules_good="one: raid\n    SRC plunder OBJ:barn\n    + Bandits plundered a barn.  => Bandits | -\n",
        rules_loose="two :raid\n  SRC  plunder OBJ:silo # why\n    + Bandits plundered a silo.=>Bandits|-\n",
        classes_loose='class,words,note\n"ring", bell|gong,\n',
    )
    before = (path / "rules" / "good.rules").stat().st_mtime_ns
    assert cli.main(["lint", "--fix", str(path)]) == 0
    said = capsys.readouterr().err
    assert "loose.rules: written" in said
    assert "loose.csv: written" in said
    assert "good.rules" not in said
    assert (path / "rules" / "good.rules").stat().st_mtime_ns == before
    fixed = (path / "rules" / "loose.rules").read_text(encoding="utf-8")
    assert fixed == "two: raid\n    SRC plunder OBJ:silo  # why\n    + Bandits plundered a silo.  => Bandits | -\n"
    assert (path / "classes" / "loose.csv").read_text(encoding="utf-8") == "class,words,note\nring,bell|gong,\n"
    assert fix([path]) == ()


LOOSE = "a , b\n"


def test_fix_leaves_alone_what_no_coder_reads(layer):
    """Notes, data and archives that lie in or beside a layer are somebody's work, not dictionaries."""
    path = layer(classes_loose='class,words,note\n"ring", bell|gong,\n', work_results=LOOSE, actors_mine=LOOSE)
    (path / "results.csv").write_text(LOOSE)
    (path / "old.rules").write_text("raid\n  SRC  raid TGT\n")
    (path / "classes" / "inner").mkdir()
    (path / "classes" / "inner" / "deep.csv").write_text(LOOSE)
    (path / "classes" / ".hidden.csv").write_text(LOOSE)
    before = {file: file.read_bytes() for file in path.rglob("*") if file.is_file()}
    assert [file.name for file in fix([path])] == ["loose.csv"]
    after = {file: file.read_bytes() for file in path.rglob("*") if file.is_file()}
    assert [file.name for file in after if after[file] != before.get(file)] == ["loose.csv"]


def test_fix_keeps_the_mode_of_a_file_and_writes_through_links(layer, tmp_path):
    """A file that others may read stays so, and a link stays a link."""
    path = layer(classes_loose='class,words,note\n"ring", bell|gong,\n')
    file, kept = path / "classes" / "loose.csv", tmp_path / "kept.txt"
    file.rename(kept)
    kept.chmod(0o640)
    file.symlink_to(kept)
    assert fix([path]) == (file,)
    assert file.is_symlink()
    assert kept.read_text() == "class,words,note\nring,bell|gong,\n"
    assert kept.stat().st_mode & 0o777 == 0o640


def test_fix_leaves_alone_what_cannot_be_read(layer):
    """A file in another encoding, or with a quotation mark too few, is told by lint and not rewritten."""
    path = layer(classes_open='class,words,note\nring, "bell,\n')
    (path / "classes" / "latin.csv").write_bytes("class,words,note\nring, Glöckchen,\n".encode("latin-1"))
    assert fix([path]) == ()


@pytest.mark.parametrize("name", ["notes.txt", "groups.csv"])
def test_a_file_that_is_no_layer_is_refused(tmp_path, capsys, name):
    """A layer is a folder or a rule file: who names another file is told so, and nothing is written."""
    path = tmp_path / name
    path.write_text(LOOSE)
    assert cli.main(["lint", "--fix", str(path)]) == 1
    assert f"{path} is no dictionary; give a folder, or a file that ends in .rules" in capsys.readouterr().err
    assert path.read_text() == LOOSE


# --------------------------------------------------------------------------- files in another encoding

FILES = [
    "rules/a.rules", "classes/a.csv", "discards/sport.csv", "discards/domains.csv", "language/en/numbers.csv",
    "language/en/dates.csv", "places/places.csv", "places/prepositions.csv", "places/scenes.csv", "actors/countries.csv",
    "actors/groups.csv", "actors/bodies.csv", "actors/international.csv", "actors/leaders.csv", "actors/agents.csv",
    "actors/modifiers.csv", "actors/alike.csv", "actors/roles.csv", "ontologies/event_types.csv", "ontologies/composition.csv",
    "ontologies/cameo.csv", "ontologies/plover.csv", "ontologies/acled.csv", "ontologies/acled_types.csv",
    "ontologies/acled_kinds.csv", "ontologies/acled_units.csv", "ontologies/acled_merging.csv",
]  # fmt: skip


def test_files_in_another_encoding_are_told_once_each(tmp_path):
    """Each dictionary file in Latin-1 gives one fault, with its place, and none in what refers to it; so when coding."""
    for name in FILES:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes("# Köln\n".encode("latin-1"))
    with pytest.raises(DictionaryError) as caught:
        Coder([tmp_path])
    told = [(fault.path, fault.line, fault.column, fault.problem, fault.mend) for fault in caught.value.faults]
    wanted = (1, 4, "byte 0xf6 is not UTF-8", "save the file in UTF-8")
    assert told == sorted((str(tmp_path / name), *wanted) for name in FILES)
    found = lint([tmp_path]).findings
    assert [(f.path, f.line, f.column, f.problem, f.mend) for f in found if f.level == "error"] == told


COMMANDS = [
    ["code", "--dictionaries", "LAYER", "TEXT"],
    ["explain", "--dictionaries", "LAYER", "Men raided a farm."],
    ["score", "--dictionaries", "LAYER", "GOLD"],
    ["diff", "--new", "LAYER", "GOLD"],
    ["uncoded", "--dictionaries", "LAYER", "GOLD"],
    ["lint", "LAYER"],
]


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
def test_no_command_ends_in_a_stack_trace_over_a_file_in_latin_1(tmp_path, capsys, command):
    """Every command names file, line and column, what is wrong and the mend, and returns 1."""
    path = tmp_path / "layer" / "actors" / "roles.csv"
    path.parent.mkdir(parents=True)
    path.write_bytes("# Köln\n".encode("latin-1"))
    (tmp_path / "text.txt").write_text("Men raided a farm.")
    (tmp_path / "gold.jsonl").write_text('{"id": "1", "text": "Men raided a farm.", "events": []}\n')
    places = {"LAYER": tmp_path / "layer", "TEXT": tmp_path / "text.txt", "GOLD": tmp_path / "gold.jsonl"}
    assert cli.main([str(places.get(word, word)) for word in command]) == 1
    said = "".join(capsys.readouterr())
    assert f"{path}:1:4: " in said
    assert "byte 0xf6 is not UTF-8; save the file in UTF-8" in said


def test_a_folder_in_which_nothing_is_read_is_told(tmp_path):
    """An empty folder, or one with a misspelt name inside, would be a layer that does nothing."""
    [finding] = lint([tmp_path]).findings
    assert (finding.level, finding.kind, finding.path) == ("warning", "unread", str(tmp_path))
    assert finding.problem == "no file in this folder is read"
    assert "rules, classes" in finding.mend
