"""Words that are noun or verb ("talks", "claims"), and noun or adjective where no verb is in question."""

from __future__ import annotations

from collections.abc import Sequence

from eventcoder.grammar.bases import joined_form
from eventcoder.grammar.lexicon import Lexicon
from eventcoder.grammar.penn import ADVERB, NOMINAL, NOUN_LEFT, NP_START, SURE_VERB
from eventcoder.grammar.surroundings import (
    finite_ahead,
    finite_near,
    full_verb_left,
    head_left,
    main_due,
    many_left,
    next_tag,
    open_singular,
    past_ahead,
)

_NONE: frozenset[str] = frozenset()
_MANY = ("NNS",)
_ONLY_ADJECTIVE = ("JJ",)
_SPEAKS = frozenset({"that"})
_SAYS = frozenset({"that", "speech"})
_OPENS_OBJECT = frozenset({"DT", "PRP$"})
_SPEAKER = NOMINAL | {"DT", "JJ", "IN", "POS", "PRP$", "CD"}
_GOES_ON = frozenset({"VB", "VBP", "VBZ"})
_SUBJECT = NOMINAL | {"JJ", "CD", "DT", "PRP$", "POS", "CC"}
_OBJECT = NOMINAL | {"JJ", "CD", "DT", "PRP$"}
_OPENS_PHRASE = frozenset({"DT", "PRP$", "CD", "NNP"})
_TIMES = frozenset({"time", "weekday", "month"})
_DETERMINED = frozenset({"DT", "PRP$", "PRP"})
_AS = "as"
_JUDGED = frozenset({"JJ", "VBN"})
_BEFORE_HEAD = NOMINAL | {"DT", "JJ", "JJR", "PRP$", "POS", "CD", "IN"}


def nominal_tag(i: int, choice: tuple[str, ...], options: list[tuple[str, ...]], tags: list[str]) -> str:
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
    if choice[0] == "RB" and "JJ" in choice and tags[-1:] == ["DT"] and following[0] in NOMINAL:
        return "JJ"  # "the | then president"
    if "JJR" in choice and choice[0] != "JJR" and tags[-1:] == ["DT"] and following[0] in (*NOMINAL, "JJ"):
        return "JJR"  # "an | earlier ruling"
    if (
        choice[0] == "RB"
        and "IN" in choice
        and tags
        and tags[-1] in ("VBZ", "VBP", "VBD")
        and following[0] in ("VBG", "JJ", "VBN")
    ):
        return "RB"  # "are now patrolling", "is now eager"
    if choice[0] == "CC":
        return "CC"
    if choice[0] == "MD" and "NN" in choice:
        return (
            "NN" if tags[-1:] in (["DT"], ["PRP$"], ["JJ"]) and following[0] in ("TO", "IN", ".") else "MD"
        )  # "the | will to go"
    if choice[0] == "MD" and "NNP" in choice and tags and tags[-1] == "NNP" and following[0] in ("VBD", "VBZ"):
        return "NNP"  # "Prime Minister Theresa | May met the king"
    if choice[0] == "IN" and "NN" in choice and following[0] == "IN" and tags[-1:] == ["CD"]:
        return "NN"  # "$4 million | worth of medicine"
    if "IN" in choice and "JJ" in choice and tags[-1:] == ["DT"] and (following[0] in ("NN", "NNS", "CD")):
        return "JJ"  # "the | past two years"
    if "IN" in choice and len(choice) > 1:
        if tags and tags[-1] == "NN" and following[0] == "VB" and "NN" in following:
            return "IN"  # "a walkout | over pay"
        if choice[0] == "IN" or following[0] in NP_START or following[0] in ("NN", "NNS", "JJ", "VBG"):
            return (
                "IN"
                if following[0] not in (".", ",", "CC", "TO") or "RB" not in choice and "RP" not in choice
                else next(t for t in choice if t != "IN")
            )
        return choice[0]
    span = [option[0] for option in options[i + 1 : i + 4]]
    if "JJ" in choice and "NN" in choice and tags[-1:] == ["DT"] and span[:1] == ["CD"] and span[2:] == ["TO"]:
        return "NN"  # "gave the | general 72 hours to leave"
    if "JJ" in choice and "NN" in choice:
        before = tags[-1] if tags else ""
        behind = following == _ONLY_ADJECTIVE and next_tag(i + 1, options) in ("IN", "TO")
        more = following[0] in ("NN", "NNS", "NNP", "JJ", "CD") or "NN" in following or "NNS" in following
        more = more and not ("VBN" in following and next_tag(i + 1, options) == "IN")  # "a general | accused of fraud"
        ends = behind or not more  # "a Western official | familiar with the matter"
        if ends:
            if i + 1 == len(options) and before in ("VB", "VBP", "VBZ"):
                return "NN"  # a headline's "leave capital"
            if before == "NNS" and choice[0] == "JJ":
                return "JJ"  # "left nine soldiers | dead"
            return "NN" if before in _BEFORE_HEAD or choice[0] == "NN" else "JJ"
        return "JJ"
    return choice[0]


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
    if before in NOUN_LEFT or before == "IN" or before == "TO":
        return plain if plain in ("JJ", "NN") else others[0]
    if not tags or tags[-1] in ('"', ":") and len(tags) < 2:
        return (
            "VB" if tags and "VB" in verbs and next_tag(i, options) in _DETERMINED else plain
        )  # “Stop the deportations”
    if tags[-1] == "," and (form := _behind_comma(i, verbs, tags, options, lowers, lexicon)):
        return form
    if tags[-1] in ADVERB and "VBZ" in verbs and before not in NOMINAL:
        at = i + 1 if next_tag(i, options) == '"' else i
        if next_tag(at, options) in _DETERMINED:
            return "VBZ"  # "“deeply | regrets” the decision"
    if before == "WDT" and "NNS" in others and _reports(i + 1, options, lowers, lexicon):
        return "NNS"  # "which | witnesses said had hit a market"
    if before == "PRP" or before == "WDT" or before == "WP":
        return verbs[0] if verbs[0] != "VB" else "VBP"
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
    if tags[-1] in ADVERB and _denied(i, lowers, lexicon):
        return "VBP" if verbs[0] == "VB" else verbs[0]  # "the army no longer | attack militants"
    if "VBZ" in verbs and before == "NNP" and lowers[i + 1 : i + 2] == (_AS,) and next_tag(i + 1, options) in _JUDGED:
        return "VBZ"  # "Sudan | rejects as baseless the claims"
    if not finite_near(tags, lowers, lexicon):
        return _after_noun(i, choice, verbs, plain, options, tags, before, lowers, lexicon)
    if verbs[0] == "VBZ" and before == "NN" and _ends_headline(i, options, tags, lowers, lexicon):
        return "VBZ"
    opens = len(tags) > 1 and tags[-2] == "IN" and "sub" in lexicon.closed.get(lowers[i - 2], _NONE)
    if opens and (next_tag(i, options) == "RP" or before == "NNS" and next_tag(i, options) in ("IN", ".")):
        return _agreeing(before, verbs) or plain  # "as Canberra | steps up", "before Iraqis | vote in"
    if form := _governs_behind_subject(i, verbs, options, tags, lowers, lexicon):
        return form
    if verbs[0] == "VBZ" and tags[-1] == "NN" and tags[-2:-1] == [","] and lowers[-1] != ".":
        return "VBZ"  # a headline's "…, party | vows protests"
    if "VBZ" in verbs and next_tag(i, options) in _OPENS_OBJECT and _says_that(tags, lowers, lexicon):
        return "VBZ"  # "said the agency | supports the plan"
    if _says_last(i, verbs, options, tags, lowers, lexicon):
        return "VBZ" if "VBZ" in verbs else "VBP"
    if not (choice[0].startswith("VB") or tags[-1] in ADVERB or _object_next(i, before, options, lowers)):
        return plain
    return _agreeing(before, verbs) or plain


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
    return _agreeing("NNS" if plural else tags[-1], verbs)


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
    return bool(_agreeing(head_left(tags, lowers), verbs)) and all(t in _SPEAKER for t in tags[edge + 1 :])


def _after_noun(
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
    """Noun + noun-or-verb, no finite verb yet: the clause needs one, and only some words can follow a verb."""
    following = options[i + 1] if i + 1 < len(options) else (".",)
    verb = "VBP" if verbs[0] == "VB" else verbs[0]
    if sure := _by_the_next_two(i, choice, verbs, verb, plain, options, tags, before, lowers, lexicon):
        return sure
    if lowers[-1] != "." and (form := _of_headline(i, verb, plain, options, before, tags, lowers, lexicon)):
        return form
    needed = lowers[-1] == "." and not finite_ahead(i, options) and not past_ahead(i, options)
    if (
        verb == "VBP"
        and needed
        and before in ("NN", "NNP")
        and following[0] == "IN"
        and head_left(tags, lowers) == "NNS"
    ):
        return verb  # "Supporters of the president | clash with police."
    if verb == "VBP" and before == "NN" and tags[-1] == "NN" and not choice[0].startswith("VB"):
        return plain
    if verb == "VBZ" and (before == "NNS" or "VBD" in following) or following[0] in SURE_VERB and following[0] != "VBD":
        return plain
    if before == "NNS" and open_singular(tags, lowers):
        return plain  # "a police post"
    if verb == "VBZ" and plain == "NNS" and following[0] in ("IN", "."):
        takes = lexicon.frames.get(lexicon.lemma(lowers[i], "VBZ"), _NONE)
        if "trans" in takes and not takes & {"intr", "that", "speech"}:
            return plain  # "EU | sanctions on Mali"
    if verb == "VBP" and choice[0].startswith("VB") and before == "NNS":
        return verb  # "officials say rebels left"
    if tags[-1] in ADVERB and _agreeing(before, [verb]):
        return verb  # "the agreement also | calls for"
    if verb == "VBP" and before == "NNS" and following[0] == "JJS":
        return verb  # "gangs | control most of the capital"
    if following[0] in NP_START or following[0] in ("TO", "JJ") or i + 1 < len(options) and lowers[i + 1] == "that":
        return plain if plain == "JJ" and choice[0] == "JJ" and following[0] not in ("DT", "PRP$") else verb
    if verb == "VBP" and before == "NNP" and not lowers[i - 1].endswith("s") and not many_left(tags):
        return plain  # "Turkish riot police", but "demanded that Cuba release the prisoners"
    if finite_ahead(i, options) or following[0] in (",", ".", ":", ")", "CC") and not choice[0].startswith("VB"):
        return plain
    if choice[0] == "NNS" and following[0] == "IN" and past_ahead(i, options):
        return plain  # "security forces in the north killed"
    if following[0] in ("NN", "NNS"):
        return verb if before != "NN" or verb == "VBZ" or choice[0].startswith("VB") else plain
    if verb == "VBP":
        return verb if before == "NNS" and (following[0] in ("IN", "RB", "RP") or choice[0].startswith("VB")) else plain
    return verb if before == "NNP" or choice[0].startswith("VB") or following[0] in ("IN", "RB") else plain


def _of_headline(
    i: int,
    verb: str,
    plain: str,
    options: list[tuple[str, ...]],
    before: str,
    tags: list[str],
    lowers: Sequence[str],
    lexicon: Lexicon,
) -> str:
    """The form of a headline's first word that may be its verb ("Nurses | demand pay rise", "Peace talks | end"); "" elsewhere."""
    takes = lexicon.frames.get(lexicon.lemma(lowers[i], verb), _NONE)
    last = i + 1 == len(options)
    if (
        verb == "VBZ"
        and plain == "NNS"
        and not last
        and options[i + 1][0] in ("NN", "NNS")
        and takes
        and "trans" not in takes
    ):
        return plain  # "peace | deals end": they govern nothing
    many = before == "NNS" or before == "NNP" and many_left(tags)  # "Kosovo, Serbia | trade blame"
    if verb != "VBP" or not many or open_singular(tags, lowers) or not takes:
        return ""
    if last:
        return (
            verb if "intr" in takes and "plural" not in lexicon.nouns.get(lowers[i - 1], _NONE) else ""
        )  # "arms | trade"
    following = options[i + 1]
    bare = "trans" in takes and "NN" in following and following[0] in ("VB", "NN")
    return verb if bare and not finite_ahead(i + 1, options) and not past_ahead(i + 1, options) else ""


def _by_the_next_two(
    i: int,
    choice: tuple[str, ...],
    verbs: list[str],
    verb: str,
    plain: str,
    options: list[tuple[str, ...]],
    tags: list[str],
    before: str,
    lowers: Sequence[str],
    lexicon: Lexicon,
) -> str:
    """The tag where the number of the noun to the left and what follows settle it, else ""."""
    following = options[i + 1] if i + 1 < len(options) else (".",)
    head = head_left(tags, lowers)
    if (
        verb == "VBZ"
        and choice[0] == "NNS"
        and "container" not in lexicon.nouns.get(lowers[i + 1] if i + 1 < len(lowers) else "", _NONE)
        and "VB" in following
        and i + 2 < len(options)
        and options[i + 2][0] == "TO"
    ):
        return plain  # "witness accounts | point to troops"
    if following[0] == "VBG" and head != "NNP" and "ing" in lexicon.frames.get(lexicon.lemma(lowers[i], verb), _NONE):
        return _agreeing(head, verbs) or plain  # "aid workers in the delta | risk being kidnapped"
    if verb == "VBZ" and before == "NNS" != head and following[0] in ("IN", *NP_START):
        return verb  # "the town seized by rebels | lies near the border"
    if verb == "VBZ" and "VB" in following and i + 2 < len(options) and options[i + 2][0] in ("CD", "DT", "PRP$"):
        return plain  # "Kenya strikes | claim five lives"
    if (
        verb == "VBZ"
        and before == "NN"
        and "NN" in following
        and "VBD" not in following
        and i + 2 < len(options)
        and options[i + 2][0] in ("IN", "WDT")
    ):
        return verb  # a headline's "senate | rejects bill that …"
    if verb == "VBP" and head == "NNS" and following[0] == "RP" and next_tag(i + 1, options) in _DETERMINED:
        return verb  # "workers in Brazil | call off a strike"
    if verb == "VBZ" and before == "NN" and _ends_headline(i, options, tags, lowers, lexicon):
        return verb
    if verb == "VBP" and before == "NNS" and "VBZ" in following and "NNS" in following:
        return verb  # "soldiers | train recruits"
    return ""


def _ends_headline(
    i: int, options: list[tuple[str, ...]], tags: list[str], lowers: Sequence[str], lexicon: Lexicon
) -> bool:
    """Does the last word of a headline stand behind a subordinator and a phrase without determiner ("as army | retreats")?"""
    if i + 1 < len(options):
        return False
    j = len(tags) - 1
    while j >= 0 and tags[j] in NOMINAL:
        j -= 1
    return j > 0 and "sub" in lexicon.closed.get(lowers[j], _NONE)


def _agreeing(noun: str, verbs: list[str]) -> str:
    """The present form that agrees with a noun ("as witnesses | say", "as the envoy | says"); "" where none does."""
    if "VBZ" in verbs:
        return "" if noun == "NNS" else "VBZ"
    return "VBP" if noun == "NNS" and ("VBP" in verbs or "VB" in verbs) else ""


def _object_next(i: int, before: str, options: list[tuple[str, ...]], lowers: Sequence[str]) -> bool:
    """Does what follows open a phrase or clause that only a verb can take here ("as rebels | demand the release")?"""
    following = next_tag(i, options)
    return (
        following in ("PRP$", "PRP")
        or before == "NNS"
        and (following == "DT" or i + 1 < len(options) and lowers[i + 1] == "that")
    )
