"""What stands behind a noun phrase: more of a list, the names that it stands for, a speaker, or the verb that it is the subject of."""

from __future__ import annotations

from eventcoder.grammar.groups import Group
from eventcoder.grammar.lexicon import Lexicon
from eventcoder.grammar.noun_phrase import DASHES, JOINERS, MAX_CONJUNCTS, PLACING, Np

_SPEAKERS = 3
_ASIDE = 8  # groups between two commas
_NEAR = 8  # groups
_BE = "be"  # its past is no participle
_INDEFINITE = ("a", "an")


def list_ahead(groups: list[Group], k: int) -> bool:
    """Is the comma at k one of a list "a, b, c and d"?"""
    end = min(len(groups), k + 2 * MAX_CONJUNCTS)
    while k + 1 < end and groups[k].type == "," and groups[k + 1].type == "N":
        k += 2
        while k + 1 < len(groups) and groups[k].type == "P" and groups[k].lemma == "of" and groups[k + 1].type == "N":
            k += 2
        if k + 2 < len(groups) and groups[k].type == "(" and groups[k + 2].type == ")":
            k += 3  # "the police, the Department of Services (DSS) and …"
    if k + 1 < len(groups) and groups[k].type == "," and groups[k + 1].type == "C":
        k += 1
    return k + 1 < len(groups) and groups[k].type == "C" and groups[k].lemma in JOINERS and groups[k + 1].type == "N"


def dashed_off(groups: list[Group], k: int) -> int:
    """The second of two dashes, the first at k, between which a phrase says who somebody is ("the Front – the largest group in the
    north – has …"); else 0.
    """
    if groups[k].lemma not in DASHES or groups[k + 1].type != "N":
        return 0
    for at in range(k + 2, min(len(groups), k + _ASIDE)):
        if groups[at].type == ":":
            return at if groups[at].lemma in DASHES else 0
        if groups[at].type not in ("N", "P", "C"):
            return 0
    return 0


def subjects_ahead(groups: list[Group], k: int) -> bool:
    """Are all that stands between the comma at k and the next verb its subjects ("After visiting Peru, | Kenya, Chad and Mali went on"), so
    that no list ends in between ("After visiting Peru, Chad and Mali, | she went on")?
    """
    joined = False
    for at in range(k + 1, min(len(groups), k + 2 * MAX_CONJUNCTS)):
        g = groups[at]
        if g.type == "," and joined:
            return False
        if g.type == "V":
            return g.form == "finite" and groups[at - 1].type == "N"
        if g.type not in ("N", ",", "C", "P") or g.type == "P" and groups[at - 1].type != "N":
            return False
        joined = joined or g.type == "C" and g.lemma in JOINERS
    return False


def names_of(np: Np, groups: list[Group], k: int) -> int:
    """The comma behind two names that say who a plural is, with a verb behind it; 0 where none stand there."""
    if not np.plural or np.kind != "common" or k + 5 >= len(groups) or groups[k].type != ",":
        return 0
    first, joiner, second, comma = groups[k + 1], groups[k + 2], groups[k + 3], groups[k + 4]
    names = first.type == second.type == "N" and first.kind == second.kind == "proper"
    return k + 4 if names and joiner.type == "C" and comma.type == "," and is_subject(groups, k + 5) else 0


def is_subject(groups: list[Group], k: int) -> bool:
    """Does a finite verb follow right here, so that the noun before k is its subject?"""
    return k < len(groups) and groups[k].type == "V" and groups[k].form == "finite"


def is_long_subject(groups: list[Group], k: int) -> bool:
    """Is the noun before k, with the phrases behind it, the subject of a verb that can only be finite?"""
    at = k
    while at + 1 < len(groups) and at < k + 6 and groups[at].type == "P" and groups[at + 1].type == "N":
        if groups[at].kind == "sub" and (groups[at + 1].kind == "pronoun" or is_subject(groups, at + 2)):
            return False  # "eggs and stones | as it left", "food and medicine | after floods swamped the valley"
        at += 2
    if not is_subject(groups, at):
        return False
    verb = groups[at]
    sure = verb.head > verb.start or verb.tense == "present" or verb.lemma == _BE
    return sure or at + 1 < len(groups) and groups[at + 1].type == "N"


def is_parted_subject(groups: list[Group], k: int, lexicon: Lexicon) -> bool:
    """Is the noun before k the subject of a verb behind what two commas set off ("raided a bar and two men, aged 20 and 25, | fled")?"""
    if k >= len(groups) or groups[k].type != ",":
        return False
    for at in range(k + 1, min(len(groups) - 1, k + _ASIDE)):
        g = groups[at]
        if g.type in ("S", "W", ":", '"') or g.type == "V" and (g.form == "to" or g.head > g.start):
            return False
        if g.type == "V" and g.form == "finite" and groups[at + 1].type == "N":
            return False  # "attacked a post and a camp, | killed ten men, burned cars and fled"
        if g.type == ",":
            return is_subject(groups, at + 1) and not says(groups, at + 1, lexicon) and at > k + 1
    return False


def speaker_behind(groups: list[Group], k: int, lexicon: Lexicon) -> bool:
    """Do a speaker, or two, and a verb of speech stand behind the comma at k?"""
    at = k + 1
    for _ in range(_SPEAKERS):
        if at >= len(groups) or groups[at].type != "N" or groups[at].kind == "time":
            return False
        at += 1
        while at + 1 < len(groups) and groups[at].type == "P" and groups[at + 1].type == "N":
            at += 2
        if at < len(groups) and groups[at].type == "C" and groups[at].lemma in JOINERS:
            at += 1
        else:
            break
    return at < len(groups) and groups[at].form == "finite" and says(groups, at, lexicon)


def says(groups: list[Group], k: int, lexicon: Lexicon) -> bool:
    """Does a verb of speech stand at k?"""
    return groups[k].type == "V" and "speech" in lexicon.frames.get(groups[k].lemma, ())


def other_act(np: Np, groups: list[Group], k: int, lexicon: Lexicon) -> bool:
    """Is the phrase at k an act, which goes on with no name ("the delivery of tanks to Kyiv | and the training of crews")?"""
    noun = groups[k]
    if np.kind != "proper" or noun.kind != "common" or "collective" in lexicon.nouns.get(noun.lemma, ()):
        return False
    if noun.lemma in lexicon.verb_lemmas:
        return True
    of = k + 1 < len(groups) and groups[k + 1].type == "P" and groups[k + 1].lemma == "of"
    return of and "VB" in lexicon.lookup(noun.lemma)


def verb_behind(groups: list[Group], k: int) -> bool:
    """Does a finite verb follow from k on, before the next mark or the next word that joins?"""
    for g in groups[k : k + _NEAR]:
        if g.type in (",", ":", "S", "W", "C", '"'):
            break
        if g.type == "V" and g.form == "finite":
            return True
    return False


def asks_which(groups: list[Group], k: int) -> bool:
    """Does a relative pronoun, or "of" and one, stand at k?"""
    at = k + 1 if k < len(groups) and groups[k].type == "P" and groups[k].lemma == "of" else k
    return at < len(groups) and groups[at].type == "W" and at > k


def alike_in_kind(np: Np, other: Group) -> bool:
    """May two phrases behind a preposition be one list: two names, or two common nouns with a name before both or neither
    ("the Sunni and Maronite blocs"; not "of health | and Turkish soldiers")?
    """
    if np.kind == "proper" and np.head - np.base <= bool(np.det) and other.named:
        return True
    bare = np.kind == "common" and np.det == "" and np.base == np.head and not np.plural
    return (np.kind == "proper") == (other.kind == "proper") and not (bare and other.named)


def one_more(np: Np, other: Group) -> bool:
    """Is one thing named behind several of another sort ("rifles | and a knife")?"""
    return np.plural and np.kind == other.kind == "common" and np.det == "" and other.det in _INDEFINITE


def two_roles(np: Np, first: Np, groups: list[Group], k: int) -> bool:
    """Do "and" and a bare noun at k say what else a person is who has just been described ("Ada Bello, a lawyer | and activist, …")?"""
    if np.kind != "proper" or first.kind != "common" or first.det not in ("a", "an", "the") or first.plural:
        return False
    if k + 1 >= len(groups) or groups[k].type != "C" or groups[k].lemma not in JOINERS or groups[k + 1].type != "N":
        return False
    second = groups[k + 1]
    if second.kind != "common" or second.det or second.plural or second.possessor is not None:
        return False
    at = k + 2
    while at + 1 < len(groups) and groups[at].type == "P" and groups[at + 1].type == "N":
        at += 2
    return at >= len(groups) or groups[at].type == ","


def sets(prep: str, lexicon: Lexicon) -> bool:
    """Does a preposition say where, when or with what an act is done?"""
    return prep in PLACING or "setting" in lexicon.closed.get(prep, ())
