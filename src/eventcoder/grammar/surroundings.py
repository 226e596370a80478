"""What stands around a token in its clause: to the left among the tags settled, to the right among what may still be.

The tagger's decisions ask these searches. None goes further than one clause, so that a long text costs no square.
"""

from __future__ import annotations

from collections.abc import Sequence

from eventcoder.grammar.lexicon import Lexicon
from eventcoder.grammar.penn import ADVERB, NOMINAL, NP_START, SURE_VERB

_NONE: frozenset[str] = frozenset()
_ONLY_SUB = frozenset({"sub"})
_NEAR, _FAR = 8, 80  # tokens: no run of adverbs and no clause is longer
_DEEP = 3  # prepositional phrases behind a noun
_FINITE = SURE_VERB | {"VB"}
_OPENS = frozenset({"DT", "PRP$", "PRP"})
_BESIDE = NOMINAL | ADVERB
_LOOSE = frozenset(
    {"to-obj", "light"}
)  # nouns behind their objects are likelier: "made an offer of food | aid", but "let the head of … visit"
_OBJECT = frozenset({"NN", "NNS", "NNP", "JJ", "DT", "PRP$", "CD", "POS", "PRP"})
_INSIDE = frozenset({"of", "from", "in"})  # inside one phrase: "the head | of the agency"
_QUOTABLE = NOMINAL | ADVERB | {"JJ", "JJR", "JJS", "VBG", "VBN"}
_WITHIN = NOMINAL | {"JJ", "JJR", "JJS", "CD", "DT", "PRP$", "POS", "PDT"}


def next_tag(i: int, options: list[tuple[str, ...]]) -> str:
    """The likeliest tag of the token to the right; "." at the end."""
    return options[i + 1][0] if i + 1 < len(options) else "."


def left_of(tags: list[str]) -> int:
    """The place of the tag to the left, looking through adverbs; -1 where there is none."""
    j = len(tags) - 1
    if j < 0 or tags[j] not in ADVERB:
        return j
    edge = max(0, len(tags) - _NEAR)
    while j >= edge and tags[j] in ADVERB:
        j -= 1
    return j


def many_left(tags: list[str]) -> bool:
    """Does the noun phrase to the left mean several: a plural, or names joined by a comma or "and"?"""
    if not tags or tags[-1] == "NNS":
        return bool(tags)
    j = len(tags) - 1
    while j >= 0 and tags[j] == "NNP":
        j -= 1
    return 0 < j < len(tags) - 1 and tags[j] in ("CC", ",") and tags[j - 1] == "NNP"


def open_singular(tags: list[str], lowers: Sequence[str]) -> bool:
    """Does the noun phrase to the left begin with *a* but end in a plural, so that its head must still come ("a police post")?"""
    j = len(tags) - 1
    while j >= 0 and tags[j] in ("NNS", "NN", "NNP", "JJ"):
        j -= 1
    return j >= 0 and lowers[j] in ("a", "an")


def counted(tags: list[str], between: Sequence[str]) -> bool:
    """Does the noun phrase to the left begin with a number and words of these tags, and is the plural that it counts still to come
    ("five Gulf", "Two suicide")?
    """
    j = len(tags) - 1
    while j >= 0 and tags[j] in between:
        j -= 1
    return 0 <= j < len(tags) - 1 and tags[j] == "CD"


def in_gerund(tags: list[str], lowers: Sequence[str], lexicon: Lexicon) -> bool:
    """Is the noun phrase to the left the object of an -ing form behind a preposition, and so no subject ("after halting relief")?"""
    j = len(tags) - 1
    while j >= 0 and tags[j] in _WITHIN:
        j -= 1
    if (
        j > 0
        and tags[j - 1] == "VBG"
        and lowers[j] in lexicon.particles.get(lexicon.lemma(lowers[j - 1], "VBG"), _NONE)
    ):
        j -= 1  # "after cutting off gas"
    return j > 0 and tags[j] == "VBG" and tags[j - 1] == "IN"


def full_verb_left(tags: list[str], lowers: Sequence[str], lexicon: Lexicon) -> bool:
    """Is the word to the left a verb that is no auxiliary, takes no bare infinitive and ends no relative clause?"""
    for j in range(len(tags) - 2, max(-1, len(tags) - _FAR), -1):
        if tags[j] in ("WDT", "WP") or lowers[j] == "that" and j and tags[j - 1] in NOMINAL:
            return False  # "the town that the rebels seized | lies on the border"
        if tags[j] in SURE_VERB or tags[j] == ",":
            break
    if not lexicon.closed.get(lowers[len(tags) - 1], _NONE).isdisjoint(("be", "have", "do", "modal")):
        return False
    return "bare" not in lexicon.frames.get(lexicon.lemma(lowers[len(tags) - 1], tags[-1]), _NONE)


def bare_verb_left(tags: list[str], lowers: Sequence[str], lexicon: Lexicon) -> bool:
    """Does the verb before this noun phrase take a base form after its object ("let", "help")?"""
    j = len(tags) - 1
    nested = False
    while j >= 0 and (tags[j] in _OBJECT or tags[j] == "IN" and lowers[j] in _INSIDE):
        nested = nested or tags[j] == "IN"
        j -= 1
    if j < 0 or not tags[j].startswith("VB"):
        return False
    takes = lexicon.frames.get(lexicon.lemma(lowers[j], tags[j]), _NONE)
    return "bare" in takes and not (nested and takes & _LOOSE)


def finite_near(tags: list[str], lowers: Sequence[str], lexicon: Lexicon) -> bool:
    """Is there a finite verb between here and the clause's left edge (a stop, a subordinator, a wh-word)?"""
    for j in range(len(tags) - 1, max(-1, len(tags) - _FAR), -1):
        t = tags[j]
        if t in SURE_VERB and not (t == "VBD" and _passive_of_noun(j, tags, lowers)):
            return True
        if t == "VB" and j and tags[j - 1] in NOMINAL:
            return True  # "demanded that France end air | strikes"
        if t in (":", "WDT", "WP", ".", "WRB") or t == "CC" and _opens_sentence(j, tags):
            return False
        if t == '"' and not _of_phrase(j, tags):
            return False
        if t == "IN" and lexicon.closed.get(lowers[j], _NONE) >= _ONLY_SUB and "prep" not in lexicon.closed[lowers[j]]:
            return False
    return False


def _of_phrase(j: int, tags: list[str]) -> bool:
    """Does a quotation mark stand round words inside a phrase (the "heroic" | resistance) and no clause?"""
    for step in (-1, 1):
        at = j + step
        while 0 <= at < len(tags) and abs(at - j) <= _DEEP and tags[at] in _QUOTABLE:
            at += step
        if abs(at - j) > 1 and 0 <= at < len(tags) and tags[at] == '"':
            first, last = min(j, at), max(j, at)
            return first > 0 and tags[first - 1] in _WITHIN and tags[last + 1 : last + 2] != [","]
    return False


def _opens_sentence(j: int, tags: list[str]) -> bool:
    """Does a coordinator behind a comma begin another clause: is there a phrase of time, or another, before its subject ("…, and
    every spring | the state fires them", "…, but today | the two countries trade")?
    """
    if not j or tags[j - 1] != ",":
        return False
    return any(tags[k] in _OPENS and tags[k - 1] in _BESIDE for k in range(j + 2, len(tags)))


def head_left(tags: list[str], lowers: Sequence[str]) -> str:
    """The tag of the noun that heads the phrase to the left, past its prepositional phrases and a participle with *by*
    ("aid workers in the delta | risk", "the town seized by rebels | lies"); "" where none is sure.
    """
    j = len(tags) - 1
    while j >= 0 and tags[j] in ADVERB:
        j -= 1
    found = tags[j] if j >= 0 and tags[j] in NOMINAL else ""
    for _ in range(_DEEP):
        while j >= 0 and tags[j] in _WITHIN:
            j -= 1
        if j < 1 or tags[j] != "IN":
            break
        inner = j - 2 if lowers[j] == "by" and tags[j - 1] in ("VBD", "VBN") else j - 1
        if inner < 0 or tags[inner] not in NOMINAL:
            break
        found, j = tags[inner], inner
    return found


def main_due(tags: list[str], lowers: Sequence[str]) -> bool:
    """Has the clause to the left a subject with a relative clause that just ended in its verb, and no verb of its own yet?"""
    verbs = 0
    for j in range(len(tags) - 1, max(-1, len(tags) - _FAR), -1):
        if tags[j] in ("WDT", "WP") or lowers[j] == "that" and j and tags[j - 1] in NOMINAL:
            own = any(t in NOMINAL or t == "PRP" for t in tags[j + 1 :])  # not "which resumed | talks"
            return own and verbs == 1 and not any(t in SURE_VERB for t in tags[:j])
        verbs += tags[j] in SURE_VERB
        if tags[j] in (",", ":", '"', "CC"):
            return False
    return False


def subject_of_aside(tags: list[str]) -> str:
    """Return the tag of a subject that waits for its verb behind the comma that closes its relative clause ("The miners, who closed the
    road, | demand"), "" where none does.
    """
    if tags[-1] != ",":
        return ""
    opened = next((j for j in range(len(tags) - 2, 1, -1) if tags[j] == "," or tags[j] in (":", '"')), 0)
    if not opened or tags[opened] != "," or tags[opened + 1] not in ("WDT", "WP") or tags[opened - 1] not in NOMINAL:
        return ""
    told = any(t in SURE_VERB for t in tags[opened:])
    return tags[opened - 1] if told and not any(t in SURE_VERB or t == "MD" for t in tags[:opened]) else ""


def _passive_of_noun(j: int, tags: list[str], lowers: Sequence[str]) -> bool:
    """A past form between a noun and *by* is a participle ("a report published by the agency | claims")."""
    return j > 0 and j + 1 < len(tags) and lowers[j + 1] == "by" and tags[j - 1] in NOMINAL


def finite_ahead(i: int, options: list[tuple[str, ...]]) -> bool:
    """Does a word that can only be a finite verb follow in this clause?"""
    for at in range(i + 1, min(len(options), i + _FAR)):
        choice = options[at]
        if choice[0] in (":", ".", "WDT", "WP", ",", '"', "WRB") or "WDT" in choice:
            return False
        if choice[0] == "CC" and at + 1 < len(options) and options[at + 1][0] in SURE_VERB:
            return False
        if choice[0] in ("MD", "VBZ") and "NNS" not in choice or choice[0] in ("VBD", "VBP"):
            return True
    return False


def past_ahead(i: int, options: list[tuple[str, ...]]) -> bool:
    """Does a form that may be a past tense follow in this clause, before a noun phrase that it may govern?"""
    for at in range(i + 1, min(len(options) - 1, i + _FAR)):
        if options[at][0] in (":", ".", "WDT", "WP", ",", '"', "WRB", "CC") or "WDT" in options[at]:
            return False
        if "VBD" in options[at] and options[at + 1][0] in (*NP_START, "NNS", "NN", "JJ", "IN"):
            return True
    return False


def verb_ahead(i: int, options: list[tuple[str, ...]]) -> bool:
    """Does a word that is likelier a verb than a noun follow in this clause?"""
    for at in range(i + 1, min(len(options), i + _FAR)):
        if options[at][0] in (":", ".", "WDT", "WP", ",", '"', "WRB", "TO"):
            return False
        if options[at][0] in _FINITE:
            return True
    return False
