"""A lexicon as plain JSON values, and back: what `load_lexicon` works out need not be worked out at each start.

Words stand in long strings with `|` between, which no word of the language files holds: they are split faster than a list
is read.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any, TypeVar

from eventcoder.grammar.lexicon import Lexicon, add_phrase

_LEMMAS = ("noun_lemmas", "verb_lemmas", "adjective_lemmas", "present")
_SETS = ("closed", "frames", "particles", "nouns")
_T = TypeVar("_T")
_END = ""  # the key of a whole entry in the trie of phrases


def pack_lexicon(lexicon: Lexicon) -> dict[str, Any]:
    """Return a lexicon as values that JSON can hold."""
    return {
        "tags": _grouped(lexicon.tags, " ".join),
        "lemmas": {name: _pairs(getattr(lexicon, name)) for name in _LEMMAS},
        "sets": {name: _grouped(getattr(lexicon, name), _joined) for name in _SETS},
        "phrases": [
            [phrase, " ".join(tags), _joined(classes)] for phrase, classes, tags in _phrases(lexicon.phrases, "")
        ],
        "suffixes": [_grouped(endings, " ".join) for endings in lexicon.suffixes],
        "prefixes": _grouped(lexicon.prefixes, " ".join),
    }


def unpack_lexicon(packed: Mapping[str, Any]) -> Lexicon:
    """Return the lexicon that `pack_lexicon` made the values of."""
    phrases: dict[str, Any] = {}
    for phrase, tags, classes in packed["phrases"]:
        add_phrase(phrases, phrase, tuple(tags.split()), frozenset(classes.split()))
    lemmas: dict[str, Any] = {
        name: dict(zip(*map(_split, pairs), strict=True)) for name, pairs in packed["lemmas"].items()
    }
    sets: dict[str, Any] = {name: _spread(groups, frozenset) for name, groups in packed["sets"].items()}
    return Lexicon(
        tags=_tagged(packed["tags"]),
        phrases=phrases,
        suffixes=tuple(_tagged(endings) for endings in packed["suffixes"]),
        prefixes=_tagged(packed["prefixes"]),
        **lemmas,
        **sets,
    )


def _grouped(table: Mapping[str, Any], join: Callable[[Any], str]) -> dict[str, str]:
    """Return the words of each value: few values belong to many words."""
    groups: dict[str, list[str]] = {}
    for word, value in table.items():
        groups.setdefault(join(value), []).append(word)
    return {value: "|".join(words) for value, words in groups.items()}


def _joined(words: Collection[str]) -> str:
    return " ".join(sorted(words))


def _pairs(table: Mapping[str, str]) -> tuple[str, str]:
    return "|".join(table), "|".join(table.values())


def _phrases(trie: Mapping[str, Any], before: str) -> Iterator[tuple[str, frozenset[str], tuple[str, ...]]]:
    for word, node in trie.items():
        if word == _END:
            yield before[1:], *node
        else:
            yield from _phrases(node, f"{before} {word}")


def _tagged(groups: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    return _spread(groups, tuple)


def _spread(groups: Mapping[str, str], make: Callable[[list[str]], _T]) -> dict[str, _T]:
    table: dict[str, _T] = {}
    for value, words in groups.items():
        table.update(dict.fromkeys(_split(words), make(value.split())))
    return table


def _split(words: str) -> list[str]:
    return words.split("|") if words else []
