"""One Penn tag for each token, chosen from what the lexicon allows by what stands around it.

The tagger is a chain of small decisions, made left to right, about the ambiguities that matter for who did what to whom:
noun or verb ("attack", "talks"), past tense or participle ("seized"), "that", "her". What it cannot know it leaves to the
lexicon's order. The ambiguous past form keeps the tag "VBD"; whether it heads a reduced relative is decided in
`reduced_relatives`.

The chain stands here; each kind of word has its decision in a module of its own.
"""

from __future__ import annotations

from eventcoder.grammar.bases import base_due, wants_base
from eventcoder.grammar.lexicon import Lexicon
from eventcoder.grammar.nominal_tags import nominal_tag, shares_noun
from eventcoder.grammar.noun_bounds import is_year
from eventcoder.grammar.noun_or_verb import noun_or_verb
from eventcoder.grammar.options import tag_options
from eventcoder.grammar.participles import (
    describes,
    done_to_next,
    exists_so,
    governed,
    in_compound,
    ing_tag,
    names_deed,
    of_many,
    past_tag,
    says_what_for,
    stopped_act,
    told_of_many,
)
from eventcoder.grammar.penn import ADVERB, NOMINAL, SURE_VERB, VERB
from eventcoder.grammar.surroundings import bare_verb_left, finite_ahead, finite_near, left_of, many_left, next_tag
from eventcoder.grammar.that_and_there import exists, that_tag
from eventcoder.grammar.verbless import missed_verb
from eventcoder.model import Tokens

_CLOSE = 8  # tokens
_TIMES = frozenset({"time", "weekday", "month"})  # classes of words
_ASIDE = 6  # tokens: who says so, inside a relative clause
_THIRD_OR_PAST = frozenset({"VBD", "VBZ", "VBP", "MD"})
_BEFORE_SUBJECT = frozenset({",", "CC", "IN"})
_NONE: frozenset[str] = frozenset()
_AUXILIARY = frozenset({"have", "be"})
_COMMANDS = frozenset({"VB", "MD"})
_NO_COMMAND = frozenset({"MD", "IN", "DT"})  # "Will the rebels …?", "Like the rebels, …"
_OPENS_SPEECH = frozenset({",", ":", "."})
_PAST_OR_THIRD = frozenset({"VBD", "VBZ"})
_FINITE = SURE_VERB | {"VB"}
_BEFORE_MANY = ADVERB | {"DT"}
_LINKS = frozenset({"copula", "raise"})
_SAYS = frozenset({"speech", "that"})
_OWNED = frozenset({"NN", "NNS", "JJ", "JJS", "NNP", "VBG", "CD"})
_ADDRESSED = frozenset({"NNP", "DT", "PRP"})
_PREDICATE = frozenset({"VBD", "VBN", "VB", "VBP", "VBZ"})
_ENDS_PHRASE = NOMINAL | {"PRP", "CD", "JJ"}


def _pairs_verbs(i: int, options: list[tuple[str, ...]], lowers: tuple[str, ...], lexicon: Lexicon) -> bool:
    """Does "either", "neither" or "both" stand before the first of two verbs?"""
    following = _options_at(i + 1, options)
    if not following or following[0] not in _PREDICATE or "NN" in following:
        return False
    return not lexicon.closed.get(lowers[i + 1], _NONE).intersection(_AUXILIARY)


def _floats(i: int, options: list[tuple[str, ...]], tags: list[str]) -> bool:
    """Does such a word stand between a subject and its verb ("the two sides | both accused Oslo", "with both | all denouncing it")?"""
    following = _options_at(i + 1, options)
    if not tags or tags[-1] not in NOMINAL:
        return False
    return "VBG" in following or "VBD" in following and _THIRD_OR_PAST.isdisjoint(tags[-_CLOSE:])


def _subject_may_begin(i: int, tags: list[str], lowers: tuple[str, ...], lexicon: Lexicon) -> bool:
    """Is token i the first of a clause, or behind a verb that says something ("Both pledged", "said | both agreed")?"""
    if not tags or tags[-1] in _BEFORE_SUBJECT:
        return True
    speaks = lexicon.frames.get(lexicon.lemma(lowers[i - 1], tags[-1]), _NONE) & _SAYS
    return bool(speaks) and tags[-1][:2] == "VB"


def tag(tokens: Tokens, lexicon: Lexicon, *, alone: bool = False) -> list[str]:
    """Return the Penn tags of the tokens of a sentence, or of a phrase that stands `alone`; punctuation gets "," "." ":" "("
    ")" or '"'.
    """
    options = tag_options(tokens, lexicon, alone=alone)
    if alone:
        options = [tuple(t for t in choice if t not in _FINITE) or choice for choice in options]
    tags = _tagged([], options, tokens, lexicon)
    at, form = (-1, "") if alone else missed_verb(tags, options, tokens.lowers, lexicon)
    return _tagged([*tags[:at], form], options, tokens, lexicon) if at > 0 else tags


def _tagged(tags: list[str], options: list[tuple[str, ...]], tokens: Tokens, lexicon: Lexicon) -> list[str]:
    """The tags settled so far, with those of the tokens behind them."""
    for choice in options[len(tags) :]:
        if len(choice) == 1 and choice[0] != "VBG" and (tags or choice[0] not in _COMMANDS):
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
    if (
        first == "DT"
        and len(choice) > 1
        and not _subject_may_begin(i, tags, lowers, lexicon)
        and (_pairs_verbs(i, options, lowers, lexicon) or _floats(i, options, tags))
    ):
        return "RB"  # "has | neither signed nor ratified"
    if lower == "that":
        return that_tag(i, options, tags, lowers, lexicon)
    if lower == "her":
        return "PRP$" if next_tag(i, options) in _OWNED else "PRP"
    if first == "EX":
        return "EX" if not tags or exists(i, options, lowers, lexicon) else "RB"
    if first == "JJ" and _opens_as_name(i, options, tags, tokens, lexicon):
        return "NNP"
    if first == "JJ" and "NN" in choice and shares_noun(i, options, tags, lowers, lexicon):
        return "JJ"
    if first in _COMMANDS and not tags and _opens_full_name(options, tokens):
        return "NNP"
    if "VB" in choice and _commands(i, choice, options, tags, lexicon, lowers):
        return "VB"
    verbs, others = lexicon.parted.get(choice) or _part(choice, lexicon)
    if not verbs:
        perfect = bool(tags) and "have" in lexicon.closed.get(lowers[i - 1], _NONE)
        return nominal_tag(i, choice, options, tags, perfect=perfect)
    if others and lowers[i + 1 : i + 2] == ("be",) and "NN" in others:
        return "NN"  # "demanded that the drum | be returned"
    at = left_of(tags)
    before = tags[at] if at >= 0 else ""
    if "VB" in verbs and wants_base(i, choice, options, tags, lowers, lexicon, at):
        return "VB"
    if "VB" in verbs and (before in NOMINAL or before == "PRP") and bare_verb_left(tags, lowers, lexicon):
        return "VB"  # "let inspectors visit"
    if "VB" in verbs and before in _ENDS_PHRASE and base_due(i, choice, options, tags, lowers, lexicon):
        return "VB"
    if first in ("RB", "RP") and (before in NOMINAL or before.startswith("VB")):
        if "VB" in verbs and _object_may_follow(i, options) and many_left(tags):
            return first if finite_near(tags, lowers, lexicon) else "VBP"  # "Russia and Iran back the plan"
        return first  # "pushed the militia back"
    if "RB" in choice and "VBN" not in choice and _inside_verb(i, options, tags):
        return "RB"
    if not tags and "VBD" in verbs and "have" in lexicon.closed.get(lower, _NONE):
        return "VBD"  # "Had Vienna rejected the deal, …"
    auxiliary = before[:2] == "VB" and not lexicon.closed.get(lowers[at], _NONE).isdisjoint(_AUXILIARY)
    if "VBD" in verbs or "VBN" in verbs:
        return _past(i, choice, options, tags, lowers, lexicon, before, at if auxiliary else -1)
    if auxiliary and "VB" in verbs and others and "be" in lexicon.closed.get(lowers[at], _NONE):
        return "JJ" if "JJ" in others else others[0]  # "is open to a summit"
    if verbs[0] == "VBG" and len(verbs) == 1:
        if auxiliary and choice[0] != "IN" and before != "VBG":
            if exists_so(i, options, tags):
                return "JJ"
            return "VBG"  # "is fighting", "had been meeting"
        if (
            tags[-1:] == ["IN"]
            and "pair" in lexicon.closed.get(lowers[i - 1], _NONE)
            and next_tag(i, options) in _OWNED
        ):
            return "JJ"  # "a clash between | feuding clans"
        if first == "NN" and tags[-1:] == ["IN"] and says_what_for(i, options, lowers, lexicon):
            return "NN"  # "asked for landing rights"
        if of_many(i, options, tags, lowers, lexicon):
            return "JJ"
        if governed(i, options, tags, lowers, lexicon):
            return "VBG"  # "accused of spying for Iran"
        if tags[-1:] == ["IN"] and lowers[i + 1 : i + 2] == ("of",) and lowers[i - 1] != "of":
            takes = lexicon.frames.get(lexicon.lemma(lower, "VBG"), _NONE)
            if "trans" in takes and not takes & {"of", "intr"}:
                return "NN"  # "over | jailing of critics"
        if stopped_act(i, options, tags, lowers, lexicon):
            return "VBG"
        if "IN" not in choice and describes(i, options, tags, lowers, lexicon):
            return "JJ"  # "represents leading companies"
        if told_of_many(i, options, tags, lowers, lexicon):
            return "VBG"
        if names_deed(i, options, tags, lowers, lexicon) or in_compound(i, options, tags, lowers, lexicon):
            return "NN"
        if done_to_next(i, options, tags, lowers, lexicon):
            return "VBG"
        taken = before[:2] == "VB" and "ing" in lexicon.frames.get(lexicon.lemma(lowers[at], before), _NONE)
        return ing_tag(i, choice, others, options, tags, of_verb=taken or auxiliary)
    if not others:
        return _only_verb(i, first, options, tags, before)
    return noun_or_verb(i, choice, verbs, others, options, tags, before, lowers, lexicon)


def _commands(
    i: int,
    choice: tuple[str, ...],
    options: list[tuple[str, ...]],
    tags: list[str],
    lexicon: Lexicon,
    lowers: tuple[str, ...],
) -> bool:
    """Does a word begin a sentence or a quotation, with what can only be an object behind it ("Free | the nuns", "Give up |
    your arms")?
    """
    if (
        tags
        and (tags[-1] != '"' or len(tags) > 1 and tags[-2] not in _OPENS_SPEECH)
        or not _NO_COMMAND.isdisjoint(choice)
    ):
        return False
    at = i + 1
    if "RP" in _options_at(at, options) and lowers[at] in lexicon.particles.get(lowers[i], _NONE):
        at += 1
    return _options_at(at, options)[:1] in (("DT",), ("PRP$",)) and "trans" in lexicon.frames.get(lowers[i], _NONE)


def _past(
    i: int,
    choice: tuple[str, ...],
    options: list[tuple[str, ...]],
    tags: list[str],
    lowers: tuple[str, ...],
    lexicon: Lexicon,
    before: str,
    auxiliary: int,
) -> str:
    """A past form; `auxiliary` is the form of *be* or *have* before it, else -1."""
    adjective = "JJ" in choice
    if auxiliary >= 0:
        if adjective and _says_how_disposed(i, auxiliary, options, lowers, lexicon):
            return "JJ"  # "is prepared to talk"
        return past_tag(i, choice, options, tags, before, after_auxiliary=True)
    if _stays_so(tags, lowers, lexicon):
        return "JJ"  # "remained | committed to the pact", "stay | deployed in the valley"
    if adjective and tags and lowers[i - (2 if tags[-1] in ADVERB else 1)] == "the" and tags[-1] in _BEFORE_MANY:
        return "JJ"  # "the wounded from Malakal", "the far left"
    alone = tags[-1:] == ["DT"] and len(options[i - 1]) > 1 and next_tag(i, options) not in _OWNED | SURE_VERB
    if alone and "VBD" in choice:
        return "VBD"  # "Both | pledged to help", but "both | killed were …", "all | wounded men"
    if (
        "VBN" in choice
        and tags[-1:] == ["PRP"]
        and len(tags) > 1
        and tags[-2] in VERB
        and "reflexive" in lexicon.closed.get(lowers[i - 1], _NONE)
    ):
        return "VBN"  # "found himself | charged", but "the minister himself | resigned"
    inside = "VBD" in choice and tags and tags[-1] in ("VBD", "VBP") and _says_so_inside(tags, lowers)
    if inside and lexicon.frames.get(lexicon.lemma(lowers[i - 1], tags[-1]), _NONE) & _SAYS:
        return "VBD"  # "which officials say | targeted smugglers"
    if "VBN" in choice and next_tag(i, options) in ("NN", "NNS") and _behind_fronted_day(i, tags, lowers, lexicon):
        return "JJ" if adjective else "VBN"  # "On Monday | suspected rebels entered the town"
    behind_noun = tags and tags[-1] in NOMINAL and next_tag(i, options) in ("NN", "NNS")
    if behind_noun and "VBD" in choice and lexicon.frames.get(lexicon.lemma(lowers[i], "VBD"), _NONE) & _SAYS:
        return "VBD"  # "the opposition | alleged fraud"
    if "VBD" in choice and _crowd_counted(i, options, tags, lowers, lexicon):
        return "VBD"  # "A crowd of 5,000 | attacked villagers"
    if _counted(i, options, tags, lowers, lexicon):
        return "JJ"  # "airlifted two | wounded Libyan children"
    addressed = tags and tags[-1][:2] == "VB" and next_tag(i, options) in _ADDRESSED
    if addressed and "speech" in lexicon.frames.get(lexicon.lemma(lowers[i], "VBD"), _NONE):
        return "VBD"  # "an officer who asked not to be named | told AFP"
    if adjective and lowers[i + 1 : i + 2] == ("by",):
        return "VBD"  # "trained and | armed by the state"
    return past_tag(i, choice, options, tags, before, after_auxiliary=False)


def _stays_so(tags: list[str], lowers: tuple[str, ...], lexicon: Lexicon) -> bool:
    """Does a verb that only links, with adverbs at most behind it, end what has been tagged?"""
    at = len(tags) - 1
    while at >= 0 and tags[at] in ADVERB:
        at -= 1
    if at < 1 or not tags[at].startswith("VB"):
        return False
    return lexicon.frames.get(lexicon.lemma(lowers[at], tags[at]), _NONE) >= _LINKS


def _behind_fronted_day(i: int, tags: list[str], lowers: tuple[str, ...], lexicon: Lexicon) -> bool:
    """Do nothing but a preposition and the words of a day or a month stand before a token, at the head of its sentence?"""
    at = i - 1
    while at > 0 and (tags[at] == "CD" or not _TIMES.isdisjoint(lexicon.closed.get(lowers[at], _NONE))):
        at -= 1
    return at == 0 < i - 1 and tags[at] == "IN" or at == 1 < i - 1 and tags[:2] == ['"', "IN"]


def _crowd_counted(
    i: int, options: list[tuple[str, ...]], tags: list[str], lowers: tuple[str, ...], lexicon: Lexicon
) -> bool:
    """Does a past form stand behind a body of so many, in a clause that has no other verb?"""
    if tags[-3:] != ["NN", "IN", "CD"] or "collective" not in lexicon.nouns.get(lowers[i - 3], _NONE):
        return False
    if finite_near(tags, lowers, lexicon) or finite_ahead(i, options):
        return False
    return not is_year(lowers[i - 1])


def _counted(
    i: int, options: list[tuple[str, ...]], tags: list[str], lowers: tuple[str, ...], lexicon: Lexicon
) -> bool:
    """Does a past form stand between a count that a verb or a preposition governs and a name or an adjective ("the release of
    two | jailed Basques", but "who in 2014 | captured Mosul", "a mother of six | told AFP")?
    """
    if tags[-1:] != ["CD"] or not (tags[-2:-1] == ["IN"] or tags[-2:-1] and tags[-2][:2] == "VB"):
        return False
    if lexicon.frames.get(lexicon.lemma(lowers[i], "VBD"), _NONE) & _SAYS:
        return False
    count = lowers[i - 1]
    return next_tag(i, options) in ("JJ", "NNP") and (count.isalpha() or count.isdigit() and not is_year(count))


def _says_so_inside(tags: list[str], lowers: tuple[str, ...]) -> bool:
    """Does a relative pronoun stand a phrase away to the left ("which officials say", "battles that residents say")?"""
    for j in range(len(tags) - 2, max(0, len(tags) - _ASIDE), -1):
        if tags[j] == "WDT" or lowers[j] == "that" and tags[j - 1] in NOMINAL:
            return True
    return False


def _only_verb(i: int, first: str, options: list[tuple[str, ...]], tags: list[str], before: str) -> str:
    """The tag of a word that is no noun in the lexicon: a noun where only one may stand ("a recount", but "some say")."""
    if first == "VB" and tags and tags[-1] in ("DT", "PRP$", "POS") and len(options[i - 1]) == 1:
        return "NN"
    if not tags and first == "VB" and next_tag(i, options) in ("NN", "NNS"):
        return "NN"
    return "VBP" if first == "VB" and before in ("NNS", "PRP", "NNP", "NN") else first


def _part(choice: tuple[str, ...], lexicon: Lexicon) -> tuple[list[str], list[str]]:
    """The tags of verbs, and the others; the lexicon keeps them, since it has only some hundred choices."""
    verbs = [t for t in choice if t[:2] == "VB"]
    found = lexicon.parted[choice] = (verbs, [t for t in choice if t not in verbs])
    return found


def _object_may_follow(i: int, options: list[tuple[str, ...]]) -> bool:
    """Does a phrase follow that a verb may govern ("back | the plan", "back | calls for a ban")?"""
    following = next_tag(i, options)
    return following in ("DT", "PRP$") or "NNS" in _options_at(i + 1, options)


def _options_at(i: int, options: list[tuple[str, ...]]) -> tuple[str, ...]:
    return options[i] if i < len(options) else ()


def _inside_verb(i: int, options: list[tuple[str, ...]], tags: list[str]) -> bool:
    """Does token i stand before what may be a participle, behind a verb or a comma ("has | long | demanded", "Eritrea, | long |
    accused")?
    """
    return bool(tags) and (tags[-1] == "," or tags[-1].startswith("VB")) and "VBN" in _options_at(i + 1, options)


def _opens_as_name(i: int, options: list[tuple[str, ...]], tags: list[str], tokens: Tokens, lexicon: Lexicon) -> bool:
    """A capital at the head of a sentence, with a verb right behind it, is a surname ("Brown said")."""
    if tags and tags[-1] != '"' or not tokens.words[i][0].isupper() or tokens.lowers[i] in lexicon.closed:
        return False
    return i + 1 < len(options) and options[i + 1][0] in SURE_VERB


def _opens_full_name(options: list[tuple[str, ...]], tokens: Tokens) -> bool:
    """Is the first word of a sentence a first name: another name and a verb in the past or third person behind it ("Jack | Straw met",
    "Will | Smith said", but "Will Iran attack?")?
    """
    words, at = tokens.words, 1
    while at < len(options) and words[at][0].isupper() and "NNP" in options[at]:
        at += 1
    return words[0].istitle() and 1 < at < len(options) and options[at][0] in _PAST_OR_THIRD


def _says_how_disposed(
    i: int, at: int, options: list[tuple[str, ...]], lowers: tuple[str, ...], lexicon: Lexicon
) -> bool:
    """Does a past form behind *be* stand before an infinitive that is its subject's own act?"""
    if i + 2 >= len(options) or options[i + 1][0] != "TO" or "VB" not in options[i + 2]:
        return False
    frames = lexicon.frames.get(lexicon.lemma(lowers[i], "VBN"), _NONE)
    own = frames & {"to-subj", "that"} and not frames & {"to-obj", "raise"}
    return bool(own) and "be" in lexicon.closed.get(lowers[at], _NONE)
