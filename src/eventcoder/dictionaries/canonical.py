"""The one way that dictionary files are written, so that changes of content are all that a comparison shows.

Both functions keep comments, the order of lines, and everything that a loader reads; what they cannot read they leave
alone. They take text as `sheets.read_text` gives it, and take it apart as the loaders do.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable

from eventcoder.dictionaries.rulefiles import split_comment
from eventcoder.dictionaries.syntax import INDENT, PROPERTIES
from eventcoder.errors import Fault
from eventcoder.sheets import COMMENT, is_passed_over, records

_HEAD = re.compile(r"([^\s:]+)\s*:\s*(\S+)").fullmatch
_LABEL = re.compile(rf"(nouns:(?!\S)|(?:{'|'.join(sorted(PROPERTIES))})\s*=)(.*)", re.DOTALL).fullmatch
_MARGIN = " " * INDENT
_COMMENT_GAP = 2


def canonical_rules(text: str) -> str:
    r"""Return a rule file as it should be written: four spaces before what belongs to a rule, single blanks, a blank line
    before each rule and no more than one anywhere, roles of examples set off by two blanks.

    Example:
        >>> print(canonical_rules("raid :attack\n  SRC  raid TGT\n  + Men raided it.=>Men|it"), end="")
        raid: attack
            SRC raid TGT
            + Men raided it.  => Men | it
    """
    return _spaced([_rule_line(line) for line in text.split("\n")])


def _rule_line(line: str) -> str:
    content = line.strip()
    if is_passed_over(line):
        return content if not content or line[0] == COMMENT else f"{_MARGIN}{content}"
    if line[0] not in " \t":
        return _with_comment(content, _head)
    if content[0] in "+-":
        return f"{_MARGIN}{_example(content)}"
    return f"{_MARGIN}{_with_comment(content, _statement)}"


def _with_comment(content: str, form: Callable[[str], str]) -> str:
    """Bring what stands before a comment into form; the comment keeps its distance, or gets two blanks."""
    before, rest = split_comment(content)
    comment = rest.lstrip()
    formed = form(before)
    if split_comment(formed)[1]:
        formed = before  # a blank more would make a comment of it
    if not comment:
        return formed
    return f"{formed}{' ' * max(len(rest) - len(comment), _COMMENT_GAP)}{comment}"


def _head(content: str) -> str:
    found = _HEAD(content)
    return f"{found[1]}: {found[2]}" if found else content


def _statement(content: str) -> str:
    found = _LABEL(content)
    if found is None:
        return " ".join(content.split())
    label = found[1] if found[1] == "nouns:" else f"{found[1].rstrip('=').rstrip()} ="
    parts = [" ".join(part.split()) for part in found[2].split(",")]
    return f"{label} {', '.join(parts)}".rstrip()


def _example(content: str) -> str:
    sentence, arrow, roles = content[1:].rpartition("=>")
    if not arrow or content[0] == "-":
        return f"{content[0]} {' '.join(content[1:].split())}".rstrip()
    fields = [" ".join(field.split()) for field in roles.split("|")]
    return f"{content[0]} {' '.join(sentence.split())}  => {' | '.join(fields)}".rstrip()


def _spaced(lines: list[str]) -> str:
    """Put one blank line before each rule, above the comments that lead to it, and no more than one anywhere."""
    out: list[str] = []
    for line in lines:
        if not line:
            if out and out[-1]:
                out.append("")
            continue
        if line[0] not in (" ", COMMENT) and out:
            at = len(out)
            while at and out[at - 1].startswith(COMMENT):
                at -= 1
            if at and out[at - 1]:
                out.insert(at, "")
        out.append(line)
    while out and not out[-1]:
        out.pop()
    return "".join(f"{line}\n" for line in out)


def canonical_table(text: str) -> str:
    r"""Return a CSV file as it should be written: no blanks around cells, quotes only where they are needed.

    Example:
        >>> canonical_table('# ours\na, b\n"x", "y, z"')
        '# ours\na,b\nx,"y, z"\n'
    """
    lines = text.split("\n")
    faults: list[Fault] = []
    rows = list(records(lines, "", faults.append))
    if faults:
        return text
    out: list[str] = []
    done = 0
    for line, end, cells in rows:
        out += [passed.rstrip() for passed in lines[done : line - 1]]
        out.append(_row(cells))
        done = end
    out += [passed.rstrip() for passed in lines[done:]]
    while out and not out[-1]:
        out.pop()
    return "".join(f"{line}\n" for line in out)


def _row(cells: list[str]) -> str:
    stream = io.StringIO()
    csv.writer(stream, lineterminator="\n").writerow(cells)
    row = stream.getvalue()[:-1]
    # Without its quotation marks the first cell would make the line a comment.
    return f'"{cells[0]}"{row[len(cells[0]) :]}' if row.startswith(COMMENT) else row
