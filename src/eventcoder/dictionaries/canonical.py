"""The one way that dictionary files are written, so that changes of content are all that a comparison shows.

Both functions keep comments, the order of lines, and everything that a loader reads; what they cannot read they leave alone.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable

from eventcoder.dictionaries.syntax import INDENT, PROPERTIES

_HEAD = re.compile(r"([^\s:]+)\s*:\s*(\S+)$").fullmatch
_LABEL = re.compile(rf"(nouns:(?=\s|$)|(?:{'|'.join(sorted(PROPERTIES))})\s*=)\s*(.*)$").fullmatch
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
    lines = [_rule_line(line) for line in text.removeprefix("\ufeff").splitlines()]
    return _spaced(lines)


def _rule_line(line: str) -> str:
    content = line.strip()
    if not content or content[0] == "#":
        return line.rstrip() if not content or line[0] == "#" else f"{' ' * INDENT}{content}"
    if line[0] not in " \t":
        return _with_comment(content, _head)
    if content[0] in "+-":
        return f"{' ' * INDENT}{_example(content)}"
    return f"{' ' * INDENT}{_with_comment(content, _statement)}"


def _with_comment(content: str, form: Callable[[str], str]) -> str:
    """Bring what stands before a comment into form; the comment keeps its distance, or gets two blanks."""
    at = content.find(" #")
    if at < 0:
        return form(content)
    before = content[:at].rstrip()
    start = content.index("#", at)
    return f"{form(before)}{' ' * max(start - len(before), _COMMENT_GAP)}{content[start:]}"


def _head(content: str) -> str:
    found = _HEAD(content)
    return f"{found[1]}: {found[2]}" if found else content


def _statement(content: str) -> str:
    found = _LABEL(content)
    if found is None:
        return " ".join(content.split())
    label = found[1] if found[1] == "nouns:" else f"{found[1].rstrip('= ')} ="
    parts = [" ".join(part.split()) for part in found[2].split(",")]
    return f"{label} {', '.join(parts)}".rstrip()


def _example(content: str) -> str:
    sentence, arrow, roles = content[1:].rpartition("=>")
    if not arrow or content[0] == "-":
        return f"{content[0]} {' '.join(content[1:].split())}"
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
        if line[0] not in " #" and out:
            at = len(out)
            while at and out[at - 1].startswith("#"):
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
        >>> canonical_table('# ours\r\na, b\r\n"x" ,"y, z"')
        '# ours\na,b\nx,"y, z"\n'
    """
    lines = text.removeprefix("\ufeff").splitlines()
    if any(line.count('"') % 2 for line in lines if not line.startswith("#")):
        return text  # a cell of several lines, or a quotation mark that is never closed
    out = [line.rstrip() if line.startswith("#") or not line.strip() else _row(line) for line in lines]
    while out and not out[-1]:
        out.pop()
    return "".join(f"{line}\n" for line in out)


def _row(line: str) -> str:
    try:
        cells = next(csv.reader([line], skipinitialspace=True, strict=True))
    except csv.Error:
        try:
            cells = next(csv.reader([line]))
        except csv.Error:
            return line
    stream = io.StringIO()
    csv.writer(stream, lineterminator="").writerow([cell.strip() for cell in cells])
    return stream.getvalue()
