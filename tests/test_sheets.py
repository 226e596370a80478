"""Reading dictionary files: what spreadsheets, editors and other systems write is read as it is meant, and faults have places."""

import pytest

from eventcoder.errors import Fault
from eventcoder.sheets import read_sheet, read_text


def read(tmp_path, data, *names, **options):
    """Return the rows of a file, and what is wrong with it as (line, column, problem)."""
    path = tmp_path / "a.csv"
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    faults: list[Fault] = []
    rows = list(read_sheet(path, names, faults.append, **options).rows(*names))
    return rows, [(fault.line, fault.column, fault.problem) for fault in faults]


PLAIN = [(2, ("x", "y, z")), (4, ("v", "w"))]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("start", ["", "\ufeff"])
def test_files_of_any_system_are_read_alike(tmp_path, end, start):
    """Line ends of Unix, Windows and old Macs, with and without a byte order mark."""
    text = f'{start}a,b{end}x,"y, z"{end}# why{end}v,w'
    assert read(tmp_path, text, "a", "b") == (PLAIN, [])


def test_blanks_around_cells_do_not_count(tmp_path):
    """Tables that were lined up by hand are read like others, a quotation mark after a blank too."""
    assert read(tmp_path, ' a , b\n  x,  "y, z"\n  # why\n\tv , w \n', "a", "b") == (PLAIN, [])


def test_columns_may_stand_in_any_order(tmp_path):
    """It is their names that count; others may stand between."""
    assert read(tmp_path, "b,note,a\n1,2,3\n", "a", "b") == ([(2, ("3", "1"))], [])


def test_a_cell_may_hold_what_unicode_takes_for_a_line_end(tmp_path):
    """Only line feeds and carriage returns end a row; the numbers of the lines after it are right."""
    rows, faults = read(tmp_path, "a,b\nx\u2028y,1\x852\nv,w\n", "a", "b")
    assert rows == [(2, ("x\u2028y", "1\x852")), (3, ("v", "w"))]
    assert faults == []


def test_a_cell_of_several_lines_is_one_cell(tmp_path):
    """Its row has the line where it begins, and the next row the line after its end."""
    text = 'a,b\nx,"one\n# two\n"\nv,w\n'
    assert read(tmp_path, text, "a", "b") == ([(2, ("x", "one\n# two")), (5, ("v", "w"))], [])


def test_cells_missing_at_the_end_are_empty(tmp_path):
    """Who leaves notes out need not write their commas; one cell too many is a fault of that row alone."""
    rows, faults = read(tmp_path, "a,b\nx\nv,w,u\ns,t\n", "a", "b")
    assert rows == [(2, ("x", "")), (4, ("s", "t"))]
    assert faults == [(3, 1, "the row has 3 cells, the head row 2")]


def test_rows_that_must_be_whole(tmp_path):
    """Where a missing cell would be a wrong code, it is a fault."""
    assert read(tmp_path, "a,b\nx\n", "a", "b", whole=True) == ([], [(2, 1, "the row has 1 cells, the head row 2")])


@pytest.mark.parametrize("text, place", [
    ("a,b\nx,Big\n", (2, 3)),
    ('a,b\n"x, y",Big\n', (2, 8)),
    ('a,b\n"x ""y""", "Big"\n', (2, 13)),
    ('a,b\n"x\ny",z|Big\n', (3, 6)),
    ("b,a\nz|Big|z,x\n", (2, 3)),
])  # fmt: skip
def test_faults_point_at_a_word_in_a_cell(tmp_path, text, place):
    """Line and column are those that an editor shows, whatever quotation marks stand before."""
    path = tmp_path / "a.csv"
    path.write_text(text, encoding="utf-8")
    sheet = read_sheet(path, ("a", "b"), print)
    [(line, _)] = sheet.rows("a", "b")
    fault = sheet.fault(line, "b", "is big", "write it small", "Big")
    assert (fault.line, fault.column) == place


def test_places_count_characters_and_lines_as_they_are_read(tmp_path):
    """Before a byte that is no UTF-8 stand letters of several bytes, a mark and line ends of Windows."""
    path = tmp_path / "a.rules"
    path.write_bytes("\ufeff# é\r\n# ü".encode() + b"\xff")
    faults: list[Fault] = []
    assert read_text(path, faults.append) is None
    assert [(fault.line, fault.column) for fault in faults] == [(2, 4)]


def test_a_file_that_is_not_needed_may_be_missing(tmp_path):
    """A layer has the files that it has; where one must be there, its lack is a fault."""
    faults: list[Fault] = []
    assert read_sheet(tmp_path / "gone.csv", ("a",), faults.append, needed=False).usable
    assert faults == []
    assert not read_sheet(tmp_path / "gone.csv", ("a",), faults.append).usable
    assert faults[0].problem == "the file cannot be read: No such file or directory"
