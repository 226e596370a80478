"""`eventcoder actors`: who a noun phrase stands for, on the command line."""

import json

from eventcoder import cli


def test_a_phrase_is_resolved_with_the_entries_behind_it(capsys):
    """A user sees the code, what it says, and the rows of the dictionaries that it rests on."""
    assert cli.main(["actors", "the former Iranian foreign minister"]) == 0
    said = capsys.readouterr().out
    assert "the former Iranian foreign minister: IRNELI" in said
    assert "actors/agents.csv:" in said
    assert "actors/modifiers.csv:" in said


def test_the_day_decides_who_a_name_is(capsys):
    """A president has an office on one day and none on another."""
    for day, code in (("2012-05-08", "USAGOV"), ("2020-05-08", "USAELI")):
        assert cli.main(["actors", "Obama", "--date", day]) == 0
        assert f"Obama: {code}" in capsys.readouterr().out


def test_json_has_each_party_of_each_phrase(capsys):
    """Several phrases may be asked at once; a coordination has one party for each member."""
    assert cli.main(["actors", "--json", "Sudan's army and the police", "the Kremlin"]) == 0
    first, second = json.loads(capsys.readouterr().out)
    assert [actor["participant"]["code"] for actor in first["actors"]] == ["SDNMIL", "COP"]
    assert [actor["participant"]["country"] for actor in second["actors"]] == ["RUS"]


def test_what_is_no_noun_phrase_is_said_to_be_none(capsys):
    """Words without a noun are no error; the user is told."""
    assert cli.main(["actors", "slowly", ""]) == 0
    assert capsys.readouterr().out.count("no noun phrase") == 2


def test_country_of_the_text_fills_in_for_bare_roles(capsys):
    """As in coding, --country says whose police it is."""
    assert cli.main(["actors", "the police", "--country", "KEN"]) == 0
    assert "KENCOP" in capsys.readouterr().out
