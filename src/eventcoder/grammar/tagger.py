"""One Penn tag for each token, chosen from what the lexicon allows by what stands around it.

The tagger is a chain of small decisions, made left to right, about the ambiguities that matter for who did what to whom:
noun or verb ("attack", "talks"), past tense or participle ("seized"), "that", "her". What it cannot know it leaves to the
lexicon's order. The ambiguous past form keeps the tag "VBD"; whether it heads a reduced relative is decided in `clauses`.
"""

from __future__ import annotations

from collections.abc import Sequence

from eventcoder.grammar.bases import base_due, controlled, joined_form
from eventcoder.grammar.lexicon import Lexicon
from eventcoder.grammar.options import NOMINAL, tag_options
from eventcoder.model import Tokens

NOUN_LEFT = frozenset({"DT", "PRP$", "JJ", "JJR", "JJS", "CD", "POS", "WP$", "PDT"})
VERB_LEFT = frozenset({"MD"})
NP_START = frozenset({"DT", "PRP$", "PRP", "NNP", "CD", "PDT", "EX"})
_NO_CLASSES: frozenset[str] = frozenset()
_ONLY_SUB = frozenset({"sub"})
_NEAR, _FAR = 8, 80  # tokens: no run of adverbs and no clause is longer
_AUXILIARY = frozenset({"have", "be"})
_BEFORE_HEAD = NOMINAL | {"DT", "JJ", "JJR", "PRP$", "POS", "CD", "IN"}
_ENDS_PHRASE = NOMINAL | {"PRP", "CD", "JJ"}
_TAKES_TO = frozenset({"to-subj", "to-obj", "raise", "copula"})
SURE_VERB = frozenset({"MD", "VBZ", "VBP", "VBD"})
_FINITE = SURE_VERB | {"VB"}
SKIP = frozenset({"RB", "RBR", "RBS"})


def tag(tokens: Tokens, lexicon: Lexicon) -> list[str]:
    """Return the Penn tags of a sentence's tokens; punctuation gets "," "." ":" "(" ")" or '"'."""
    options = tag_options(tokens, lexicon)
    tags: list[str] = []
    for choice in options:
        if len(choice) == 1 and choice[0] != "VBG":
            tags.append(choice[0])
        else:
            tags.append(_choose(len(tags), choice, options, tags, tokens, lexicon))
    return tags


def _choose(
    i: int,
    choice: tuple[str, ...],
    options: list[tuple[str, ...]],
    tags: list[str],
    tokens: Tokens,
    lexicon: Lexicon,
) -> str:
    """Decide an ambiguous token; the tags to its left are settled."""
    first = choice[0]
    lowers = tokens.lowers
    lower = lowers[i]
    if lower == "that":
        return _that(i, options, tags, lowers, lexicon)
    if lower == "her":
        return "PRP$" if i + 1 < len(options) and options[i + 1][0] in ("NN", "NNS", "JJ", "NNP", "VBG") else "PRP"
    if first == "EX":
        return "EX" if not tags or _exists(i, options, lowers, lexicon) else "RB"
    if first == "JJ" and _opens_as_name(i, options, tags, tokens, lexicon):
        return "NNP"
    verbs, others = lexicon.parted.get(choice) or _part(choice, lexicon)
    if not verbs:
        return _nominal(i, choice, options, tags)
    at = _left(tags)
    before = tags[at] if at >= 0 else ""
    if "VB" in verbs and _wants_base(i, choice, options, tags, lowers, lexicon, at):
        return "VB"
    if "VB" in verbs and (before in NOMINAL or before == "PRP") and _bare_verb_left(tags, lowers, lexicon):
        return "VB"  # "let inspectors visit"
    if "VB" in verbs and before in _ENDS_PHRASE and base_due(i, choice, options, tags, lowers, lexicon):
        return "VB"
    if first in ("RB", "RP") and (before in NOMINAL or before.startswith("VB")):
        if "VB" in verbs and _next(i, options) in ("DT", "PRP$") and _many(tags):
            return first if _finite_near(tags, lowers, lexicon) else "VBP"  # "Russia and Iran back the plan"
        return first  # "pushed the militia back"
    if (
        "RB" in choice
        and "VBN" not in choice
        and tags
        and tags[-1].startswith("VB")
        and options[i + 1 : i + 2]
        and "VBN" in options[i + 1]
    ):
        return "RB"  # "has long demanded"
    if not tags and "VBD" in verbs and "have" in lexicon.closed.get(lower, _NO_CLASSES):
        return "VBD"  # "Had Vienna rejected the deal, …"
    auxiliary = before[:2] == "VB" and not lexicon.closed.get(lowers[at], _NO_CLASSES).isdisjoint(_AUXILIARY)
    if "VBD" in verbs or "VBN" in verbs:
        return _past(i, choice, options, tags, before, after_auxiliary=auxiliary)
    if verbs[0] == "VBG" and len(verbs) == 1:
        if auxiliary and choice[0] != "IN" and before != "VBG":
            return "VBG"  # "is fighting", "had been meeting"
        if choice[0] != "IN" and _describes(i, options, tags, lowers, lexicon):
            return "JJ"  # "represents leading companies"
        return _ing(i, choice, others, options, tags, before)
    if not others:
        if first == "VB" and tags and tags[-1] in ("DT", "PRP$", "POS") and len(options[i - 1]) == 1:
            return "NN"  # "demanded a recount", but "some say"
        if not tags and first == "VB" and i + 1 < len(options) and options[i + 1][0] in ("NN", "NNS"):
            return "NN"
        return "VBP" if first == "VB" and before in ("NNS", "PRP", "NNP", "NN") else first
    plain = next((t for t in others if t in ("NN", "NNS", "JJ")), others[0])
    if plain in ("JJ", "NN") and "JJ" in others and "NN" in others:
        plain = _nominal(i, ("JJ", "NN"), options, tags)
    if (
        tags
        and tags[-1].startswith("VB")
        and (plain in ("NN", "NNS") or plain == "JJ" and _next(i, options) in ("NN", "NNS", "JJ"))
        and _full_verb_left(tags, lowers, lexicon)
    ):
        return plain  # "cited comments", "offered free buses": no finite verb stands right behind another
    if before in NOUN_LEFT or before == "IN" or before == "TO":
        return plain if plain in ("JJ", "NN") else others[0]
    if not tags or tags[-1] in ('"', ":") and len(tags) < 2:
        return plain
    if before == "PRP" or before == "WDT" or before == "WP":
        return verbs[0] if verbs[0] != "VB" else "VBP"
    if before in NOMINAL and not _finite_near(tags, lowers, lexicon):
        return _after_noun(i, choice, verbs, plain, options, tags, before, lowers)
    if before == "CC" and tags[-1] == "CC" and (form := joined_form(i, choice, options, tags, lowers, lexicon)):
        return form
    if (
        before == "CC"
        and _finite_near(tags, lowers, lexicon)
        and (first.startswith("VB") or "VB" in verbs and _next(i, options) == "TO")
    ):
        return verbs[0]
    if before in NOMINAL and _finite_near(tags, lowers, lexicon):
        if not (first.startswith("VB") or tags[-1] in SKIP or _object_next(i, before, options, lowers)):
            return plain
        return _agreeing(before, verbs) or plain
    return plain if not first.startswith("VB") else first


def _many(tags: list[str]) -> bool:
    """Does the noun phrase to the left mean several: a plural, or names joined by a comma or "and"?"""
    if not tags or tags[-1] == "NNS":
        return bool(tags)
    j = len(tags) - 1
    while j >= 0 and tags[j] == "NNP":
        j -= 1
    return 0 < j < len(tags) - 1 and tags[j] in ("CC", ",") and tags[j - 1] == "NNP"


def _describes(
    i: int, options: list[tuple[str, ...]], tags: list[str], lowers: Sequence[str], lexicon: Lexicon
) -> bool:
    """Is an -ing form between a verb that takes none and a plural noun an adjective?"""
    if not tags or not tags[-1].startswith("VB") or not {"NNS", "JJ", "NN"} & {_next(i, options)}:
        return False
    frames = lexicon.frames.get(lexicon.lemma(lowers[i - 1], tags[-1]), _NO_CLASSES)
    return "trans" in frames and not frames & {"ing", "intr", "speech"}


def _exists(i: int, options: list[tuple[str, ...]], lowers: Sequence[str], lexicon: Lexicon) -> bool:
    """Does an auxiliary follow, so that *there* says that something is ("said there were"), not where ("police there said")?"""
    classes = lexicon.closed.get(lowers[i + 1], _NO_CLASSES) if i + 1 < len(options) else _NO_CLASSES
    return not classes.isdisjoint(("be", "have", "modal"))


def _opens_as_name(i: int, options: list[tuple[str, ...]], tags: list[str], tokens: Tokens, lexicon: Lexicon) -> bool:
    """A capital at the head of a sentence, with a verb right behind it, is a surname ("Brown said")."""
    if tags and tags[-1] != '"' or not tokens.words[i][0].isupper() or tokens.lowers[i] in lexicon.closed:
        return False
    return i + 1 < len(options) and options[i + 1][0] in SURE_VERB


def _agreeing(noun: str, verbs: list[str]) -> str:
    """The present form that agrees with a noun ("as witnesses | say", "as the envoy | says"); "" where none does."""
    if "VBZ" in verbs:
        return "" if noun == "NNS" else "VBZ"
    return "VBP" if noun == "NNS" and ("VBP" in verbs or "VB" in verbs) else ""


def _object_next(i: int, before: str, options: list[tuple[str, ...]], lowers: Sequence[str]) -> bool:
    """Does what follows open a phrase or clause that only a verb can take here ("as rebels | demand the release")?"""
    following = _next(i, options)
    return (
        following in ("PRP$", "PRP")
        or before == "NNS"
        and (following == "DT" or i + 1 < len(options) and lowers[i + 1] == "that")
    )


def _full_verb_left(tags: list[str], lowers: Sequence[str], lexicon: Lexicon) -> bool:
    """Is the word to the left a verb that is no auxiliary, takes no bare infinitive and ends no relative clause?"""
    for j in range(len(tags) - 2, max(-1, len(tags) - _FAR), -1):
        if tags[j] in ("WDT", "WP") or lowers[j] == "that" and j and tags[j - 1] in NOMINAL:
            return False  # "the town that the rebels seized | lies on the border"
        if tags[j] in SURE_VERB or tags[j] == ",":
            break
    if not lexicon.closed.get(lowers[len(tags) - 1], _NO_CLASSES).isdisjoint(("be", "have", "do", "modal")):
        return False
    return "bare" not in lexicon.frames.get(lexicon.lemma(lowers[len(tags) - 1], tags[-1]), _NO_CLASSES)


def _part(choice: tuple[str, ...], lexicon: Lexicon) -> tuple[list[str], list[str]]:
    """The tags of verbs, and the others; the lexicon keeps them, since it has only some hundred choices."""
    verbs = [t for t in choice if t[:2] == "VB"]
    found = lexicon.parted[choice] = (verbs, [t for t in choice if t not in verbs])
    return found


def _wants_base(
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
    before = tags[at] if at >= 0 else ""
    return (
        before == "MD"
        or before == "TO"
        and _infinitive(i, choice, options, tags, lowers, lexicon)
        or before[:2] == "VB"
        and "do" in lexicon.closed.get(lowers[at], ())
    )


def _bare_verb_left(tags: list[str], lowers: Sequence[str], lexicon: Lexicon) -> bool:
    """Does the verb before this noun phrase take a base form after its object ("let", "help")?"""
    j = len(tags) - 1
    while j >= 0 and tags[j] in ("NN", "NNS", "NNP", "JJ", "DT", "PRP$", "CD", "POS", "PRP"):
        j -= 1
    if j < 0 or not tags[j].startswith("VB"):
        return False
    return "bare" in lexicon.frames.get(lexicon.lemma(lowers[j], tags[j]), frozenset())


def _next(i: int, options: list[tuple[str, ...]]) -> str:
    return options[i + 1][0] if i + 1 < len(options) else "."


def _left(tags: list[str]) -> int:
    """The place of the tag to the left, looking through adverbs; -1 where there is none."""
    j = len(tags) - 1
    if j < 0 or tags[j] not in SKIP:
        return j
    edge = max(0, len(tags) - _NEAR)
    while j >= edge and tags[j] in SKIP:
        j -= 1
    return j


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
    if follows in ("NN", "NNS", "MD", "VBZ", "VBD"):
        return _takes_clause(follows, tags, lowers, lexicon)
    if follows not in ("IN", ",", ".", "CC") or _takes_clause(follows, tags, lowers, lexicon):
        return True
    return "NN" in choice and "mass" not in lexicon.nouns.get(lowers[i], _NO_CLASSES)  # no bare "to step"


def _takes_clause(follows: str, tags: list[str], lowers: Sequence[str], lexicon: Lexicon) -> bool:
    """Does the word before *to* take an infinitive ("refused to", "plan to"), or only a goal ("returned to work")?"""
    at = len(tags) - 2
    while at >= 0 and tags[at] in SKIP:
        at -= 1
    if at < 0 or "prospect" in lexicon.closed.get(f"{lowers[at]} {lowers[len(tags) - 1]}", _NO_CLASSES):
        return True
    if tags[at].startswith("VB"):
        lemma = lexicon.lemma(lowers[at], tags[at])
        aux = lexicon.closed.get(lowers[at], frozenset())
        return bool(lexicon.frames.get(lemma, frozenset()) & _TAKES_TO) or not aux.isdisjoint({"be", "have"})
    if tags[at] in ("NN", "NNS"):
        return "container" in lexicon.nouns.get(lexicon.lemma(lowers[at], tags[at]), frozenset()) or controlled(
            at, follows, tags, lowers, lexicon
        )
    return tags[at] in ("JJ", "NNP", "PRP")


def _that(i: int, options: list[tuple[str, ...]], tags: list[str], lowers: Sequence[str], lexicon: Lexicon) -> str:
    following = options[i + 1] if i + 1 < len(options) else (".",)
    before = tags[-1] if tags else ""
    if before in NOMINAL and (
        following[0] in ("MD", "VBZ", "VBD", "VBP")
        or following[0] in SKIP
        and i + 2 < len(options)
        and options[i + 2][0] in SURE_VERB
        or _agrees_across(i, following, options, tags, lowers, lexicon)
    ):
        return "WDT"
    if following[0] in (".", ",", "IN", "MD", "VBZ", "VBD") and before in (
        "IN",
        "VB",
        "VBD",
        "VBZ",
        "VBG",
        "VBN",
        "",
        "CC",
        ",",
    ):
        return "DT"
    if before in ("IN", "") and following[0] in ("NN", "JJ"):
        return "DT"
    return "IN"


def _agrees_across(
    i: int,
    following: tuple[str, ...],
    options: list[tuple[str, ...]],
    tags: list[str],
    lowers: Sequence[str],
    lexicon: Lexicon,
) -> bool:
    """May the word behind *that* be a verb of the noun before it ("a law that | limits curfews", "firms that | make …")?"""
    noun = lexicon.lemma(lowers[i - 1], tags[-1])
    if _next(i + 1, options) in (".", ",", "CC", *SURE_VERB):
        return False
    if "container" in lexicon.nouns.get(noun, _NO_CLASSES) and _verb_ahead(i + 1, options):
        return False  # "fears that | talks fail"
    if tags[-1] == "NNS":
        return following[0] == "VB" and not _finite_ahead(i + 1, options)
    return following[0] == "NNS" and "VBZ" in following and not _finite_ahead(i + 1, options)


def _nominal(i: int, choice: tuple[str, ...], options: list[tuple[str, ...]], tags: list[str]) -> str:
    """Adjective, adverb, preposition or noun: a noun where the phrase would otherwise have no head."""
    following = options[i + 1] if i + 1 < len(options) else (".",)
    if (
        "RB" in choice
        and "DT" not in choice
        and tags
        and tags[-1][:2] in ("VB", "MD")
        and ("VBN" in following or "VBD" in following)
    ):
        return "RB"  # "have long refused"
    if "RB" in choice and tags and tags[-1] == "MD" and "VB" in following:
        return "RB"  # "will likely meet"
    if choice[0] == "CC":
        return "CC"
    if "IN" in choice and len(choice) > 1:
        if choice[0] == "IN" or following[0] in NP_START or following[0] in ("NN", "NNS", "JJ", "VBG"):
            return (
                "IN"
                if following[0] not in (".", ",", "CC", "TO") or "RB" not in choice and "RP" not in choice
                else next(t for t in choice if t != "IN")
            )
        return choice[0]
    if "JJ" in choice and "NN" in choice:
        before = tags[-1] if tags else ""
        ends = not (following[0] in ("NN", "NNS", "NNP", "JJ", "CD") or "NN" in following or "NNS" in following)
        if ends:
            return "NN" if before in _BEFORE_HEAD or choice[0] == "NN" else "JJ"
        return "JJ"
    return choice[0]


def _past(
    i: int,
    choice: tuple[str, ...],
    options: list[tuple[str, ...]],
    tags: list[str],
    before: str,
    *,
    after_auxiliary: bool,
) -> str:
    """A past form: adjective inside a noun phrase, participle after be or have, else past tense (or both: "VBD")."""
    following = options[i + 1] if i + 1 < len(options) else (".",)
    nominal_next = following[0] in ("NN", "NNS", "NNP") or following[0] == "JJ"
    last = tags[-1] if tags else ""
    if after_auxiliary:
        return "VBN" if "VBN" in choice and "VBD" not in choice else "VBD"
    if not tags and nominal_next and "VBN" in choice and _finite_ahead(i, options):
        return "JJ"
    if (
        last in NOUN_LEFT
        and (last != "CD" or following[0] in ("NN", "NNS"))
        and (nominal_next or last in ("DT", "PRP$", "POS") and following[0] != "IN")
    ):
        if "NN" in choice and not nominal_next:
            return "NN"
        return "JJ" if nominal_next or "JJ" in choice else "VBN"
    if (
        last == "IN"
        and nominal_next
        or last in SKIP
        and nominal_next
        and before in ("RP", "IN", "DT", "VBD", "VBN", "VBZ", "VB")
    ):
        return "JJ"  # "of wounded men", "carried out apparently coordinated attacks"
    if nominal_next and last.startswith("VB"):
        return "JJ"  # "accepted returned refugees"
    if "JJ" in choice and choice[0] == "JJ" and nominal_next and last not in ("NNS", "PRP"):
        return "JJ"
    if "NN" in choice and last in NOUN_LEFT:
        return "NN"
    if choice[0] in ("NN", "NNS") and last.startswith("VB"):
        return choice[0]
    if "VBD" not in choice:
        if "VBN" in choice and ("JJ" not in choice or choice[0] != "JJ"):
            return "VBN" if "VBP" not in choice and "VB" not in choice else _base_or_participle(before)
        return choice[0]
    if choice[0] == "JJ" and before not in NOMINAL and before != "PRP":
        return "JJ"
    if choice[0] in ("NN", "NNS") and (last in NOUN_LEFT or last == "IN"):
        return choice[0]
    if ("VB" in choice or "VBP" in choice) and before in ("MD", "TO"):
        return "VB"
    return "VBD"


def _base_or_participle(before: str) -> str:
    if before in ("MD", "TO"):
        return "VB"
    return "VBN" if before in ("VBZ", "VBD", "VBP", "VB", "VBN") else "VBP"


def _ing(
    i: int, choice: tuple[str, ...], others: list[str], options: list[tuple[str, ...]], tags: list[str], before: str
) -> str:
    following = options[i + 1][0] if i + 1 < len(options) else "."
    if "IN" in choice and before not in ("VBZ", "VBD", "VBP", "VBN", "VB", "MD") and following != "IN":
        return "IN"  # "following talks", "including women"
    noun = next((t for t in others if t in ("NN", "JJ")), None)
    last = tags[-1] if tags else ""
    if noun is None:
        return "NN" if last in NOUN_LEFT and following in ("IN", ".", ",", "CC") else "VBG"
    object_next = following in NP_START or following in ("NNS", "NN", "JJ")
    if last in NOUN_LEFT:
        return (
            "NN"
            if not object_next or "NN" not in choice
            else "JJ"
            if following in ("NN", "NNS") and "JJ" in choice
            else "NN"
        )
    if last in ("VBZ", "VBD", "VBP", "VBN", "VB") and choice[0] != "NN":
        return "VBG"
    if last == "NN" and not object_next and following != "IN":
        return "NN" if choice[0] == "NN" else "VBG"
    if last == "IN" or not tags:
        return (
            "VBG"
            if object_next and following != "NNP" or choice[0] == "VBG" and object_next
            else "NN"
            if "NN" in choice
            else "VBG"
        )
    if last == ",":
        return "VBG" if object_next else choice[0]
    if choice[0] == "VBG" or object_next and following != "NNS":
        return "VBG"
    return choice[0]


def _open_singular(tags: list[str], lowers: Sequence[str]) -> bool:
    """Does the noun phrase to the left begin with *a* but end in a plural, so that its head must still come ("a police post")?"""
    j = len(tags) - 1
    while j >= 0 and tags[j] in ("NNS", "NN", "NNP", "JJ"):
        j -= 1
    return j >= 0 and lowers[j] in ("a", "an")


def _finite_near(tags: list[str], lowers: Sequence[str], lexicon: Lexicon) -> bool:
    """Is there a finite verb between here and the clause's left edge (a stop, a subordinator, a wh-word)?"""
    for j in range(len(tags) - 1, max(-1, len(tags) - _FAR), -1):
        t = tags[j]
        if t in SURE_VERB and not (t == "VBD" and _passive_of_noun(j, tags, lowers)):
            return True
        if t == "VB" and j and tags[j - 1] in NOMINAL:
            return True  # "demanded that France end air | strikes"
        if t in (":", "WDT", "WP", ".", '"', "WRB"):
            return False
        if (
            t == "IN"
            and lexicon.closed.get(lowers[j], _NO_CLASSES) >= _ONLY_SUB
            and "prep" not in lexicon.closed[lowers[j]]
        ):
            return False
    return False


def _passive_of_noun(j: int, tags: list[str], lowers: Sequence[str]) -> bool:
    """A past form between a noun and *by* is a participle ("a report published by the agency | claims")."""
    return j > 0 and j + 1 < len(tags) and lowers[j + 1] == "by" and tags[j - 1] in NOMINAL


def _finite_ahead(i: int, options: list[tuple[str, ...]]) -> bool:
    """Does a word that can only be a finite verb follow in this clause?"""
    for at in range(i + 1, min(len(options), i + _FAR)):
        choice = options[at]
        if choice[0] in (":", ".", "WDT", "WP", ",", '"', "WRB"):
            return False
        if choice[0] == "CC" and at + 1 < len(options) and options[at + 1][0] in SURE_VERB:
            return False
        if choice[0] in ("MD", "VBZ") and "NNS" not in choice or choice[0] in ("VBD", "VBP"):
            return True
    return False


def _past_ahead(i: int, options: list[tuple[str, ...]]) -> bool:
    """Does a form that may be a past tense follow in this clause, before a noun phrase that it may govern?"""
    for at in range(i + 1, min(len(options) - 1, i + _FAR)):
        if options[at][0] in (":", ".", "WDT", "WP", ",", '"', "WRB", "CC"):
            return False
        if "VBD" in options[at] and options[at + 1][0] in (*NP_START, "NNS", "NN", "JJ", "IN"):
            return True
    return False


def _verb_ahead(i: int, options: list[tuple[str, ...]]) -> bool:
    """Does a word that is likelier a verb than a noun follow in this clause?"""
    for at in range(i + 1, min(len(options), i + _FAR)):
        if options[at][0] in (":", ".", "WDT", "WP", ",", '"', "WRB", "TO"):
            return False
        if options[at][0] in _FINITE:
            return True
    return False


def _after_noun(
    i: int,
    choice: tuple[str, ...],
    verbs: list[str],
    plain: str,
    options: list[tuple[str, ...]],
    tags: list[str],
    before: str,
    lowers: Sequence[str],
) -> str:
    """Noun + noun-or-verb, no finite verb yet: the clause needs one, and only some words can follow a verb."""
    following = options[i + 1] if i + 1 < len(options) else (".",)
    verb = "VBP" if verbs[0] == "VB" else verbs[0]
    if verb == "VBP" and before == "NN" and tags[-1] == "NN" and not choice[0].startswith("VB"):
        return plain
    if verb == "VBZ" and (before == "NNS" or "VBD" in following) or following[0] in SURE_VERB and following[0] != "VBD":
        return plain
    if before == "NNS" and _open_singular(tags, lowers):
        return plain  # "a police post"
    if verb == "VBP" and choice[0].startswith("VB") and before == "NNS":
        return verb  # "officials say rebels left"
    if tags[-1] in SKIP and _agreeing(before, [verb]):
        return verb  # "the agreement also | calls for"
    if following[0] in NP_START or following[0] in ("TO", "JJ") or i + 1 < len(options) and lowers[i + 1] == "that":
        return plain if plain == "JJ" and choice[0] == "JJ" and following[0] not in ("DT", "PRP$") else verb
    if verb == "VBP" and before == "NNP" and not lowers[i - 1].endswith("s") and not _many(tags):
        return plain  # "Turkish riot police", but "demanded that Cuba release the prisoners"
    if _finite_ahead(i, options) or following[0] in (",", ".", ":", ")", "CC") and not choice[0].startswith("VB"):
        return plain
    if choice[0] == "NNS" and following[0] == "IN" and _past_ahead(i, options):
        return plain  # "security forces in the north killed"
    if following[0] in ("NN", "NNS"):
        return verb if before != "NN" or verb == "VBZ" or choice[0].startswith("VB") else plain
    if verb == "VBP":
        return verb if before == "NNS" and (following[0] in ("IN", "RB", "RP") or choice[0].startswith("VB")) else plain
    return verb if before == "NNP" or choice[0].startswith("VB") or following[0] in ("IN", "RB") else plain
