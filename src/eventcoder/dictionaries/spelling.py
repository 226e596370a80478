"""The form that several spellings of a name share: "Haradh" is "Harad", "Gaddafi" is "Qadhafi"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from attrs import frozen

_DOUBLED = re.compile(r"([^\x1e])\1+")
_NEXT = "\x1e"  # parts names: a control character, which no file can hold


@frozen(eq=False)
class Spelling:
    """How the spellings of a name are made one.

    Args:
        alike: letters with what they are replaced by, in order; a blank is the end of a word.
        articles: finds the articles of names.
        key: makes the form under which names are looked up.
    """

    alike: Sequence[tuple[str, str]]
    articles: re.Pattern[str]
    key: Callable[[str], str]

    def forms(self, names: Iterable[str]) -> list[str]:
        """Return the forms that names share with their other spellings; all at once, since there may be thousands."""
        text = self.articles.sub("", self.key(f" {_NEXT}".join(names)) + " ")
        for letters, one in self.alike:
            text = text.replace(letters, one)
        return _DOUBLED.sub(r"\1", text.replace(" ", "")).split(_NEXT)


def articles_of(words: Iterable[str]) -> re.Pattern[str]:
    """Return what finds these words before another word of a name.

    >>> articles_of(["al", "el"]).sub("", "saad al hariri")
    'saad hariri'
    """
    return re.compile(rf"\b(?:{'|'.join(sorted(words)) or '(?!)'}) ")
