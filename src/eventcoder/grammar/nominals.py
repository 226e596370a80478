"""Event nouns -> clauses: "Israel's bombardment of Gaza", "carried out airstrikes on", "talks between".

A noun phrase whose head is an event noun is a clause wherever it stands. Its arguments come from its possessor, its
prepositional phrases, the names before it, and the support verb that carries it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Collection, Mapping, Sequence
from pathlib import Path

from attrs import define, frozen

from eventcoder.grammar.frames import Frame
from eventcoder.grammar.lexicon import Lexicon
from eventcoder.grammar.noun_phrase import Np, says_how
from eventcoder.model import Phrase
from eventcoder.sheets import Report, read_sheet

_PARTICIPLE, _RELATIVE, _SUBJECT = "participle", "relative", "subject"  # relations and a role
_STANCE = "stance"
_HAPPENS = "happens"
_HEARSAY = "hearsay"  # the class of "according to"
_SHARED = frozenset({"between", "against", "by", "with", "among", "from"})
_GIVES_OBJECT = frozenset({"against"})
# Phrases behind a noun that may still be its own, and phrases around it that may lend it theirs: in a long list each noun
# would else take all the rest.
_REACH = 12
_SITUATED = frozenset({"in", "at", "near", "outside", "around", "inside", "across"})


@frozen(eq=False)
class Support:
    """Verbs that carry an event noun behind a preposition: (verb, preposition) -> "" or "converse" or "object"; (verb,
    "subject") -> "reach" for verbs whose object is the target of the event noun that is their subject, "pass" for verbs that
    say from whom to whom that noun goes; (phrasal verb, "object") -> "pass" for those that carry no act out. `happening` are the verbs that say of their subject no more than that it happens.
    """

    pairs: Mapping[tuple[str, str], str]
    happening: frozenset[str] = frozenset()


def read_support(path: Path, report: Report) -> Support:
    """Return the pairs of a `verb,preposition,role` file; what is wrong with it goes to `report`."""
    sheet = read_sheet(path, ("verb", "preposition", "role"), report, whole=True)
    rows = [fields for _, fields in sheet.rows("verb", "preposition", "role")]
    return Support(
        {(verb, preposition): role for verb, preposition, role in rows if role != _HAPPENS},
        frozenset(verb for verb, _, role in rows if role == _HAPPENS),
    )


@define(eq=False)  # not frozen: one is made for each event noun, and none leaves `grammar`
class Nominal:
    """An event noun with its arguments, before it gets its place among the clauses."""

    np: Np
    lemma: str
    at: int
    subject: Phrase | None
    object: Phrase | None
    preps: tuple[tuple[str, Phrase], ...]
    support: Frame | None
    host: Frame | None
    role: str


def nominals(
    frames: list[Frame],
    phrases: list[Np],
    event_nouns: Collection[str],
    lexicon: Lexicon,
    support: Support,
    tags: list[str],
    lowers: Sequence[str],
) -> list[Nominal]:
    """Return the event nouns of a sentence, in text order, with their arguments in logical form."""
    known = lexicon.nouns
    everything: list[Np] = []
    for phrase in phrases:
        if phrase.conjuncts or phrase.preps or phrase.possessor is not None or phrase.apposition is not None:
            everything += _inside(phrase)
        else:
            everything.append(phrase)
    found = []
    for np in everything:
        if np.kind in ("common", "proper") and (np.lemma in event_nouns or np.lemma in known):
            name = _named(np, event_nouns, lexicon, lowers)
            if name is not None:
                found.append((np, *name))
    if not found:
        return []
    hosts = _hosts(frames, lexicon, support, lowers)
    owners = {id(inner): outer for outer in everything for _, inner in outer.preps}
    seen: set[int] = set()
    out = []
    for np, lemma, at in sorted(found, key=lambda x: x[0].head):
        if np.head not in seen:
            seen.add(np.head)
            host, role = hosts.get(id(np), (None, ""))
            later = _later(np, owners, hosts) if host is None else []
            out.append(_nominal(np, lemma, at, host, role, later, lexicon, support, tags, lowers))
    return out


def _hosts(
    frames: list[Frame], lexicon: Lexicon, support: Support, lowers: Sequence[str]
) -> dict[int, tuple[Frame, str]]:
    """The clause that each phrase is an argument of, and as what; by the phrase's id. A relative clause that does not carry a noun
    gives way to the clause whose subject the noun is ("talks | aimed at a truce | resumed between the two sides").
    """
    hosts: dict[int, tuple[Frame, str]] = {}
    aside: set[int] = set()
    for f in frames:
        arguments = [(f.obj, "object"), (f.subj, "subject"), (f.indirect, "indirect")]
        for np, role in arguments + [(np, prep) for prep, np in f.preps]:
            if np is not None:
                weak = f.relation == _RELATIVE and _carried(f, role, lexicon, support, lowers) is None
                for member in (np, *np.conjuncts) if np.conjuncts else (np,):
                    told, as_what = hosts.get(id(member), (None, ""))
                    trails = f.relation == _PARTICIPLE and as_what == role  # "fighting broke out, | leaving 12 dead"
                    if weak and as_what == _SUBJECT and id(member) not in aside:
                        continue
                    yields = id(member) in aside and role == _SUBJECT
                    if role == "object" or told is None or as_what == _SUBJECT and not trails or yields:
                        hosts[id(member)] = (f, role)
                        (aside.add if weak else aside.discard)(id(member))
    return hosts


def _inside(np: Np) -> list[Np]:
    """A phrase and every phrase inside it."""
    out = []
    todo = [np]
    while todo:
        x = todo.pop()
        out.append(x)
        if x.conjuncts:
            todo += x.conjuncts
        if x.preps:
            todo += [inner for _, inner in x.preps]
        if x.possessor is not None:
            todo.append(x.possessor)
        if x.apposition is not None:
            todo.append(x.apposition)
    return out


def _later(np: Np, owners: dict[int, Np], hosts: dict[int, tuple[Frame, str]]) -> list[tuple[str, Np]]:
    """What follows a noun inside another's phrase and may be its own argument: "suspension of aid | to Burundi"."""
    out: list[tuple[str, Np]] = []
    owner = owners.get(id(np))
    for _ in range(_REACH):
        if owner is None or len(out) >= _REACH:
            break
        out += [(p, x) for p, x in _following(np, owner.preps) if p != "by"]
        host, role = hosts.get(id(owner), (None, ""))
        if host is not None:
            if role != "subject":
                out += [(p, x) for p, x in _following(np, host.preps) if p != "by"]
            break
        owner = owners.get(id(owner))
    return out


def _following(np: Np, preps: list[tuple[str, Np]]) -> list[tuple[str, Np]]:
    """The nearest phrases that stand behind a noun, of those of a clause or of a phrase, kept in the order of the text."""
    first = bisect_left(preps, np.end, key=lambda pair: pair[1].start)
    return preps[first : first + _REACH]


def _transparent(np: Np, lexicon: Lexicon) -> bool:
    """Is the head a noun that only frames the act before it ("bombing campaign", "rescue operation")?"""
    return "transparent" in lexicon.nouns.get(np.lemma, ())


def _named(np: Np, event_nouns: Collection[str], lexicon: Lexicon, lowers: Sequence[str]) -> tuple[str, int] | None:
    """The lemma and token of the event that a phrase names; None where only a transparent head is left."""
    if _transparent(np, lexicon) and np.head > np.base:
        before = lowers[np.head - 1]
        lemma = lexicon.noun_lemmas.get(before, before)
        if lemma in event_nouns:
            return lemma, np.head - 1
    return (np.lemma, np.head) if np.lemma in event_nouns else None


def _nominal(
    np: Np,
    lemma: str,
    at: int,
    host: Frame | None,
    role: str,
    later: list[tuple[str, Np]],
    lexicon: Lexicon,
    support: Support,
    tags: list[str],
    lowers: Sequence[str],
) -> Nominal:
    preps: list[tuple[str, Phrase]] = []
    subject = object_ = None
    if np.possessor is not None:
        preps.append(("'s", np.possessor.freeze()))
    modifier = _modifier(np, at, tags, lexicon.lookup, lowers)
    if modifier is not None:
        preps.append(("mod", modifier))
    own = [*np.preps, *later]
    if host is not None and host.verb is not None:
        if role == "object":
            done = host.passive and host.agent is not None  # a second by-phrase is that of the first
            own += [(p, x) for p, x in host.preps if x.start >= np.end or p in _SHARED and not (done and p == "by")]
        elif host.agent is np:
            own += _following(np, host.preps)  # "was paralysed by a walkout | by railwaymen"
        elif role == "subject" and host.obj is None:
            passed = support.pairs.get((host.lemma, role)) == "pass"
            own += [(p, x) for p, x in host.preps if p in _SHARED or p in _SITUATED or passed and p == "to"]
        elif role not in ("subject", "indirect"):
            fronted = np.start < host.verb.head
            own += [(p, x) for p, x in _following(np, host.preps) if x.end <= host.verb.head or not fronted]
    for prep, inner in own:
        if _HEARSAY in lexicon.closed.get(prep, ()) and inner.start >= np.end and (prep, inner) not in np.preps:
            continue  # who says so says it of the clause ("turned down the request, | according to two officials")
        if prep == "by" and subject is None and not says_how(inner, lexicon):
            subject = inner.freeze()
        elif prep in _GIVES_OBJECT and object_ is None:
            object_ = inner.freeze()
        else:
            preps.append((prep, inner.freeze()))
    if (
        role == "subject"
        and object_ is None
        and host is not None
        and host.obj is not None
        and support.pairs.get((host.lemma, role)) == "reach"
    ):
        object_ = host.obj.freeze()
    own_stance = role == "in" and subject is None and _STANCE in lexicon.nouns.get(lemma, frozenset())
    if own_stance and host is not None and host.subj is not None and not host.passive:
        subject = host.subj.freeze()  # "sold the land | in defiance of the court"
    carrier = _carried(host, role, lexicon, support, lowers)
    if carrier is not None and host is not None:
        if role == "object" and host.indirect is not None and "ditrans" in lexicon.frames.get(host.lemma, ()):
            preps.append(("to", host.indirect.freeze()))  # "sent Paris | a request"
        if role == "object" and host.passive and host.agent is not None:
            subject = subject or host.agent.freeze()
        elif host.subj is not None and host.subj is not np and host.subj.kind != "there":
            if carrier == "converse":
                object_ = object_ or host.subj.freeze()
            else:
                subject = subject or host.subj.freeze()
        if carrier == "object" and host.obj is not None:
            object_ = object_ or host.obj.freeze()
        if carrier == "converse" and subject is None:
            subject = next((p for prep, p in preps if prep == "from"), None)
    return Nominal(np, lemma, at, subject, object_, tuple(preps), host if carrier is not None else None, host, role)


def _carried(host: Frame | None, role: str, lexicon: Lexicon, support: Support, lowers: Sequence[str]) -> str | None:
    """How the host verb carries the noun: "" as its doer, "converse" as its sufferer, None not at all."""
    if host is None or host.verb is None:
        return None
    if role == "object":
        frames = lexicon.frames.get(host.lemma, frozenset())
        particle = host.main.particle
        phrasal = f"{host.lemma} {lowers[particle]}" if particle >= 0 else ""
        if (phrasal, role) in support.pairs:
            return None  # "a tax that set off | riots"
        if "converse" in frames:
            return "converse"
        return "" if "light" in frames else support.pairs.get((host.lemma, ""))
    carried = support.pairs.get((host.lemma, role))
    return None if carried == "pass" else carried


def _modifier(
    np: Np, head: int, tags: list[str], lookup: Callable[[str], tuple[str, ...]], lowers: Sequence[str]
) -> Phrase | None:
    """The words before the head that may name a side: "Russian airstrike", "rebel attack"; determiner and count left out."""
    start = np.base
    while start < head and tags[start] in ("DT", "PRP$", "PDT", "CD", "WP$", "RB", "JJS", "POS"):
        start += 1
    while start < head and not (
        tags[start] in ("NN", "NNS", "NNP") or tags[start] == "JJ" and lookup(lowers[start])[:1] == ("NN",)
    ):
        start += 1  # an adjective names nobody: "humanitarian aid", "military operation"
    end = head - (start < head and tags[head - 1] == '"')  # the "death penalty" | law
    if start >= end:
        return None
    return Phrase(start=start, end=end, base=start, head=end - 1, lemma="", kind="common")
