"""Noun groups -> noun phrases: possessors, of-phrases, coordination, apposition, bracketed abbreviations.

Third level of the cascade. The reader is asked for one phrase at a time by `arguments`, which knows whether the clause has
its verb yet: that decides whether "and the army" goes on with the list or opens the next clause.
"""

from __future__ import annotations

from typing import NamedTuple

from eventcoder.grammar.groups import Group
from eventcoder.grammar.lexicon import Lexicon
from eventcoder.model import Phrase

PLACING = frozenset({"in", "from", "near", "at", "outside", "around", "inside", "across"})
PLACING_OBJECT = frozenset({"in", "from", "at"})  # "shot down a helicopter | near Goma" says where it happened
_TOPIC = frozenset({"on", "over", "about"})
JOINERS = frozenset({"and", "or", "as well as", "&", "/", "along with", "together with", "nor", "but also", "and even"})
_INDEFINITE = frozenset({"", "a", "an", "no", "any", "some", "another", "every", "each"})
_PREDETERMINERS = frozenset({"both", "either", "neither"})
_LISTING = frozenset({",", "C"})  # the groups behind which a phrase may go on
_PAIRING = frozenset({"between", "among"})
MAX_CONJUNCTS = 40
_SPEAKERS = 3
MAX_DEPTH = 16


class Np:
    """A noun phrase under construction; `freeze` makes the `Phrase` of it, once."""

    __slots__ = (
        "alias", "apposition", "base", "conjuncts", "det", "end", "frozen", "head", "kind", "lemma", "number", "plural",
        "possessor", "preps", "quantified", "start",
    )  # fmt: skip

    def __init__(self, g: Group) -> None:
        self.start = g.start
        self.end = g.end
        self.base = g.start
        self.head = g.head
        self.lemma = g.lemma
        self.kind = g.kind
        self.plural = g.plural
        self.number = g.number
        self.det = g.det
        self.quantified = g.quantified
        self.possessor: Np | None = None
        self.preps: list[tuple[str, Np]] = []
        self.apposition: Np | None = None
        self.alias: tuple[int, int] | None = None
        self.conjuncts: list[Np] = []
        self.frozen: Phrase | None = None
        if g.possessor is not None:
            self.possessor = Np(g.possessor)
            self.base = g.possessor.end + 1

    def twin(self) -> Np:
        """Return a phrase with the same parts, not frozen yet."""
        new = Np.__new__(Np)
        new.start, new.end, new.base, new.head, new.lemma = self.start, self.end, self.base, self.head, self.lemma
        new.kind, new.plural, new.number, new.det = self.kind, self.plural, self.number, self.det
        new.quantified, new.possessor, new.preps = self.quantified, self.possessor, self.preps
        new.apposition, new.alias, new.conjuncts, new.frozen = self.apposition, self.alias, self.conjuncts, None
        return new

    def freeze(self) -> Phrase:
        """Return the finished value; the same one each time."""
        if self.frozen is None:
            preps, conjuncts = self.preps, self.conjuncts
            # By position, in the order of the fields: by name it takes half as long again, and each sentence has some ten.
            self.frozen = Phrase(
                self.start,
                self.end,
                self.base,
                self.head,
                self.lemma,
                self.kind if self.kind != "there" else "pronoun",  # type: ignore[arg-type]
                self.plural or bool(conjuncts),
                self.possessor.freeze() if self.possessor is not None else None,
                tuple([(prep, np.freeze()) for prep, np in preps]) if preps else (),
                self.apposition.freeze() if self.apposition is not None else None,
                tuple([np.freeze() for np in conjuncts]) if conjuncts else (),
                self.number,
                self.alias,
                self.det not in _INDEFINITE,
            )
        return self.frozen


def says_how(np: Np, lexicon: Lexicon) -> bool:
    """Does a phrase behind "by" say how and not by whom ("evacuated | by helicopter")?"""
    bare = np.kind == "common" and np.det == "" and not np.plural and np.possessor is None and np.base == np.head
    return bare and "means" in lexicon.nouns.get(np.lemma, ())


class Where(NamedTuple):
    """Where a phrase stands: before its clause's verb, behind which preposition, how deep inside other phrases; `fronted`
    before even the subject, `waited` where a subject further out has no verb yet, `of_verb` as the object of a verb that takes
    the last of-phrase ("stripped the minister of defence | of his post"), `from_verb` of one that takes a from-phrase ("expelled
    refugees | from Tanzania"), `trails` behind the comma where a speaker may stand ("…, a rebel group and residents | said").
    """

    before_verb: bool
    in_prep: str = ""
    depth: int = 0
    fronted: bool = False
    waited: bool = False
    of_verb: bool = False
    from_verb: bool = False
    trails: bool = False

    def inside(self, prep: str) -> Where:
        """The place behind a preposition within this one."""
        return self._replace(in_prep=prep, depth=self.depth + 1)


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
    while (
        k + 1 < size
        and where.depth < MAX_DEPTH
        and groups[k].type == "P"
        and groups[k + 1].type == "N"
        and groups[k].start == np.end  # "set the nurses free | in Jos": a particle of the verb stands between
        and (np.kind not in ("time", "pronoun", "there") or _takes_of(np, groups[k], where))
    ):
        prep = groups[k].lemma
        if prep == "of" and where.in_prep == "by" and np.kind == "proper" and np.det == "":
            break  # "accusations by Washington of genocide": the second phrase is the noun's
        ends = (
            "VB" in lexicon.lookup(groups[k + 1].lemma)
            or not _of_ahead(groups, k + 2)
            and "of" not in lexicon.nouns.get(np.lemma, ())
        )
        if prep == "of" and where.of_verb and not np.quantified and ends:
            break  # "accused the head of the union | of fraud", "accused the army | of slaughter of civilians"
        if prep != "of" and not _places(np, groups[k], groups[k + 1], where):
            break
        inner, after = read_phrase(groups, k + 1, lexicon, where.inside(prep))
        np.preps.append((prep, inner))
        np.end = inner.end
        k = after
    return np, k


def _takes_of(np: Np, prep: Group, where: Where) -> bool:
    """Has a pronoun or a span of time an of-phrase ("some of them", "ended | a decade of war")?"""
    if prep.lemma != "of":
        return False
    return bool(np.det) if np.kind == "pronoun" else np.kind == "time" and not where.before_verb and not where.in_prep


def _of_ahead(groups: list[Group], k: int) -> bool:
    """Does another of-phrase stand right at k?"""
    return (
        k + 1 < len(groups) and groups[k].type == "P" and groups[k].lemma == "of" and groups[k + 1].type in ("N", "V")
    )


def _places(np: Np, prep: Group, noun: Group, where: Where) -> bool:
    """Does an in- or from-phrase belong to the noun ("leaders in Kano", "soldiers from Mali")? A verb's own is left to it."""
    before_verb = where.before_verb
    if prep.lemma == "from" and where.from_verb and where.in_prep in ("", "of"):
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


def _appose(np: Np, groups: list[Group], k: int, lexicon: Lexicon, where: Where) -> tuple[Np, int]:
    """ "Sergey Lavrov, the Russian foreign minister, said": the comma group that says who a name is."""
    size = len(groups)
    if not (k + 1 < size and groups[k].type == "," and groups[k + 1].type == "N"):
        return np, k
    other = groups[k + 1]
    described = (
        other.det in ("the", "a", "an")
        or other.possessor is not None
        or other.kind == "common"
        and not other.plural
        and np.kind == "proper"
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
        and (np.kind != other.kind or explained)
        or np.kind == "common"
        and (np.det or np.possessor)
        and other.kind == "proper"
    ):
        return np, k
    inner, after = _simple(groups, k + 1, lexicon, Where(where.before_verb, depth=where.depth))
    while (
        after + 1 < size
        and groups[after].type == "P"
        and groups[after + 1].type == "N"
        and groups[after + 1].kind != "time"
    ):
        governed, end = read_phrase(groups, after + 1, lexicon, where.inside(groups[after].lemma))
        inner.preps.append((groups[after].lemma, governed))
        inner.end, after = governed.end, end
    pair = after + 1 < size and groups[after].type == "," and groups[after + 1].type == "C"
    if pair:
        closes = _singles_out(np, inner)
    else:
        closes = after >= size or groups[after].type in (",", ":") and not _list_ahead(groups, after)
    if not closes:
        return np, k
    np.apposition = inner
    np.end = inner.end
    if after < size and groups[after].type == "," and where.before_verb:
        after += 1
    return np, after


def _singles_out(np: Np, other: Np) -> bool:
    """Does a phrase before ", and" say who the one before it is ("Hamas, the militant group, and Israel", "the army chief,
    General Musa, and his deputy"), or is it the second of a list?
    """
    if np.plural or other.plural:
        return False
    if np.kind == "proper":
        return np.det in ("", "the") and other.kind == "common" and other.det in ("a", "an", "the")
    return bool(np.det) and other.kind == "proper" and not other.det and other.head - other.base >= 1


def _list_ahead(groups: list[Group], k: int) -> bool:
    """Is the comma at k one of a list "a, b, c and d"?"""
    end = min(len(groups), k + 2 * MAX_CONJUNCTS)
    while k + 1 < end and groups[k].type == "," and groups[k + 1].type == "N":
        k += 2
        while k + 1 < len(groups) and groups[k].type == "P" and groups[k].lemma == "of" and groups[k + 1].type == "N":
            k += 2
    if k + 1 < len(groups) and groups[k].type == "," and groups[k + 1].type == "C":
        k += 1
    return k + 1 < len(groups) and groups[k].type == "C" and groups[k].lemma in JOINERS and groups[k + 1].type == "N"


def _coordinate(np: Np, groups: list[Group], k: int, lexicon: Lexicon, where: Where) -> tuple[Np, int]:
    """Gather "a, b and c"; stops where the next noun is the subject of its own clause."""
    members = [np]
    size = len(groups)
    if (end := _names_of(np, groups, k)) and where.before_verb and not where.in_prep:
        np.end = groups[end - 1].end  # "two cities, Port-Gentil and Franceville, refused"
        return np, end + 1
    while k + 1 < size and len(members) < MAX_CONJUNCTS:
        at = k
        if groups[at].type == "," and not where.before_verb and _speaker_behind(groups, at, lexicon):
            break  # "…, killing 13 cadets, | police and medics said"
        if where.fronted and groups[at].type == "," and _is_subject(groups, _list_end(groups, at)):
            break  # "In the town of Osh, | farmers and soldiers clashed"
        if groups[at].type == "," and (
            groups[at + 1].type != "C" and _list_ahead(groups, at) or groups[at + 1].type == "C" and len(members) > 1
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
        alike = not where.in_prep or where.in_prep in _PAIRING or _alike(np, groups[at])
        if (
            not alike
            and not where.before_verb
            and groups[at].det == ""
            or (where.in_prep == "of" or where.before_verb and where.in_prep not in ("", *_PAIRING))
            and np.det == "" != groups[at].det
        ):
            break  # "the ministry of health | and the rebels"
        other, after = _simple(groups, at, lexicon, Where(where.before_verb, depth=where.depth))
        if (
            not where.before_verb
            and (_is_subject(groups, after) or not where.waited and _is_long_subject(groups, after))
            and not (where.trails and _says(groups, after, lexicon))
        ):
            break
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


def _alike(np: Np, other: Group) -> bool:
    """May two phrases behind a preposition be one list: two names, or two common nouns with a name before both or neither
    ("the Sunni and Maronite blocs"; not "of health | and Turkish soldiers")?
    """
    if np.kind == "proper" and np.head - np.base <= bool(np.det) and other.named:
        return True
    bare = np.kind == "common" and np.det == "" and np.base == np.head and not np.plural
    return (np.kind == "proper") == (other.kind == "proper") and not (bare and other.named)


def _names_of(np: Np, groups: list[Group], k: int) -> int:
    """The comma behind two names that say who a plural is, with a verb behind it; 0 where none stand there."""
    if not np.plural or np.kind != "common" or k + 5 >= len(groups) or groups[k].type != ",":
        return 0
    first, joiner, second, comma = groups[k + 1], groups[k + 2], groups[k + 3], groups[k + 4]
    names = first.type == second.type == "N" and first.kind == second.kind == "proper"
    return k + 4 if names and joiner.type == "C" and comma.type == "," and _is_subject(groups, k + 5) else 0


def _is_subject(groups: list[Group], k: int) -> bool:
    """Does a finite verb follow right here, so that the noun before k is its subject?"""
    return k < len(groups) and groups[k].type == "V" and groups[k].form == "finite"


def _speaker_behind(groups: list[Group], k: int, lexicon: Lexicon) -> bool:
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
    return at < len(groups) and groups[at].form == "finite" and _says(groups, at, lexicon)


def _says(groups: list[Group], k: int, lexicon: Lexicon) -> bool:
    """Does a verb of speech stand at k?"""
    return groups[k].type == "V" and "speech" in lexicon.frames.get(groups[k].lemma, ())


def _is_long_subject(groups: list[Group], k: int) -> bool:
    """Is the noun before k, with the phrases behind it, the subject of a verb that can only be finite?"""
    at = k
    while at + 1 < len(groups) and at < k + 6 and groups[at].type == "P" and groups[at + 1].type == "N":
        at += 2
    if not _is_subject(groups, at):
        return False
    verb = groups[at]
    return verb.head > verb.start or verb.tense == "present" or at + 1 < len(groups) and groups[at + 1].type == "N"


def _list_end(groups: list[Group], k: int) -> int:
    """The index behind the list "…, a, b and c" whose first comma is at k."""
    while k + 1 < len(groups) and groups[k].type in (",", "C") and groups[k + 1].type in ("N", "C"):
        k += 2 if groups[k + 1].type == "N" else 1
    return k


def join(members: list[Np]) -> Np:
    """The coordination of several phrases: a phrase of its own that spans them."""
    first = members[0]
    if first.det in _PREDETERMINERS:
        first.start += 1
        first.base = max(first.base, first.start)
    whole = first.twin()
    whole.conjuncts = members
    whole.end = members[-1].end
    return whole
