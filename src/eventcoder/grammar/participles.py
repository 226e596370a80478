"""Past forms and -ing forms: verb, participle, adjective, noun or preposition."""

from __future__ import annotations

from collections.abc import Sequence

from eventcoder.grammar.lexicon import Lexicon
from eventcoder.grammar.penn import ADVERB, NOMINAL, NOUN_LEFT, NP_START
from eventcoder.grammar.surroundings import finite_ahead, finite_near, next_tag

_NONE: frozenset[str] = frozenset()
_BASE = frozenset({"VB", "VBP"})
_SPOTS = frozenset({"in", "at", "near", "outside"})
_BY, _WERE = "by", "were"
_TIMES = frozenset({"time", "weekday", "month"})
_THITHER = frozenset({"into", "onto", "through", "towards", "toward"})
_ADDRESSES = frozenset({"ditrans", "to-obj", "address"})
_NAMED_AFTER_ACT = frozenset({"deed", "transparent", "venue", "container"})
_REACH = 30  # tokens between a verb and its last preposition
_ASIDE = 10  # tokens between two commas
_BEHIND_DEED = frozenset({"IN", ".", ",", "CC", ")", "VBZ", "VBD", "MD", "TO"})
_BETWEEN = NOMINAL | ADVERB | {"IN", "CD", "DT", "JJ"}  # "raped | in November last year | by fleeing soldiers"
_IN_PHRASE = NOMINAL | {"JJ", "JJR", "JJS", "CD", "DT", "PRP$", "POS", "PRP"}


def past_tag(
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
    nominal_next = following[0] in ("NN", "NNS", "NNP", "JJ") or "NN" not in choice and _names_act(i + 1, options, tags)
    last = _unquoted(tags)
    governed = last == "IN" or last == "TO" and _BASE.isdisjoint(choice)  # "to wounded men", but "to put pressure"
    if after_auxiliary:
        return "VBN" if "VBN" in choice and "VBD" not in choice else "VBD"
    if choice[0] == "NN" and i + 1 == len(options) and last in ("NN", "NNP"):
        return "NN"  # a headline's "after martial law | bid"
    if not tags and nominal_next and "VBN" in choice and finite_ahead(i, options):
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
        governed
        and nominal_next
        or last in ADVERB
        and nominal_next
        and before in ("RP", "IN", "DT", "CD", "PRP$", "POS", "VBD", "VBN", "VBZ", "VBP", "VB")
        or last == "RP"
        and nominal_next
    ):
        return "JJ"  # "of wounded men", "carried out apparently coordinated attacks"
    if nominal_next and last.startswith("VB"):
        return "JJ"  # "accepted returned refugees"
    if "JJ" in choice and choice[0] == "JJ" and nominal_next and last not in ("NNS", "PRP"):
        return "JJ"
    if last == "CD" and "VBD" in choice and following[0] in ("IN", ".", ","):
        return "VBD"  # "Ten | hurt in Beirut blast"
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


def _unquoted(tags: list[str]) -> str:
    """The tag to the left, looking through a quotation mark ('what it called "repeated | provocations"'); "" where there is none."""
    if tags[-1:] == ['"'] and len(tags) > 1:
        return tags[-2]
    return tags[-1] if tags else ""


def _names_act(i: int, options: list[tuple[str, ...]], tags: list[str]) -> bool:
    """Is an -ing form the noun that a determiner waits for ("the targeted | killing of a commander")?"""
    return tags[-1:] == ["DT"] and i + 1 < len(options) and options[i][0] == "VBG" and options[i + 1][0] == "IN"


def _base_or_participle(before: str) -> str:
    if before in ("MD", "TO"):
        return "VB"
    return "VBN" if before in ("VBZ", "VBD", "VBP", "VB", "VBN") else "VBP"


def ing_tag(
    i: int,
    choice: tuple[str, ...],
    others: list[str],
    options: list[tuple[str, ...]],
    tags: list[str],
    *,
    of_verb: bool,
) -> str:
    """An -ing form: verb, noun or adjective by what stands on its two sides; a preposition where it is one ("following"), unless a
    verb that takes an -ing form stands to the left (`of_verb`: "began following").
    """
    following = options[i + 1][0] if i + 1 < len(options) else "."
    if "IN" in choice and "JJ" in choice and tags[-1:] == ["DT"] and following in ("NN", "NNS"):
        return "JJ"  # "the | following month"
    if "IN" in choice and not of_verb and following != "IN":
        # "freed following talks", "including women", but "after | barring the charity"
        return "VBG" if tags[-1:] == ["IN"] else "IN"
    noun = next((t for t in others if t in ("NN", "JJ")), None)
    last = _unquoted(tags)
    if noun is None:
        return "NN" if last in NOUN_LEFT and following in ("IN", ".", ",", "CC") else "VBG"
    object_next = following in NP_START or following in ("NNS", "NN", "JJ", "JJR")
    if last == "IN" and following == "RP" or last == "IN" and choice[0] == "VBG" and following == "JJR":
        return "VBG"  # "with drawing | up a plan"
    if last == "IN" and choice[0] == "VBG" and _governs(i, options):
        return "VBG"
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
    if last == "NNS" and following == "TO":
        return "VBG"  # "rebels | fighting to overthrow the king"
    if last == "NN" and not object_next and following != "IN":
        # "Lead | poisoning has …"
        return "NN" if choice[0] == "NN" or len(tags) == 1 and following in ("VBZ", "MD") else "VBG"
    if last == "IN" or not tags:
        return (
            "VBG"
            if object_next and following != "NNP" or choice[0] == "VBG" and object_next
            else "NN"
            if "NN" in choice
            else "VBG"
        )
    if last == ",":
        return "VBG" if object_next or following == "IN" and _set_off(i, options) else choice[0]
    if choice[0] == "VBG" or object_next and following != "NNS":
        return "VBG"
    return choice[0]


def _set_off(i: int, options: list[tuple[str, ...]]) -> bool:
    """Do a comma and a verb end what an -ing form behind a comma opens ("the ministers, | meeting in Rome, agreed")?"""
    for at in range(i + 2, min(len(options) - 1, i + _ASIDE)):
        if options[at][0] == ",":
            return not {"VBD", "VBZ", "VBP", "MD"}.isdisjoint(options[at + 1])
    return False


def _governs(i: int, options: list[tuple[str, ...]]) -> bool:
    """Does what only a verb governs follow an -ing form ("of planning | to strike", "of torturing | detained students")?"""
    if i + 2 >= len(options):
        return False
    following, after = options[i + 1], options[i + 2]
    return following[0] == "TO" and "VB" in after or "VBN" in following and after[0] in ("NN", "NNS")


def _ing_left(tags: list[str]) -> bool:
    """Is there an -ing form in this clause that one behind "and" may go on with ("torching homes and | killing cattle")?"""
    for t in reversed(tags):
        if t in (":", ".", '"'):
            break
        if t == "VBG":
            return True
    return False


def governed(i: int, options: list[tuple[str, ...]], tags: list[str], lowers: Sequence[str], lexicon: Lexicon) -> bool:
    """Is an -ing form an act that a verb names behind "of" ("convicted the dissident of | spying for Israel")?"""
    if not tags or lowers[i - 1] != "of" or next_tag(i, options) != "IN":
        return False
    j = len(tags) - 2
    while j >= 0 and (tags[j] in _IN_PHRASE or tags[j] in ADVERB):
        j -= 1
    return j >= 0 and tags[j].startswith("VB") and "of" in lexicon.frames.get(lexicon.lemma(lowers[j], tags[j]), _NONE)


def done_to_next(
    i: int, options: list[tuple[str, ...]], tags: list[str], lowers: Sequence[str], lexicon: Lexicon
) -> bool:
    """Is an -ing form behind a preposition an act whose object or direction follows ("after | shelling Gao", "after | crossing into
    Chad"), and no noun ("after | fighting Monday", "after | fighting in Gao")?
    """
    if tags[-1:] != ["IN"] or "JJ" in options[i]:
        return False
    takes = lexicon.frames.get(lexicon.lemma(lowers[i], "VBG"), _NONE)
    following = next_tag(i, options)
    if following == "NNP":
        return "trans" in takes and _TIMES.isdisjoint(lexicon.closed.get(lowers[i + 1], _NONE))
    return following == "IN" and "intr" in takes and lowers[i + 1] in _THITHER


def stopped_act(
    i: int, options: list[tuple[str, ...]], tags: list[str], lowers: Sequence[str], lexicon: Lexicon
) -> bool:
    """Is an -ing form with its object what a verb says is begun or ended ("stop | bombing hospitals", but "halt bombing raids")?"""
    if not tags or tags[-1][:2] != "VB" or next_tag(i, options) != "NNS" or "VBZ" in options[i + 1]:
        return False
    outer = lexicon.frames.get(lexicon.lemma(lowers[i - 1], tags[-1]), _NONE)
    if "ing" not in outer or "trans" not in lexicon.frames.get(lexicon.lemma(lowers[i], "VBG"), _NONE):
        return False
    return lexicon.nouns.get(lexicon.lemma(lowers[i + 1], "NNS"), _NONE).isdisjoint(_NAMED_AFTER_ACT)


def names_deed(
    i: int, options: list[tuple[str, ...]], tags: list[str], lowers: Sequence[str], lexicon: Lexicon
) -> bool:
    """Is an -ing form the act of which a bare noun before it is the object ("accused of money | laundering", "vote | buying")?"""
    if tags[-1:] != ["NN"] or next_tag(i, options) not in _BEHIND_DEED:
        return False
    if len(tags) > 1 and tags[-2] not in ("IN", "CC", ",") and tags[-2][:2] != "VB":
        return False  # "the army | shelling …", "a new government | …"
    own = lexicon.frames.get(lexicon.lemma(lowers[i], "VBG"), _NONE)
    return "trans" in own and "intr" not in own


def in_compound(
    i: int, options: list[tuple[str, ...]], tags: list[str], lowers: Sequence[str], lexicon: Lexicon
) -> bool:
    """Is an -ing form part of a name for a place or body ("an army | training camp", "gold | mining companies"), and no verb, whose
    object would have a determiner ("soldiers training a unit")?
    """
    following = next_tag(i, options)
    if not tags or following not in ("NN", "NNS") or next_tag(i + 1, options) in ("NN", "NNS"):
        return False
    takes = lexicon.frames.get(lexicon.lemma(lowers[i - 1], tags[-1]), _NONE) if tags[-1][:2] == "VB" else _NONE
    if "trans" in takes and "ing" not in takes:
        head = lexicon.lemma(lowers[i + 1], following)
        return "venue" in lexicon.nouns.get(head, _NONE)  # "attacked | polling stations"
    before = lexicon.nouns.get(lowers[i - 1], _NONE)
    many = not before.isdisjoint(("collective", "plural"))  # "police | guarding camps"
    if tags[-1] not in ("NN", "NNP") and not (tags[-1] == "NNS" and many) or many and following == "NNS":
        return False
    return "venue" in lexicon.nouns.get(lexicon.lemma(lowers[i + 1], following), _NONE)


def told_of_many(
    i: int, options: list[tuple[str, ...]], tags: list[str], lowers: Sequence[str], lexicon: Lexicon
) -> bool:
    """Does an -ing form that is oftener a noun say what the plural before it does somewhere: does a verb behind the place agree with
    the plural, or is it one in the past, and the plural has no article ("the leaders | meeting in Rome have", "leaders | meeting in
    Rome agreed", but "the arms | training in Mali has", "the ministers | meeting in Rome ended")?
    """
    if tags[-1:] != ["NNS"] or _SPOTS.isdisjoint(lowers[i + 1 : i + 2]) or finite_near(tags, lowers, lexicon):
        return False
    if "intr" not in lexicon.frames.get(lexicon.lemma(lowers[i], "VBG"), _NONE):
        return False
    at = i + 2
    while at < min(len(options), i + _ASIDE) and options[at][0] in _IN_PHRASE | {"IN"}:
        at += 1
    if at == len(options) or options[at][0] not in ("VBP", "VBD"):
        return False
    first = len(tags)
    while first and tags[first - 1] in _IN_PHRASE:
        first -= 1
    classes = lexicon.closed.get(lowers[at], _NONE)
    if "single" in classes:
        return False
    return options[at][0] == "VBP" or "several" in classes or tags[first] not in ("DT", "PRP$")


def of_many(i: int, options: list[tuple[str, ...]], tags: list[str], lowers: Sequence[str], lexicon: Lexicon) -> bool:
    """Does an -ing form describe the plural of which so many or a part are spoken of ("thousands of | building workers", "a series of |
    training camps"), and is it no act?
    """
    if tags[-1:] != ["IN"] or lowers[i - 1] != "of" or next_tag(i, options) != "NNS":
        return False
    counted = lowers[i - 2] if i > 1 else ""
    lemma = lexicon.noun_lemmas.get(counted, counted)
    return "number" in lexicon.closed.get(counted, _NONE) or "portion" in lexicon.nouns.get(lemma, _NONE)


def says_what_for(i: int, options: list[tuple[str, ...]], lowers: Sequence[str], lexicon: Lexicon) -> bool:
    """Does an -ing form say of the noun behind it what that is for ("landing | rights") or, as a noun for a deed, what deed that is
    ("bombing | raids", but "planning raids")?
    """
    following = next_tag(i, options)
    if following not in ("NN", "NNS"):
        return False
    said = lexicon.nouns.get(lexicon.lemma(lowers[i + 1], following), _NONE)
    return "activity" in said or "deed" in said and "deed" in lexicon.nouns.get(lowers[i], _NONE)


def describes(i: int, options: list[tuple[str, ...]], tags: list[str], lowers: Sequence[str], lexicon: Lexicon) -> bool:
    """Does an -ing form before a noun describe it: of a verb without object ("rising prices"), in a list of nouns ("boulders and
    burning tyres"), or behind a verb that takes no gerund ("represents leading companies")?
    """
    following = next_tag(i, options)
    if tags[-2:] == ["DT", "NNP"] and following == "NN" and lowers[i - 2] in ("a", "an"):
        return True  # "an Iranian | hacking group"
    if _is_of_agent(i, options, tags, lowers, lexicon):
        return True
    named = following == "NNP" and tags and (tags[-1][:2] == "VB" or "JJ" in options[i] and tags[-1] == "IN")
    if following not in ("NNS", "JJ", "NN") and not named:
        return False  # but "told | visiting US lawmakers"
    if following == "NNS" and tags[-1:] == ["IN"] and "company" in lexicon.closed.get(lowers[i - 1], _NONE):
        return not _accuses(
            tags, lowers, lexicon
        )  # "with | burning tyres", but "charged two men with | killing soldiers"
    if not tags or tags[-1] == ":":
        if following == "NNS" and _of_many(i + 2, options, lowers):
            return True  # "Farming communities have fled", but "Killing civilians has …"
        own = lexicon.frames.get(lexicon.lemma(lowers[i], "VBG"), _NONE)
        at = i + 2 if following != "NNS" else _behind_place(i + 2, options)
        # "Striking miners hurled …", "Striking pilots in Caracas blocked …": a clause would end with a comma.
        return at < len(options) and options[at][0] == "VBD" and ("intr" in own or "JJ" in options[i])
    if tags[-1] in ("IN", "CC"):
        own = lexicon.frames.get(lexicon.lemma(lowers[i], "VBG"), _NONE)
        if "intr" in own and "trans" not in own or "JJ" in options[i] and _not_governed(i, tags, lowers, lexicon):
            return True  # "against rising prices", "talks with visiting ministers"
        return tags[-1] == "CC" and len(tags) > 1 and tags[-2] in NOMINAL and not _ing_left(tags)
    if tags[-1] == "NN" and next_tag(i, options) == "NN":
        return "container" in lexicon.nouns.get(lowers[i + 1], _NONE)  # "a data | sharing agreement"
    if "JJ" in options[i] and _not_governed(i, tags, lowers, lexicon):
        return True
    if not tags[-1].startswith("VB"):
        return False
    frames = lexicon.frames.get(lexicon.lemma(lowers[i - 1], tags[-1]), _NONE)
    if frames & _ADDRESSES and not frames & {"ing", "intr"}:
        return True  # "told | fleeing residents"
    own = lexicon.frames.get(lexicon.lemma(lowers[i], "VBG"), _NONE)
    if "trans" in frames and "ing" not in frames and "intr" in own and "trans" not in own:
        return True  # "attacked | sleeping villagers"
    return "trans" in frames and not frames & {"ing", "intr", "speech"}


def exists_so(i: int, options: list[tuple[str, ...]], tags: list[str]) -> bool:
    """Does an -ing form between "there are" and a plural describe what there is ("there are | continuing calls")?"""
    return tags[-2:-1] == ["EX"] and i + 1 < len(options) and "NNS" in options[i + 1]


def _behind_place(i: int, options: list[tuple[str, ...]]) -> int:
    """The token behind a preposition with a name, if one stands there ("in Caracas | blocked")."""
    if i + 1 >= len(options) or options[i][0] != "IN" or options[i + 1][0] != "NNP":
        return i
    i += 1
    while i < len(options) and options[i][0] == "NNP":
        i += 1
    return i


def _of_many(i: int, options: list[tuple[str, ...]], lowers: Sequence[str]) -> bool:
    """Is a token a verb whose subject is plural ("have", "were"), and so no act named by an -ing form?"""
    return i < len(options) and (options[i][0] == "VBP" or lowers[i] == _WERE)


def _is_of_agent(
    i: int, options: list[tuple[str, ...]], tags: list[str], lowers: Sequence[str], lexicon: Lexicon
) -> bool:
    """Does an -ing form describe those by whom something was done ("burned by | retreating government troops", but "calmed by |
    sending troops")?
    """
    if tags[-1:] != ["IN"] or lowers[i - 1] != _BY:
        return False
    done = next((at for at in range(i - 2, max(-1, i - 2 - _ASIDE), -1) if tags[at] not in _BETWEEN), -1)
    if done < 0 or tags[done] not in ("VBD", "VBN"):
        return False
    if "JJ" not in options[i] and "intr" not in lexicon.frames.get(lexicon.lemma(lowers[i], "VBG"), _NONE):
        return False
    at = i + 1
    while at < len(options) and options[at][0] in ("JJ", "NN", "NNP"):
        at += 1
    return at < len(options) and options[at][0] == "NNS"


def _not_governed(i: int, tags: list[str], lowers: Sequence[str], lexicon: Lexicon) -> bool:
    """Does a verb that takes no gerund, or a preposition of company that no accusation asks for, stand to the left ("met | visiting
    ministers", "talks with | visiting ministers", but "charged a man with | leading protests")?
    """
    if tags[-1] == "IN":
        return "company" in lexicon.closed.get(lowers[i - 1], _NONE) and not _accuses(tags, lowers, lexicon)
    frames = lexicon.frames.get(lexicon.lemma(lowers[i - 1], tags[-1]), _NONE)
    return tags[-1].startswith("VB") and "trans" in frames and "ing" not in frames


def _accuses(tags: list[str], lowers: Sequence[str], lexicon: Lexicon) -> bool:
    """Does the nearest verb to the left say or order what somebody did or must do ("charged", "tasked", but "blocked")?"""
    nearest = range(len(tags) - 1, max(-1, len(tags) - _REACH), -1)
    at = next((j for j in nearest if tags[j][:2] == "VB"), -1)
    return at >= 0 and bool(lexicon.frames.get(lexicon.lemma(lowers[at], tags[at]), _NONE) & _ADDRESSES)
