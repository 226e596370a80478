"""Where English wants a base form that looks like a noun: after a modal, "to" or "do", after an inverted auxiliary, in a
demanded clause, in a list of infinitives.

The tagger asks; each answer looks back over the noun phrase that stands between, never further than one clause.
"""

from __future__ import annotations

from collections.abc import Sequence

from eventcoder.grammar.lexicon import Lexicon
from eventcoder.grammar.penn import ADVERB, NOMINAL, NP_START

_NONE: frozenset[str] = frozenset()
_FAR = 40  # tokens: no subject is longer
IN_PHRASE = frozenset({"NN", "NNS", "NNP", "JJ", "JJR", "JJS", "CD", "DT", "PRP$", "PRP", "POS", "PDT"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_OPENS_SUBJECT = frozenset({"DT", "PRP$", "NNP"})
_OPENS_OBJECT = frozenset({"DT", "PRP$", "PRP", "CD"})
_OPENS_PHRASE = frozenset({"DT", "PRP$", "PRP", "PDT", "CD", "NNP"})
_BY = frozenset({"by", "from"})
_BASE = ("VB", "VBP", "VBZ")
_DEEDS = frozenset({"deed", "collective"})
_AFTER_DEEDS = frozenset({"venue", "of"})  # towns and camps, victims and survivors
_GOAL = frozenset({"goal", "dative", "ditrans"})
_FOR, _FOR_TO = "for", "for-to"
_OWN_BARE = frozenset({"bare", "to-subj"})
_GOES_ALONE = frozenset({"intr", "to-subj", "that", "speech"})
_TAKES_TO = frozenset({"to-subj", "to-obj", "raise", "copula"})


def wants_base(
    i: int,
    choice: tuple[str, ...],
    options: list[tuple[str, ...]],
    tags: list[str],
    lowers: Sequence[str],
    lexicon: Lexicon,
    at: int,
) -> bool:
    """A base form is due after a modal, an infinitive's *to*, and a form of *do* ("did not attack"); `at` is the word to
    the left, past adverbs.
    """
    if at > 0 and tags[at] == '"' and tags[at - 1] in ("MD", "TO"):
        at -= 1  # "promised to “increase” its support"
    before = tags[at] if at >= 0 else ""
    return (
        before == "MD"
        or before == "TO"
        and _infinitive(i, choice, options, tags, lowers, lexicon)
        or before[:2] == "VB"
        and ("do" in lexicon.closed.get(lowers[at], ()) or at == i - 1 and _helps(i, options, before, lowers, lexicon))
    )


def _helps(i: int, options: list[tuple[str, ...]], before: str, lowers: Sequence[str], lexicon: Lexicon) -> bool:
    """Stands token i between a verb whose subject may do it without *to* and what may be its object ("help | patrol | the coast")?"""
    takes = lexicon.frames.get(lexicon.lemma(lowers[i - 1], before), _NONE)
    return takes >= _OWN_BARE and i + 1 < len(options) and options[i + 1][0] in NP_START


def _infinitive(
    i: int,
    choice: tuple[str, ...],
    options: list[tuple[str, ...]],
    tags: list[str],
    lowers: Sequence[str],
    lexicon: Lexicon,
) -> bool:
    """After *to*: a verb, unless what follows can only follow a noun ("to attack by rebels", "to talks with")."""
    if "VB" not in choice and "VBP" not in choice:
        return False
    if choice[0].startswith("VB") or i + 1 >= len(options):
        return True
    follows = options[i + 1][0]
    if follows in NP_START:
        return True
    if follows == "NNS" and _is_done_to(i, lowers, lexicon):
        return True
    if follows in ("NN", "NNS", "MD", "VBZ", "VBD"):
        return _takes_clause(follows, tags, lowers, lexicon)
    if follows == "TO" and "container" in lexicon.nouns.get(lowers[i], _NONE):
        return _takes_clause(follows, tags, lowers, lexicon)  # "bowed to pressure to …", but "vowed to plan to …"
    if lowers[i + 1] == _FOR and _FOR_TO in lexicon.frames.get(lowers[i], _NONE):
        return True  # "marched to | press for reforms"
    if follows in ("IN", ",", ".") and "NN" in choice and _is_goal(lowers[i], tags, lowers, lexicon):
        return False  # "were sent to | jail in Lima"
    if follows not in ("IN", ",", ".", "CC") or _takes_clause(follows, tags, lowers, lexicon):
        return True
    return "NN" in choice and "mass" not in lexicon.nouns.get(lowers[i], _NONE)  # no bare "to step"


def _is_done_to(i: int, lowers: Sequence[str], lexicon: Lexicon) -> bool:
    """Does a word that names a deed or a watch stand before what that may be done to ("deployed soldiers to | fight rebels", "… to | guard
    prisons", but "… to border towns", "… to guard posts", "gave rice to flood victims")?
    """
    noun = lexicon.nouns.get(lowers[i], _NONE)
    named = lexicon.nouns.get(lexicon.noun_lemmas.get(lowers[i + 1], lowers[i + 1]), _NONE)
    return not noun.isdisjoint(_DEEDS) and named.isdisjoint(_AFTER_DEEDS)


def _is_goal(word: str, tags: list[str], lowers: Sequence[str], lexicon: Lexicon) -> bool:
    """Does "to" stand behind a verb of motion and before a word that as a verb would need an object?"""
    at = len(tags) - 2
    if at < 0 or not tags[at].startswith("VB"):
        return False
    frames = lexicon.frames.get(lexicon.lemma(lowers[at], tags[at]), _NONE)
    return "goal" in frames and "to-subj" not in frames and not lexicon.frames.get(word, _NONE) & _GOES_ALONE


def _takes_clause(follows: str, tags: list[str], lowers: Sequence[str], lexicon: Lexicon) -> bool:
    """Does the word before *to* take an infinitive ("refused to", "plan to"), or only a goal ("returned to work")?"""
    at = len(tags) - 2
    while at >= 0 and tags[at] in ADVERB:
        at -= 1
    if at < 0 or "prospect" in lexicon.closed.get(f"{lowers[at]} {lowers[len(tags) - 1]}", _NONE):
        return True
    if tags[at].startswith("VB"):
        lemma = lexicon.lemma(lowers[at], tags[at])
        aux = lexicon.closed.get(lowers[at], frozenset())
        if "habit" in aux:
            return True  # "was used to | silence critics"
        return bool(lexicon.frames.get(lemma, frozenset()) & _TAKES_TO) or not aux.isdisjoint({"be", "have"})
    if tags[at] in ("NN", "NNS"):
        noun = lexicon.nouns.get(lexicon.lemma(lowers[at], tags[at]), _NONE)
        if "container" in noun or controlled(at, follows, tags, lowers, lexicon) or _owned(at, tags, lowers, lexicon):
            return True
        return "to" not in noun and _needs_no_goal(tags[: at + 1], lowers, lexicon)
    if tags[at] == "CC" and _verb_before(tags[: at + 1])[1] == "VB":
        return True  # "promised to train recruits and to | repair tanks"
    return tags[at] in ("JJ", "NNP", "PRP", "CD")  # a sum too: "€60 million to | help farmers"


def _owned(at: int, tags: list[str], lowers: Sequence[str], lexicon: Lexicon) -> bool:
    """Does the phrase that ends at `at` say whose a noun is that takes a clause ("a threat by the cartel | to murder judges")?"""
    j = at
    while j >= 0 and at - j < _FAR and tags[j] in IN_PHRASE:
        j -= 1
    if j < 1 or tags[j] != "IN" or not (lowers[j] in _BY or lowers[j] == "of" and tags[j + 1] in ("DT", "PRP$")):
        return False
    return "container" in lexicon.nouns.get(lexicon.lemma(lowers[j - 1], tags[j - 1]), _NONE)


def _needs_no_goal(tags: list[str], lowers: Sequence[str], lexicon: Lexicon) -> bool:
    """Does the verb to the left lead nowhere, so that *to* opens what it was done for ("fired shots to | scatter supporters")?"""
    for at in range(len(tags) - 1, max(-1, len(tags) - _FAR), -1):
        if tags[at] in (":", ".", "WDT", "WP", "WRB"):
            break
        if tags[at].startswith("VB"):
            takes = lexicon.frames.get(lexicon.lemma(lowers[at], tags[at]), _NONE)
            return bool(takes) and takes.isdisjoint(_GOAL)
    return False


def base_due(
    i: int,
    choice: tuple[str, ...],
    options: list[tuple[str, ...]],
    tags: list[str],
    lowers: Sequence[str],
    lexicon: Lexicon,
) -> bool:
    """Is token i the base form of an inverted or a demanded clause ("did the army bomb …", "demanded that Iran free …")?"""
    at = _edge(tags, lowers)
    if at < 0 or at >= len(tags) - 1 or choice[0] not in ("VB", "VBP") and _base_ahead(i, options):
        return False
    if tags[at] == "MD" or "do" in lexicon.closed.get(lowers[at], _NONE):
        return any(t in NOMINAL or t == "PRP" for t in tags[at + 1 :])
    if lowers[at] == "that":
        return at > 0 and _demands(at - 1, tags, lowers, lexicon)
    return _demanded_outright(i, at, choice, options, tags, lowers, lexicon)


def _demanded_outright(
    i: int,
    at: int,
    choice: tuple[str, ...],
    options: list[tuple[str, ...]],
    tags: list[str],
    lowers: Sequence[str],
    lexicon: Lexicon,
) -> bool:
    """Is token i, behind a name or a phrase that opens with a determiner, the base form of a clause that lacks its *that*
    ("insisted North Korea | give up its bombs", but "demanded the army's help")?
    """
    if tags[at] not in _FINITE or tags[at + 1] not in _OPENS_SUBJECT or "POS" in tags[at + 1 :]:
        return False
    if tags[-1] not in NOMINAL or not _demands(at, tags, lowers, lexicon) or i + 1 >= len(options):
        return False
    following, surely = options[i + 1][0], choice[0] == "VB"
    if "IN" in tags[at + 1 :] and not surely:
        return False  # "demanded the restoration of public | order in Niger"
    if lowers[i + 1] in lexicon.particles.get(lexicon.lemma(lowers[i], "VB"), _NONE) and (surely or following != "IN"):
        return True
    return following in _OPENS_OBJECT or surely and following in ("NNS", "JJ", "NNP")


def _edge(tags: list[str], lowers: Sequence[str]) -> int:
    """The token before the phrase that ends here: an auxiliary, or the *that* of its clause; -1 for anything else."""
    for j in range(len(tags) - 1, max(-1, len(tags) - _FAR), -1):
        inside = (
            tags[j] in IN_PHRASE or tags[j] in ADVERB or tags[j] == "IN" and lowers[j] != "that" and j + 1 < len(tags)
        )
        if not inside:
            return j
    return -1


def _demands(at: int, tags: list[str], lowers: Sequence[str], lexicon: Lexicon) -> bool:
    """Is the word before *that* one whose clause says what is to be done ("demanded", "proposal")?"""
    lemma = lexicon.lemma(lowers[at], tags[at])
    if tags[at].startswith("VB"):
        return "mandate" in lexicon.frames.get(lemma, _NONE)
    return "mandate" in lexicon.nouns.get(lemma, _NONE)


def _base_ahead(i: int, options: list[tuple[str, ...]]) -> bool:
    """Does a surer base form follow in this clause ("did the bomb squad | leave")?"""
    for at in range(i + 1, min(len(options), i + _FAR)):
        first = options[at][0]
        if first in (",", ".", ":", "CC", "TO", '"', "WDT", "WP"):
            return False
        if first == "VB" and options[at - 1][0] not in ("DT", "JJ", "PRP$", "IN"):
            return True
    return False


def joined_form(
    i: int,
    choice: tuple[str, ...],
    options: list[tuple[str, ...]],
    tags: list[str],
    lowers: Sequence[str],
    lexicon: Lexicon,
) -> str:
    """The form that goes on with the verb before "and" ("to lift the ban | and free prisoners"); "" where a noun may."""
    at, form = _verb_before(tags)
    following = options[i + 1][0] if i + 1 < len(options) else "."
    if "VBZ" in choice and _behind_name(i, following, tags, lowers, lexicon):
        return "VBZ"  # "which annexed Crimea in 2014 and | controls parts of the Donbas"
    if form not in _BASE or form not in choice:
        return ""
    last = tags[-2] if len(tags) > 1 else ""
    if choice[0].startswith("VB") or last == "RP" or last.startswith("VB") or following in _OPENS_PHRASE:
        return form
    takes = lexicon.frames.get(lexicon.lemma(lowers[i], form), _NONE)
    if following not in ("NN", "NNS", "JJ") or "trans" not in takes:
        return ""
    if following == "NNS" and "joins" in takes and last in NOMINAL:
        return form  # "to close borders | and ban flights"
    return form if form in ("VB", "VBZ") and tags[at + 1] in ("DT", "PRP$") and last in NOMINAL else ""


def _behind_name(i: int, following: str, tags: list[str], lowers: Sequence[str], lexicon: Lexicon) -> bool:
    """Does "and" join a verb with its object to what ends in a name or a number, which no plural would be one list with?"""
    if tags[-2:-1] not in (["NNP"], ["CD"]) or "plural" in lexicon.nouns.get(lowers[i], _NONE):
        return False
    rough = following == "IN" and "approx" in lexicon.closed.get(lowers[i + 1], _NONE)
    takes = lexicon.frames.get(lexicon.lemma(lowers[i], "VBZ"), _NONE)
    return "trans" in takes and (rough or following in ("NN", "NNS") or following in _OPENS_PHRASE)


def _verb_before(tags: list[str]) -> tuple[int, str]:
    """The last verb before the coordinator that ends `tags`, in its clause."""
    for j in range(len(tags) - 2, max(-1, len(tags) - _FAR), -1):
        if tags[j].startswith("VB") and tags[j] != "VBG":
            return j, tags[j]
        if tags[j] in (":", ".", "WDT", "WP", "WRB"):
            break
    return -1, ""


def controlled(at: int, follows: str, tags: list[str], lowers: Sequence[str], lexicon: Lexicon) -> bool:
    """Does the noun phrase that ends at `at` control an infinitive ("asked companies to …", "for the state to …")?"""
    j = at
    while j >= 0 and at - j < _FAR and (tags[j] in IN_PHRASE or tags[j] in ADVERB):
        j -= 1
    if j >= 0 and tags[j] == "IN":
        if lowers[j] == "for":
            return follows not in (".", ",")
        while j >= 0 and at - j < _FAR and (tags[j] in IN_PHRASE or tags[j] == "IN"):
            j -= 1
    if j < 0 or not tags[j].startswith("VB"):
        return False
    frames = lexicon.frames.get(lexicon.lemma(lowers[j], tags[j]), _NONE)
    if not frames & {"to-obj", "for-to"}:
        return False
    return "dative" not in frames or follows in ("NN", "NNS")  # "sent the letter to court"
