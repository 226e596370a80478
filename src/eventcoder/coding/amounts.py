"""Figures in running text: "at least 20", "between ten and fifteen", "two dozen", "hundreds"."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve, frozen

from eventcoder.dictionaries.circumstances import Bounds, NumberWords

_LARGEST = 12  # digits; a longer run of them is no count of people


@frozen
class Amount:
    """A figure and the tokens it takes up: `low` and `high` are None where the text leaves that side open.

    `stated` is false where no figure is there, but a bare plural ("soldiers were killed").
    """

    low: int | None
    best: int | None
    high: int | None
    start: int
    end: int
    stated: bool = True


def read_amount(lowers: Sequence[str], at: int, stop: int, words: NumberWords) -> Amount | None:
    """Return the figure that begins at a token, with its bound and its range, or None where none begins there.

    Args:
        lowers: lower-case tokens.
        at: the token to begin at.
        stop: no token from here on is read.
        words: the words of numbers.

    Example:
        >>> words = NumberWords({}, {}, {"at least": "at-least"}, frozenset(), frozenset(), frozenset(), (None,) * 3, 2, frozenset({"at"}))
        >>> read_amount(("at", "least", "20", "men"), 0, 4, words)
        Amount(low=20, best=20, high=None, start=0, end=3, stated=True)
    """
    lower = lowers[at]
    if not lower[0].isdigit() and lower not in words.firsts and lower not in words.ones and "-" not in lower:
        return None
    bound, first = _bound(lowers, at, stop, words)
    found = _figure(lowers, first, stop, words)
    if found is None:
        return _figure(lowers, at, stop, words) if bound else None  # "some" may be a figure itself
    vague = found.best != found.low and lowers[found.start] in words.ones and found.end < stop
    if vague and (counted := _figure(lowers, found.end, stop, words)) is not None:
        found = evolve(counted, start=found.start)  # "a group of | ten"
    found = _range(found, bound == "between", lowers, stop, words)
    found = _bounded(found, bound)
    if first != at:
        found = evolve(found, start=at)
    return found if bound or found.end >= stop else _bounded_behind(found, lowers, stop, words)


def bound_before(lowers: Sequence[str], at: int, words: NumberWords) -> int:
    """Return where the bound right before a figure begins ("at least" before "20"), or `at` where there is none."""
    for size in range(min(words.longest, at), 0, -1):
        if " ".join(lowers[at - size : at]) in words.bounds:
            return at - size
    return at


def _bound(lowers: Sequence[str], at: int, stop: int, words: NumberWords) -> tuple[str, int]:
    if lowers[at] not in words.firsts:
        return "", at
    for size in range(min(words.longest, stop - at), 0, -1):
        kind = words.bounds.get(" ".join(lowers[at : at + size]))
        if kind is not None:
            return kind, at + size
    return "", at


def _bounded(found: Amount, bound: str) -> Amount:
    if not bound:
        return found
    if bound == "at-least":
        return evolve(found, high=None)
    if bound == "at-most":
        return evolve(found, low=None)
    if bound == "about" and (found.low is None or found.high is None or found.low == found.high):
        return evolve(found, low=None, high=None)  # but "some 15 to 20"
    return found


def _bounded_behind(found: Amount, lowers: Sequence[str], stop: int, words: NumberWords) -> Amount:
    """Take a bound that stands behind its figure: "fifty | or more"."""
    for size in range(min(words.longest, stop - found.end), 0, -1):
        kind = words.behind.get(" ".join(lowers[found.end : found.end + size]))
        if kind is not None:
            return evolve(_bounded(found, kind), end=found.end + size)
    return found


def _range(found: Amount, between: bool, lowers: Sequence[str], stop: int, words: NumberWords) -> Amount:
    """Take "to 15" after "10": the lowest figure is the best one."""
    at = found.end
    if at + 1 >= stop or lowers[at] not in words.joints and not (between and lowers[at] in words.late_joints):
        return found
    other = _figure(lowers, at + 1, stop, words)
    if other is None or other.best is None or found.best is None or other.best <= found.best:
        return found
    return Amount(found.low, found.best, other.high, found.start, other.end)


def _figure(lowers: Sequence[str], at: int, stop: int, words: NumberWords) -> Amount | None:
    """One figure: digits, an entry of the table, and number words that add up and multiply."""
    total: Bounds | None = None
    i = at
    while i < stop:
        scale = words.scales.get(lowers[i])
        scaled = i > at and lowers[i - 1] in words.scales
        if scaled and lowers[i] in words.late_joints:  # "two hundred and five", but not "five and six"
            value, after = _entry(lowers, i + 1, stop, words) if i + 1 < stop else (None, i)
        else:
            value, after = _entry(lowers, i, stop, words)
        if scale is not None and value is None:
            total, i = _times(total or (1, 1, 1), scale), i + 1
        elif value is not None and (total is None or scaled and value[0] == value[2] or _tens(total, value)):
            total, i = value if total is None else _sum(total, value), after
        else:
            break
    if total is None and i + 1 < stop and lowers[i] in words.ones and lowers[i + 1] in words.scales:
        return _figure_after_article(lowers, i, stop, words)
    return Amount(*total, at, i) if total is not None else None


def _figure_after_article(lowers: Sequence[str], at: int, stop: int, words: NumberWords) -> Amount | None:
    found = _figure(lowers, at + 1, stop, words)
    return evolve(found, start=at) if found is not None else None


def _entry(lowers: Sequence[str], at: int, stop: int, words: NumberWords) -> tuple[Bounds | None, int]:
    """The longest entry of the table, or the digits, at a token; and the token after it."""
    longest = min(words.longest, stop - at) if lowers[at] in words.firsts else 0
    for size in range(longest, 0, -1):
        found = words.values.get(lowers[at] if size == 1 else " ".join(lowers[at : at + size]))
        if found is not None:
            return found, at + size
    value = _spelt(lowers[at], words)
    return value, at + 1


def _spelt(word: str, words: NumberWords) -> Bounds | None:
    """Digits ("1,200", "10-15") or a hyphenated number word ("twenty-two")."""
    digits = word.replace(",", "")
    if digits.isdecimal() and len(digits) <= _LARGEST:
        return (int(digits),) * 3
    first, hyphen, second = digits.partition("-")
    if not hyphen:
        return None
    if first.isdecimal() and second.isdecimal() and len(digits) <= _LARGEST:
        low, high = int(first), int(second)
        return (low, low, high) if low < high else None
    tens, ones = words.values.get(first), words.values.get(second)
    if tens is not None and ones is not None and _tens(tens, ones):
        return _sum(tens, ones)
    return None


def _tens(before: Bounds, value: Bounds) -> bool:
    """Do two number words make one ("twenty two", but "30 others")?"""
    return (
        before[1] is not None
        and value[1] is not None
        and value[0] == value[1] == value[2]
        and before[1] % 10 == 0
        and 20 <= before[1] < 100
        and 0 < value[1] < 10
    )


def _sum(one: Bounds, other: Bounds) -> Bounds:
    low, best, high = (None if a is None or b is None else a + b for a, b in zip(one, other, strict=True))
    return low, best, high


def _times(value: Bounds, scale: int) -> Bounds:
    low, best, high = (None if part is None else part * scale for part in value)
    return low, best, high
