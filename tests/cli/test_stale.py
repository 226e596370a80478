"""`eventcoder stale`: a keeper of dictionaries sees which names want a look."""

import json

import pytest

from eventcoder import cli

ROWS = """names,code,start,end,country,office,source,checked
Ana Vale|Vale,FJIGOV,2024-01-01,,FJI,minister,recalled,
Ben Roe,FJIGOV,2020-01-01,2021-12-31,FJI,minister,recalled,
Cai Lum,TONGOV,2019-05-01,,TON,minister,gazette 3,2023-02-01
"""


@pytest.fixture
def layer(tmp_path):
    """Return a layer with three persons: one in office unchecked, one out of office, one checked."""
    (tmp_path / "actors").mkdir()
    (tmp_path / "actors" / "leaders.csv").write_text(ROWS, encoding="utf-8")
    return tmp_path


def stale(capsys, *arguments):
    """Return the exit code and what was printed, as JSON."""
    code = cli.main(["stale", "--json", *map(str, arguments)])
    return code, json.loads(capsys.readouterr().out)


def test_who_holds_office_to_this_day_unchecked_is_stale(layer, capsys):
    """A row with a last day is done with, and a row that was checked is sure."""
    code, found = stale(capsys, "--dictionaries", layer)
    assert code == 0
    assert found["files"]["leaders.csv"] == {"rows": 3, "recalled": 2, "checked": 1, "open_end": 2, "stale": 1}
    assert [(row["name"], row["line"]) for row in found["stale"]] == [("Ana Vale", 2)]


def test_a_check_that_is_too_old_does_not_count(layer, capsys):
    """`--since` says from which day on a check still holds."""
    assert [row["name"] for row in stale(capsys, "--dictionaries", layer, "--since", "2024-01-01")[1]["stale"]] == [
        "Ana Vale",
        "Cai Lum",
    ]
    assert [row["name"] for row in stale(capsys, "--dictionaries", layer, "--since", "2023-02-01")[1]["stale"]] == [
        "Ana Vale"
    ]


def test_one_country_is_looked_at_alone(layer, capsys):
    """`--country` keeps to its rows, and `--list` names file and line."""
    assert cli.main(["stale", "--list", "--country", "TON", "--since", "2024-01-01", "--dictionaries", str(layer)]) == 0
    out = capsys.readouterr().out
    assert f"{layer / 'actors' / 'leaders.csv'}:4: Cai Lum TONGOV from 2019-05-01, checked 2023-02-01" in out
    assert "Ana Vale" not in out


def test_slips_are_told(layer, capsys):
    """A day that is none, and a folder that is not there, end in one line."""
    with pytest.raises(SystemExit):
        cli.main(["stale", "--since", "May"])
    assert "'May'" in capsys.readouterr().err
    assert cli.main(["stale", "--dictionaries", str(layer / "nowhere")]) == 1
    assert "is no folder" in capsys.readouterr().err
