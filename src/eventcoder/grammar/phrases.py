"""Noun groups -> noun phrases: possessors, of-phrases, coordination, apposition, bracketed abbreviations.

Third level of the cascade. The reader is asked for one phrase at a time by `arguments`, which knows whether the clause has
its verb yet: that decides whether "and the army" goes on with the list or opens the next clause.
"""

from __future__ import annotations

from typing import NamedTuple

from eventcoder.grammar.groups import Group
from eventcoder.grammar.lexicon import Lexicon
from eventcoder.grammar.lists import (
    alike_in_kind,
    asks_which,
    dashed_off,
    is_long_subject,
    is_parted_subject,
    is_subject,
    list_ahead,
    names_of,
    one_more,
    other_act,
    says,
    sets,
    speaker_behind,
    subjects_ahead,
    two_roles,
    verb_behind,
)
from eventcoder.grammar.noun_phrase import JOINERS, MAX_CONJUNCTS, MAX_DEPTH, PLACING, PLACING_OBJECT, Np, join

_OR = "or"
_ACTS = frozenset({"deed", "container", "mandate", "message"})  # classes of nouns
_ASIDE = 10  # groups between two commas
_TOPIC = frozenset({"on", "over", "about"})
_LISTING = frozenset({",", "C"})  # the groups behind which a phrase may go on
_PAIRING = frozenset({"between", "among"})
WHAT_FOR = frozenset({"for", "to", "with", "against", "about", "into"})
_GOALS = frozenset({"into", "towards", "toward", "onto"})


class Where(NamedTuple):
    """Where a phrase stands: before its clause's verb, behind which preposition, how deep inside other phrases; `fronted`
    before even the subject, `waited` where a subject further out has no verb yet, `of_verb` as the object of a verb that takes
    the last of-phrase ("stripped the minister of defence | of his post"), `from_verb` of one that takes a from-phrase ("expelled
    refugees | from Tanzania"), `at_verb` of one that takes an at-phrase ("fired rockets | at Israel"), `of_act` behind the "by" of
    an act that has no of-phrase yet, `trails` behind the comma where a speaker may stand ("…, a rebel group and residents | said"), `tells` right behind a verb of
    speech ("said | its troops and allied militias had withdrawn"), `due` where the sentence has no subject yet, behind a
    participle that opens it ("Speaking in the city of Afgoye, | General Awale, the army spokesman, said"), `opens` behind comma and
    "and", where a clause may begin ("…, and | Chad and Sudan recalled their envoys"), `counted` inside a phrase with a figure,
    `clausal` right behind a verb that hardly has an object ("said | the army and police had left").
    """

    before_verb: bool
    in_prep: str = ""
    depth: int = 0
    fronted: bool = False
    waited: bool = False
    of_verb: bool = False
    from_verb: bool = False
    at_verb: bool = False
    of_act: bool = False
    trails: bool = False
    tells: bool = False
    due: bool = False
    opens: bool = False
    counted: bool = False
    clausal: bool = False

    def inside(self, prep: str, *, from_verb: bool = False, counted: bool = False) -> Where:
        """The place behind a preposition within this one; `from_verb` where a noun takes a from-phrase as such a verb does, `counted`
        where it has a figure.
        """
        # By position, in the order of the fields: `_replace` takes five times as long.
        return Where(
            self.before_verb,
            prep,
            self.depth + 1,
            self.fronted,
            self.waited,
            self.of_verb,
            from_verb or self.from_verb,
            self.at_verb,
            self.of_act,
            self.trails,
            counted=counted,
        )


def read_phrase(groups: list[Group], k: int, lexicon: Lexicon, where: Where) -> tuple[Np, int]:
    """Return the noun phrase that starts with the noun group at k, and the index after it.

    Before the verb, what follows "and" is another subject. Behind a preposition lists bind only like with like ("from Mali
    and police"), but *between* binds any two.
    """
    np, k = _simple(groups, k, lexicon, where)
    if k + 1 >= len(groups) or groups[k].type not in _LISTING:
        return np, k
    if np.kind in ("time", "pronoun", "there"):
        if (
            np.kind == "pronoun"
            and groups[k].type == "C"
            and groups[k + 1].type == "N"
            and where.before_verb
            and not where.in_prep
        ):
            return _coordinate(np, groups, k, lexicon, where)
        return np, k
    if groups[k].type == ",":
        np, k = _appose(np, groups, k, lexicon, where)
    return _coordinate(np, groups, k, lexicon, where)


def _simple(groups: list[Group], k: int, lexicon: Lexicon, where: Where) -> tuple[Np, int]:
    """One phrase without its conjuncts: the group, its bracket, its of-phrases and placing phrases."""
    np = Np(groups[k])
    size = len(groups)
    k += 1
    if k + 2 < size and groups[k].type == "(" and groups[k + 1].type == "N" and groups[k + 2].type == ")":
        np.alias = (groups[k + 1].start, groups[k + 1].end)
        np.end = groups[k + 2].end
        k += 3
    elif np.kind == "proper" and np.end > np.start + 1 and _or_short(groups, k):
        np.alias = (groups[k + 2].start, groups[k + 2].end)
        np.end = groups[k + 2].end
        k += 4
    if k + 3 < size and (end := dashed_off(groups, k)):
        np.end, k = groups[end].start, end + 1
    while (
        k + 1 < size
        and where.depth < MAX_DEPTH
        and groups[k].type == "P"
        and groups[k + 1].type == "N"
        and groups[k].start == np.end  # "set the nurses free | in Jos": a particle of the verb stands between
        and (np.kind not in ("time", "pronoun", "there") or _takes_of(np, groups[k], groups[k + 1], where))
    ):
        prep = groups[k].lemma
        if prep == "of" and where.in_prep == "by" and np.kind == "proper" and np.det == "":
            break  # "accusations by Washington of genocide": the second phrase is the noun's
        if prep == "of" and where.of_act and groups[k + 1].kind != "proper" and acts_alone(np, groups[k + 1], lexicon):
            break  # "the seizure by police | of the dam"
        if where.in_prep == "by":  # "accused by the court | of murder", but "accused by the head of the union"
            ends = "deed" in lexicon.nouns.get(groups[k + 1].lemma, ())
        else:
            ends = (
                "VB" in lexicon.lookup(groups[k + 1].lemma)
                or not _of_ahead(groups, k + 2)
                and "of" not in lexicon.nouns.get(np.lemma, ())
            )
        if prep == "of" and where.of_verb and not np.quantified and ends:
            break  # "accused the head of the union | of fraud", "accused the army | of slaughter of civilians"
        parts = "from" in lexicon.nouns.get(np.lemma, ())  # "the withdrawal of troops | from Mali"
        if (
            prep != "of"
            and not (parts and prep == "from")
            and not _places(np, groups[k], groups[k + 1], where, lexicon)
        ):
            break
        inner_at = k + 1
        inner, after = read_phrase(groups, inner_at, lexicon, where.inside(prep, from_verb=parts, counted=np.counted))
        k = after
        only_measures = _lasts(np, groups[inner_at], where) or _counts(np, groups[inner_at], lexicon)
        if prep == "of" and only_measures and not inner.conjuncts:
            inner.start, inner.quantified, np = np.start, True, _owned(inner, np)
            continue
        np.preps.append((prep, inner))
        np.end = inner.end
    return np, k


def acts_alone(np: Np, patient: Group, lexicon: Lexicon) -> bool:
    """Is it a body that acts by itself ("the army", "police"), and not those of what stands behind its "of" ("a group of men", "guards
    | of the palace", but "guards" and "two editors")?
    """
    if np.quantified or np.det not in ("the", ""):
        return False
    kinds = lexicon.nouns.get(np.lemma, ())
    if "of" in kinds:
        return False  # "a coup by supporters of the king"
    if "collective" in kinds or "plural" in kinds and not np.det:
        return True
    return np.plural and not np.det and patient.det in ("", "a", "an")


def _lasts(np: Np, act: Group, where: Where) -> bool:
    """Does a span of time only say how long the act behind its "of" went on, or which part of it is meant ("two days | of drills", "a
    week | of protests", "the first day | of talks ended", but "the first day | of the talks", "on the last day | of talks")?
    """
    part = np.det == "the" and where.before_verb and not where.in_prep
    return np.kind == "time" and (np.plural or np.det in ("a", "an") or part) and act.kind == "common" and act.det == ""


def _counts(np: Np, noun: Group, lexicon: Lexicon) -> bool:
    """Does a noun only say how much there is of what its "of" governs ("the latest wave | of air strikes", but "a group of the rebels")?"""
    bare = noun.kind == "common" and noun.det == "" and noun.possessor is None
    return bare and np.kind == "common" and "portion" in lexicon.nouns.get(np.lemma, ())


def _owned(np: Np, whole: Np) -> Np:
    """What there is so much of, with the owner and the determiner of the whole ("Iran's fleet | of drones")."""
    np.possessor, np.det = np.possessor or whole.possessor, whole.det
    return np


def _takes_of(np: Np, prep: Group, noun: Group, where: Where) -> bool:
    """Has a pronoun or a span of time an of-phrase ("some of them", "ended | a decade of war", "after weeks | of war")?"""
    if prep.lemma != "of":
        return False
    if np.kind == "pronoun":
        return bool(np.det)
    if _lasts(np, noun, where):
        return True
    return np.kind == "time" and (np.plural or not where.in_prep)


def _of_ahead(groups: list[Group], k: int) -> bool:
    """Does another of-phrase stand right at k?"""
    return (
        k + 1 < len(groups) and groups[k].type == "P" and groups[k].lemma == "of" and groups[k + 1].type in ("N", "V")
    )


def _places(np: Np, prep: Group, noun: Group, where: Where, lexicon: Lexicon) -> bool:
    """Does an in- or from-phrase belong to the noun ("leaders in Kano", "soldiers from Mali")? A verb's own is left to it."""
    before_verb = where.before_verb
    if prep.lemma == "in" and np.kind == "common" and "attire" in lexicon.nouns.get(noun.lemma, ()):
        return True  # "a group of men | in uniform"
    own = prep.lemma == "from" and where.from_verb or prep.lemma == "at" and where.at_verb
    if own and where.in_prep in ("", "of", "by"):
        return False
    if not before_verb and tells_way(np, prep.lemma, where.in_prep):
        return False
    of_object = not before_verb and where.in_prep not in _TOPIC
    if (
        prep.lemma not in (PLACING_OBJECT if of_object else PLACING)
        or noun.kind == "time"
        or np.kind == "proper"
        and not before_verb
        and np.det != "the"
    ):
        return False
    return noun.kind == "proper" or noun.det in ("the", "its", "their", "his", "her") and before_verb


def tells_way(np: Np, prep: str, outer: str) -> bool:
    """Does a phrase behind where somebody went belong to the verb ("crossed into the province | from Chad", "returned to the US | from
    Cuba", but "gave in to pressure from")?
    """
    return prep == "from" and (outer in _GOALS or outer == "to" and np.kind == "proper")


def _or_short(groups: list[Group], k: int) -> bool:
    """Does a name's short form stand behind it (", or ASWJ,")?"""
    if [g.type for g in groups[k : k + 4]] != [",", "C", "N", ","]:
        return False
    short = groups[k + 2]
    return groups[k + 1].lemma == _OR and short.kind == "proper" and short.end == short.start + 1


def _appose(np: Np, groups: list[Group], k: int, lexicon: Lexicon, where: Where) -> tuple[Np, int]:
    """ "Sergey Lavrov, the Russian foreign minister, said": the comma group that says who a name is."""
    size = len(groups)
    if not (k + 1 < size and groups[k].type == "," and groups[k + 1].type == "N"):
        return np, k
    other = groups[k + 1]
    described = (
        other.det in ("the", "a", "an")
        or other.possessor is not None
        or np.kind == "proper"
        and (other.kind == "common" and not other.plural or _is_office(np, other, lexicon))
    )
    if (
        other.kind in ("time", "pronoun", "there", "number")
        or np.plural
        and np.kind == "common"
        and other.kind != "proper"
    ):
        return np, k
    explained = np.kind == "common" and bool(np.det) and not (np.plural or other.plural) and other.det in ("a", "an")
    if not (
        described
        and (np.kind != other.kind or explained or _is_office(np, other, lexicon) and (np.det or not where.fronted))
        or np.kind == "common"
        and (np.det or np.possessor)
        and other.kind == "proper"
    ):
        return np, k
    inner, after = _with_governed(
        *_simple(groups, k + 1, lexicon, Where(where.before_verb, depth=where.depth)), groups, lexicon, where
    )
    if two_roles(np, inner, groups, after):
        second, after = _with_governed(
            *_simple(groups, after + 1, lexicon, Where(where.before_verb)), groups, lexicon, where
        )
        inner.end = second.end  # "Ada Bello, a singer and critic of the king, was"
    pair = after + 1 < size and groups[after].type == "," and groups[after + 1].type == "C"
    if pair:
        closes = _singles_out(np, inner)
    else:
        closes = after >= size or groups[after].type in (",", ":") and not list_ahead(groups, after)
    if not closes or (where.due or where.fronted) and _apposed_subject(groups, after, lexicon):
        return np, k
    np.apposition = inner
    np.end = inner.end
    if after < size and groups[after].type == "," and where.before_verb:
        after += 1
    return np, after


def _with_governed(np: Np, k: int, groups: list[Group], lexicon: Lexicon, where: Where) -> tuple[Np, int]:
    """A phrase with all prepositional phrases behind it."""
    while k + 1 < len(groups) and groups[k].type == "P" and groups[k + 1].type == "N" and groups[k + 1].kind != "time":
        governed, end = read_phrase(groups, k + 1, lexicon, where.inside(groups[k].lemma))
        np.preps.append((groups[k].lemma, governed))
        np.end, k = governed.end, end
    return np, k


def _apposed_subject(groups: list[Group], k: int, lexicon: Lexicon) -> bool:
    """Do two commas at k set off what says more of the phrase before them, with its verb behind them ("In Bol, the general, a former
    rebel, | entered", "…, the army, which rules, | denied", but "In Bol, a town in the north, rebels | attacked")?
    """
    if k + 1 >= len(groups) or groups[k].type != ",":
        return False
    first = groups[k + 1]
    clause = first.type in ("W", "V") or "wh" in lexicon.closed.get(first.det, ())  # its own verb comes first
    for at in range(k + 1, min(len(groups) - 1, k + _ASIDE)):
        g = groups[at]
        if g.type == "," and is_subject(groups, at + 1):
            return True
        if g.type in ("S", "C", ":", '"') or g.type == "," and groups[at + 1].type == "N":
            return False
        if g.type == "V" and g.form == "finite":
            if not clause:
                return False
            clause = False
    return False


def _is_office(np: Np, other: Group, lexicon: Lexicon) -> bool:
    """Is one the office, written large, of the person whom the other names ("Ada Bello, the Minister of Trade", "the Prime Minister,
    Ada Bello")?
    """
    if not np.kind == other.kind == "proper":
        return False
    if np.det:
        return not other.det and other.head > other.start and "title" in lexicon.closed.get(np.lemma.lower(), ())
    return np.head > np.base and "title" in lexicon.closed.get(other.lemma.lower(), ())


def _singles_out(np: Np, other: Np) -> bool:
    """Does a phrase before ", and" say who the one before it is ("Hamas, the militant group, and Israel", "the army chief,
    General Musa, and his deputy"), or is it the second of a list?
    """
    if np.plural or other.plural:
        return False
    if np.kind == "proper":
        return np.det in ("", "the") and other.kind == "common" and other.det in ("a", "an", "the")
    return bool(np.det) and other.kind == "proper" and not other.det and other.head - other.base >= 1


def _coordinate(np: Np, groups: list[Group], k: int, lexicon: Lexicon, where: Where) -> tuple[Np, int]:
    """Gather "a, b and c"; stops where the next noun is the subject of its own clause."""
    members = [np]
    size = len(groups)
    if (end := names_of(np, groups, k)) and where.before_verb and not where.in_prep:
        np.end = groups[end - 1].end  # "two cities, Port-Gentil and Franceville, refused"
        return np, end + 1
    while k + 1 < size and len(members) < MAX_CONJUNCTS:
        at = k
        if groups[at].type == "," and not where.before_verb and speaker_behind(groups, at, lexicon):
            break  # "…, killing 13 cadets, | police and medics said"
        opened = where.fronted or where.due and not where.before_verb
        if opened and groups[at].type == "," and subjects_ahead(groups, at):
            break  # "In the town of Osh, | farmers and soldiers clashed", "After meeting the bishop, | nuns and monks marched"
        if groups[at].type == "," and (
            groups[at + 1].type != "C"
            and list_ahead(groups, at)
            or groups[at + 1].type == "C"
            and (len(members) > 1 or not where.in_prep and _ends_apposed(np))
        ):
            at += 1
            if groups[at].type == "C":
                at += 1
        elif groups[at].type == "C" and groups[at].lemma in JOINERS:
            at += 1
            if at < size and groups[at].type == "P" and where.in_prep and at + 1 < size:
                break
            if groups[at - 1].lemma == "nor" and where.in_prep:
                break  # "neither the arrest of the editor | nor the ban"
        else:
            break
        if at >= size or groups[at].type != "N" or groups[at].kind in ("time", "there"):
            break
        if where.counted and groups[at].counted and not np.counted:
            break  # "twelve members of the army | and eight civilians"
        alike = not where.in_prep or where.in_prep in _PAIRING or alike_in_kind(np, groups[at])
        alike = (
            alike or groups[at].more and np.kind == "proper" and where.in_prep != "of"
        )  # "to Mali | and other states"
        if (
            not alike
            and not where.before_verb
            and (groups[at].det == "" or where.in_prep in PLACING)
            or not alike
            and other_act(np, groups, at, lexicon)
            or (where.in_prep == "of" or where.before_verb and where.in_prep not in ("", *_PAIRING))
            and np.det == "" != groups[at].det
            and not (len(members) > 1 and np.kind == groups[at].kind == "proper")  # "of Japan, Korea | and the States"
            and not (one_more(np, groups[at]) and sets(where.in_prep, lexicon))  # "armed with knives | and a gun"
        ):
            break  # "the ministry of health | and the rebels"
        other, after = _simple(groups, at, lexicon, Where(where.before_verb, depth=where.depth))
        waits = where.waited and alike and not verb_behind(groups, after + 1)
        if (
            not where.before_verb
            and not waits  # "troops backed by tanks | and aircraft | attacked", "the news that Mali had attacked Chad | and Togo | spread"
            and (
                is_subject(groups, after)
                or not where.waited
                and (is_long_subject(groups, after) or is_parted_subject(groups, after, lexicon))
            )
            and not (where.trails and says(groups, after, lexicon))
            and not where.opens
            and not np.paired
            and not _half_of_pair(np, members, where)
            and not where.clausal
            and not (where.tells and _may_act(np, lexicon) and not _has_what_for(np))
        ):
            break
        if where.in_prep and asks_which(groups, after):
            break  # "on corruption charges | and one of whom"
        if not alike and where.before_verb:
            break
        other, after = _appose(other, groups, after, lexicon, where)
        members.append(other)
        last_joined = groups[at - 1].type == "C"
        k = after
        if last_joined and not (k + 1 < size and groups[k].type == "C"):
            break
    if len(members) == 1:
        return np, k
    return join(members), k


def _may_act(np: Np, lexicon: Lexicon) -> bool:
    """May it be the subject of what is said, rather than an act that is confirmed or denied ("denied the claims | and police
    arrested him")?
    """
    if np.kind == "proper" or "poss" in lexicon.closed.get(np.det, ()):
        return True
    act = "VB" in lexicon.lookup(np.lemma) or not _ACTS.isdisjoint(lexicon.nouns.get(np.lemma, ()))
    return np.kind == "common" and not act


def _has_what_for(np: Np) -> bool:
    """Stands behind a phrase what somebody asks of it or does with it, so that it is no subject ("asked Berlin for tanks | and …")?"""
    return bool(np.preps) and np.preps[-1][0] in WHAT_FOR


def _half_of_pair(np: Np, members: list[Np], where: Where) -> bool:
    """Does a phrase behind "between" still wait for its second ("stranded on the border between Belarus | and Poland tried …")?"""
    return where.in_prep == "between" and len(members) == 1 and not (np.plural and np.number is not None)


def _ends_apposed(np: Np) -> bool:
    """Does a phrase end with a name or a description between commas ("the head of the group, Ada Bello, | and two activists")?"""
    inner = np
    while inner.apposition is None and inner.preps and inner.preps[-1][1].end == inner.end:
        inner = inner.preps[-1][1]
    return inner.apposition is not None and inner.end == np.end
