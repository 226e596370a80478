"""Words that are noun or verb ("talks", "claims")."""

from __future__ import annotations

from collections.abc import Sequence

from eventcoder.grammar.bases import joined_form
from eventcoder.grammar.behind_nouns import after_noun, agreeing, ends_headline, object_next
from eventcoder.grammar.lexicon import Lexicon
from eventcoder.grammar.nominal_tags import nominal_tag
from eventcoder.grammar.noun_bounds import is_year
from eventcoder.grammar.penn import ADVERB, NOMINAL, NOUN_LEFT, NP_START, SURE_VERB
from eventcoder.grammar.surroundings import (
    finite_ahead,
    finite_near,
    full_verb_left,
    head_left,
    in_gerund,
    main_due,
    many_left,
    next_tag,
    open_singular,
    past_ahead,
    subject_of_aside,
)

_NONE: frozenset[str] = frozenset()
_MANY = ("NNS",)
_SPEAKS = frozenset({"that"})
_SAYS = frozenset({"that", "speech"})
_OPENS_OBJECT = frozenset({"DT", "PRP$"})
_BEHIND_VERB = frozenset({"DT", "PRP$", "NN", "NNS", "JJ", "NNP", "CD"})
_SPEAKER = NOMINAL | {"DT", "JJ", "IN", "POS", "PRP$", "CD"}
_GOES_ON = frozenset({"VB", "VBP", "VBZ"})
_SUBJECT = NOMINAL | {"JJ", "CD", "DT", "PRP$", "POS", "CC"}
_OBJECT = NOMINAL | {"JJ", "CD", "DT", "PRP$"}
_OPENS_PHRASE = frozenset({"DT", "PRP$", "CD", "NNP"})
_TIMES = frozenset({"time", "weekday", "month"})
_DETERMINED = frozenset({"DT", "PRP$", "PRP"})
_AS, _STAFF = "as", "staff"
_HELPS = frozenset(
    {"bare", "to-subj"}
)  # frames of "help", behind which a base form stands with or without an object between
_JUDGED = frozenset({"JJ", "VBN"})
_BEFORE_HEAD = NOMINAL | {"DT", "JJ", "JJR", "PRP$", "POS", "CD", "IN"}
_LINKS = frozenset({"copula", "raise"})


def noun_or_verb(
    i: int,
    choice: tuple[str, ...],
    verbs: list[str],
    others: list[str],
    options: list[tuple[str, ...]],
    tags: list[str],
    before: str,
    lowers: Sequence[str],
    lexicon: Lexicon,
) -> str:
    """A word that may be a verb in the present or something else: by what ends before it and whether a verb is due."""
    first = choice[0]
    if before == "NNP" and tags[-1] == before and _are_people(lowers[i - 1], lexicon):
        before = "NNS"  # "before Iraqis | vote"
    plain = next((t for t in others if t in ("NN", "NNS", "JJ")), others[0])
    if plain in ("JJ", "NN") and "JJ" in others and "NN" in others:
        plain = nominal_tag(i, ("JJ", "NN"), options, tags)
    if "VB" in verbs and tags and tags[-1].startswith("VB") and _helped(i, first, options, tags, lowers, lexicon):
        return "VB"
    if (
        tags
        and tags[-1].startswith("VB")
        and (plain in ("NN", "NNS") or plain == "JJ" and next_tag(i, options) in ("NN", "NNS", "JJ"))
        and full_verb_left(tags, lowers, lexicon)
    ):
        return plain  # "cited comments", "offered free buses": no finite verb stands right behind another
    if (
        tags
        and tags[-1] == "JJ"
        and "NN" in options[i - 1]
        and "VBZ" in verbs
        and next_tag(i, options) in ("NNP", *_OPENS_OBJECT)
        and not finite_near(tags, lowers, lexicon)
        and not finite_ahead(i + 1, options)
    ):
        tags[-1] = "NN"  # read as an adjective before what seemed its noun
        return "VBZ"  # "the US military | trains Iraqi pilots"
    if "VBZ" in verbs and _is_numbered(i, tags, lowers, lexicon):
        tags[-1] = tags[-2]
        return "VBZ"  # "season two | ends with a siege"
    if before in NOUN_LEFT or before == "IN" or before == "TO":
        return plain if plain in ("JJ", "NN") else others[0]
    if not tags or tags[-1] in ('"', ":") and len(tags) < 2:
        # “Stop the deportations”
        return "VB" if tags and "VB" in verbs and next_tag(i, options) in _DETERMINED else plain
    if tags[-1] == "," and (form := _behind_comma(i, verbs, tags, options, lowers, lexicon)):
        return form
    if tags[-1] in ADVERB and "VBZ" in verbs and before not in NOMINAL:
        at = i + 1 if next_tag(i, options) == '"' else i
        if next_tag(at, options) in _DETERMINED:
            return "VBZ"  # "“deeply | regrets” the decision"
    if before == "WDT" and "NNS" in others and _reports(i + 1, options, lowers, lexicon):
        return "NNS"  # "which | witnesses said had hit a market"
    if before == "PRP" and plain in ("NN", "NNS") and _given(verbs, tags, lowers, lexicon):
        return plain
    if before == "PRP" or before == "WDT" or before == "WP":
        return verbs[0] if verbs[0] != "VB" else "VBP"
    if before in NOMINAL and before != "JJ" and "VBZ" in verbs and _links_to_state(i, options, tags, lowers, lexicon):
        return "VBZ"  # "the border | remains closed"
    if before in NOMINAL:
        return _behind_noun(i, choice, verbs, plain, options, tags, before, lowers, lexicon)
    if before == "CC" and tags[-1] == "CC" and (form := joined_form(i, choice, options, tags, lowers, lexicon)):
        return form
    if (
        before == "CC"
        and finite_near(tags, lowers, lexicon)
        and (first.startswith("VB") or "VB" in verbs and next_tag(i, options) == "TO")
    ):
        return verbs[0]
    if (
        before in ("VBD", "VBN")
        and main_due(tags, lowers)
        and "VBZ" in verbs
        and next_tag(i, options) in ("IN", *NP_START)
    ):
        return "VBZ"  # "the town that the rebels seized | lies on the border"
    return plain if not first.startswith("VB") else first


def _is_numbered(i: int, tags: list[str], lowers: Sequence[str], lexicon: Lexicon) -> bool:
    """Does a number say which one of a noun before it is meant ("volume two | ends", "in phase three | begins")?"""
    if (
        tags[-1:] != ["CD"]
        or tags[-2:-1] not in (["NN"], ["NNP"])
        or tags[-3:-2] not in ([], ["IN"], [","], ['"'], [":"])
    ):
        return False
    return "numbered" in lexicon.nouns.get(lowers[i - 2], _NONE)


def _helped(
    i: int, first: str, options: list[tuple[str, ...]], tags: list[str], lowers: Sequence[str], lexicon: Lexicon
) -> bool:
    """Is it done with the help of others ("help | guard public buildings", "helped | fight rebels", but "helped rescue workers")?"""
    takes = lexicon.frames.get(lexicon.lemma(lowers[i - 1], tags[-1]), _NONE)
    if not takes >= _HELPS or "trans" not in lexicon.frames.get(lexicon.lemma(lowers[i], "VB"), _NONE):
        return False
    following = next_tag(i, options)
    if first == "VB" or following in _OPENS_OBJECT or following in ("PRP", "NNP"):
        return following in _OBJECT or following == "PRP"
    if following not in ("JJ", "NN", "NNS"):
        return False
    named = lexicon.nouns.get(lexicon.noun_lemmas.get(lowers[i + 1], lowers[i + 1]), _NONE)
    return _STAFF not in named and next_tag(i + 1, options) not in ("VB", "TO", "VBP", "MD")


def _links_to_state(
    i: int, options: list[tuple[str, ...]], tags: list[str], lowers: Sequence[str], lexicon: Lexicon
) -> bool:
    """Does a form that may link stand right before a participle, in a clause that has no verb yet and gets no other?"""
    if "VBN" not in (options[i + 1] if i + 1 < len(options) else ()) or finite_near(tags, lowers, lexicon):
        return False
    links = lexicon.frames.get(lexicon.lemma(lowers[i], "VBZ"), _NONE) >= _LINKS
    return links and not finite_ahead(i + 2, options)  # but "bone | remains found in the cave are old"


def _given(verbs: list[str], tags: list[str], lowers: Sequence[str], lexicon: Lexicon) -> bool:
    """Does a pronoun that is no subject, or does not agree with a verb, stand behind a verb that takes two objects ("promised them |
    support", "offered it | aid")?
    """
    if len(tags) < 2 or tags[-1] != "PRP" or not tags[-2].startswith("VB"):
        return False
    takes = lexicon.frames.get(lexicon.lemma(lowers[len(tags) - 2], tags[-2]), _NONE)
    if "ditrans" not in takes or "bare" in takes:
        return False
    classes = lexicon.closed.get(lowers[len(tags) - 1], _NONE)
    return "accusative" in classes or "single" in classes and "VBZ" not in verbs


def _reports(i: int, options: list[tuple[str, ...]], lowers: Sequence[str], lexicon: Lexicon) -> bool:
    """Is token i a finite verb of saying or thinking ("said", "believe")?"""
    if i >= len(options) or options[i][0] not in ("VBD", "VBP", "VB"):
        return False
    return bool(lexicon.frames.get(lexicon.lemma(lowers[i], options[i][0]), _NONE) & _SAYS)


def _behind_noun(
    i: int,
    choice: tuple[str, ...],
    verbs: list[str],
    plain: str,
    options: list[tuple[str, ...]],
    tags: list[str],
    before: str,
    lowers: Sequence[str],
    lexicon: Lexicon,
) -> str:
    """Noun + noun-or-verb: by whether the phrase or the clause to the left still lacks something."""
    if tags[-1] in ADVERB and plain in ("NN", "NNS") and _only_tells_when(tags, lowers, lexicon):
        return plain  # "Hours later | mortar shells landed"
    if plain in ("NN", "NNS") and in_gerund(tags, lowers, lexicon):
        return plain  # "after halting relief | supplies to Taiz, …"
    if (
        plain == "NNS"
        and tags[-1] == "NN"
        and finite_near(tags, lowers, lexicon)
        and next_tag(i, options) not in ("DT", "PRP$", "TO")
        and _object_open(tags, lowers, lexicon)
    ):
        return plain  # "seized luxury | watches"
    if tags[-1] == "NNS" and plain == "NN" and open_singular(tags, lowers):
        return plain  # "a chemical weapons | attack"
    if tags[-1] == "NNP" and plain in ("NN", "NNS") and _describes_only(tags, lowers[i - 1], lexicon):
        return plain  # "brushed aside Finnish | worries"
    if tags[-2:] == ["IN", "NNP"] and plain == "NNS" and next_tag(i, options) in (",", ".", "CC"):
        return plain  # "gifts of Rolex | watches"
    if plain == "NNS" and tags[-1] == "NNP" and _counts_names(tags, lowers):
        return plain  # "killed three al Qaeda | leaders"
    if tags[-1] in ADVERB and _denied(i, lowers, lexicon):
        return "VBP" if verbs[0] == "VB" else verbs[0]  # "the army no longer | attack militants"
    if "VBZ" in verbs and before == "NNP" and lowers[i + 1 : i + 2] == (_AS,) and next_tag(i + 1, options) in _JUDGED:
        return "VBZ"  # "Sudan | rejects as baseless the claims"
    if not finite_near(tags, lowers, lexicon):
        return after_noun(i, choice, verbs, plain, options, tags, before, lowers, lexicon)
    if verbs[0] == "VBZ" and before == "NN" and ends_headline(i, options, tags, lowers, lexicon):
        return "VBZ"
    opens = len(tags) > 1 and tags[-2] == "IN" and "sub" in lexicon.closed.get(lowers[i - 2], _NONE)
    if opens and (next_tag(i, options) == "RP" or before == "NNS" and next_tag(i, options) in ("IN", ".")):
        return agreeing(before, verbs) or plain  # "as Canberra | steps up", "before Iraqis | vote in"
    if form := _governs_behind_subject(i, verbs, options, tags, lowers, lexicon):
        return form
    if verbs[0] == "VBZ" and tags[-1] == "NN" and tags[-2:-1] == [","] and lowers[-1] != ".":
        return "VBZ"  # a headline's "…, party | vows protests"
    second = tags[-2:] == [",", "NNS"] and tags[-3:-2] and tags[-3] not in NOMINAL and tags[-3] != "CD"
    if second and lowers[-1] != "." and (form := agreeing("NNS", verbs)):
        return form  # a headline's "Judge shot dead, lawyers | strike in Karachi"
    if "VBZ" in verbs and _says_that(tags, lowers, lexicon) and _takes_next(i, options, lowers, lexicon):
        return "VBZ"  # "said the agency | supports the plan", "said Jordan | supplies Lebanon with power"
    if "VB" in verbs and tags[-3:] == ["NNP", "CC", "NNP"] and _says_that(tags[:-2], lowers, lexicon):
        return "VBP" if next_tag(i, options) in _BEHIND_VERB else plain  # "said Oslo and Riga | swap radar pictures"
    if _says_last(i, verbs, options, tags, lowers, lexicon):
        return "VBZ" if "VBZ" in verbs else "VBP"
    if not (choice[0].startswith("VB") or tags[-1] in ADVERB or object_next(i, before, options, lowers)):
        return plain
    return agreeing(before, verbs) or plain


def _only_tells_when(tags: list[str], lowers: Sequence[str], lexicon: Lexicon) -> bool:
    """Is all that stands so far a span of time and an adverb ("two days later", "a week earlier")?"""
    at = len(tags) - 2
    if at < 0 or "time" not in lexicon.nouns.get(lexicon.noun_lemmas.get(lowers[at], lowers[at]), _NONE):
        return False
    return all(tag in ("CD", "DT", "RB", "JJ") for tag in tags[:at])


def _governs_behind_subject(
    i: int,
    verbs: list[str],
    options: list[tuple[str, ...]],
    tags: list[str],
    lowers: Sequence[str],
    lexicon: Lexicon,
) -> str:
    """The form of a verb whose subject, a phrase behind a subordinator, agrees with it, and whose object follows ("as jets | pound
    Nyala", "after the army | shells towns") or, behind "as", its adverbial ("as rival groups | battle in Tripoli"); else "".
    """
    edge = len(tags) - 1
    while edge >= 0 and tags[edge] in _SUBJECT:
        edge -= 1
    if edge < 0 or edge == len(tags) - 1 or tags[edge] != "IN" or finite_ahead(i, options):
        return ""
    classes, takes = (
        lexicon.closed.get(lowers[edge], _NONE),
        lexicon.frames.get(lexicon.lemma(lowers[i], verbs[0]), _NONE),
    )
    following = next_tag(i, options)
    if "VBZ" in verbs and "VB" in options[min(i + 1, len(options) - 1)] and next_tag(i + 1, options) in _OPENS_PHRASE:
        return ""  # "before government forces | attack the town"
    plural = tags[-1] == "NNS" or many_left(tags)
    governs = "trans" in takes and following in _OBJECT and not _TIMES & lexicon.closed.get(lowers[i + 1], _NONE)
    goes_on = "setting" not in classes and tags[-1] == "NNS" and following in ("IN", ".")
    if "sub" not in classes or not (governs or goes_on):
        return ""
    return agreeing("NNS" if plural else tags[-1], verbs)


def _object_open(tags: list[str], lowers: Sequence[str], lexicon: Lexicon) -> bool:
    """Does a singular behind a verb that needs an object, or behind a preposition, wait for its plural ("seized luxury | watches",
    "protect its power | plants", "data on missile | launches")?
    """
    at = len(tags) - 2
    while at >= 0 and (tags[at] in NOUN_LEFT or tags[at] == "NNP"):
        at -= 1
    if at < 0 or tags[at] not in ("VBD", "VBN", "VBG", "VB", "IN"):
        return False
    if tags[at] == "IN":
        return "sub" not in lexicon.closed.get(lowers[at], _NONE)
    takes = lexicon.frames.get(lexicon.lemma(lowers[at], tags[at]), _NONE)
    return "trans" in takes and not takes & {"speech", "that"}


def _describes_only(tags: list[str], lower: str, lexicon: Lexicon) -> bool:
    """Is the name to the left an adjective of a nation that names nobody without a noun ("Finnish", but "American", "the French")?"""
    may_be = lexicon.lookup(lower)
    return "JJ" in may_be and "NN" not in may_be and tags[-2:-1] != ["DT"]


def _are_people(lower: str, lexicon: Lexicon) -> bool:
    """Is a name the plural of a word that says of which nation somebody is ("Kenyans", but "States")?"""
    return lower[-1:] == "s" and lexicon.lookup(lower) == _MANY and "JJ" in lexicon.lookup(lower[:-1])


def _counts_names(tags: list[str], lowers: Sequence[str]) -> bool:
    """Does a number that is no year stand before the names to the left, behind a verb or preposition?"""
    at = len(tags) - 1
    while at >= 0 and tags[at] == "NNP":
        at -= 1
    behind = at > 0 and (tags[at - 1].startswith("VB") or tags[at - 1] in ("IN", "RB"))
    return behind and tags[at] == "CD" and not is_year(lowers[at])


def _denied(i: int, lowers: Sequence[str], lexicon: Lexicon) -> bool:
    """Does a negator stand right before token i ("never", "no longer")?"""
    closed = lexicon.closed
    return "neg" in closed.get(lowers[i - 1], _NONE) or "neg" in closed.get(f"{lowers[i - 2]} {lowers[i - 1]}", _NONE)


def _behind_comma(
    i: int,
    verbs: list[str],
    tags: list[str],
    options: list[tuple[str, ...]],
    lowers: Sequence[str],
    lexicon: Lexicon,
) -> str:
    """The form of a verb that goes on behind a comma: "troops who attack, | loot and torch villages", "leader freed, | vows to
    appeal"; "" for a noun.
    """
    if (subject := subject_of_aside(tags)) and next_tag(i, options) in (*_OPENS_OBJECT, "IN", "TO", "PRP"):
        return agreeing(subject, verbs)  # "The miners, who closed the road, | demand that …"
    form = next((t for t in reversed(tags) if t in _GOES_ON or t == "VBD"), "")
    if (
        next_tag(i, options) in ("DT", "PRP$")
        and form in _GOES_ON
        and (form in verbs or form == "VBP" and "VB" in verbs)
    ):
        return form  # "freeze the assets of the firm, | bar its executives"
    if lowers[-1] != "." and form in ("VB", "VBP") and "VB" in verbs and next_tag(i, options) in ("NN", "NNS", "JJ"):
        return form  # a headline's "kill 20 miners, | torch machinery"
    if lowers[-1] != "." and form == "VBZ" and form in verbs and next_tag(i, options) in ("NN", "NNS", "JJ", "NNP"):
        return form  # a headline's "admits fraud, | names successor"
    if lowers[-1] != "." and form == "VBD" and "VBZ" in verbs and _governs_alone(i, options):
        return "VBZ"  # a headline's "Warlord named premier, | vows purge of army"
    last = tags[-2] if len(tags) > 1 else ""
    if last in _GOES_ON and next_tag(i, options) in (",", "CC"):
        form = "VB" if last == "VBP" else last
        return last if form in verbs or last in verbs else ""
    if "VBZ" not in verbs or next_tag(i, options) != "TO" or i + 2 >= len(options) or "VB" not in options[i + 2]:
        return ""
    takes = lexicon.frames.get(lexicon.lemma(lowers[i], "VBZ"), _NONE)
    return "VBZ" if "to-subj" in takes else ""


def _governs_alone(i: int, options: list[tuple[str, ...]]) -> bool:
    """Does a noun follow that is no subject of a verb to come?"""
    return next_tag(i, options) in ("NN", "NNS") and not finite_ahead(i + 1, options) and not past_ahead(i, options)


def _takes_next(i: int, options: list[tuple[str, ...]], lowers: Sequence[str], lexicon: Lexicon) -> bool:
    """Does what follows a word open an object, or a to-clause with no other verb behind it?"""
    following = next_tag(i, options)
    if following == "NNP":
        return "weekday" not in lexicon.closed.get(lowers[i + 1], _NONE) and not finite_ahead(i + 1, options)
    if following == "TO":
        return not finite_ahead(i, options) and not past_ahead(i, options)
    return following in _OPENS_OBJECT


def _says_that(tags: list[str], lowers: Sequence[str], lexicon: Lexicon) -> bool:
    """Does a singular stand right behind a verb of speech, as the subject of what is said?"""
    if tags[-1] not in ("NN", "NNP"):
        return False
    j = len(tags) - 1
    while j >= 0 and (tags[j] in NOMINAL or tags[j] in _BEFORE_HEAD and tags[j] != "IN"):
        j -= 1
    if j < 0 or tags[j] not in SURE_VERB:
        return False
    return lexicon.frames.get(lexicon.lemma(lowers[j], tags[j]), _NONE) >= _SAYS


def _says_last(
    i: int,
    verbs: list[str],
    options: list[tuple[str, ...]],
    tags: list[str],
    lowers: Sequence[str],
    lexicon: Lexicon,
) -> bool:
    """Does a verb of speech end the sentence behind the speaker ("…, diplomats in Caracas | fear.")?"""
    if next_tag(i, options) not in (".", '"') or "," not in tags:
        return False
    if not lexicon.frames.get(lexicon.lemma(lowers[i], verbs[0]), _NONE) >= _SPEAKS:
        return False
    edge = len(tags) - 1 - tags[::-1].index(",")
    return bool(agreeing(head_left(tags, lowers), verbs)) and all(t in _SPEAKER for t in tags[edge + 1 :])
