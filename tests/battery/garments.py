"""The clothes: each says a plain sentence anew, or leaves it alone where that would be bad English."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from attrs import evolve, frozen

from battery.judge import Said, Want
from battery.plain import Plain, bare, capital, group, said, small
from battery.stand_ins import stand_ins
from eventcoder.model import Status

_TIMED = re.compile(
    r"\b(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?\b|\b(yesterday|today|tonight|tomorrow|ago|since|last|this|next|daily|night|"
    r"morning|afternoon|evening|week|month|year|hours?|days?|weeks|months|years|dawn|dusk|noon|midnight)\b|\b(19|20)\d\d\b|"
    r"\b(January|February|March|April|May|June|July|August|September|October|November|December)\b|\b(again|already|also)\b"
)
_PAST = re.compile(r"\b(yesterday|ago|last|already|since)\b|\b(19|20)\d\d\b")
_ARTICLE = re.compile(r"\b(the|an?) ", re.IGNORECASE)
_BARE = re.compile(r"^[a-z]+$")

Say = Callable[[Plain], Iterator[Said]]


@frozen
class Garment:
    """A way to say things, under a name."""

    name: str
    say: Say


def _frame(
    pattern: str,
    want: Want = "same",
    statuses: tuple[Status, ...] = ("actual",),
    unless: Callable[[Plain], bool] | None = None,
) -> Say:
    """Return a garment that fills a pattern.

    {S} and {s} are the subject at the head of a sentence and inside it, {past} or {not} the predicate in that aspect, {rest}
    what stands behind the verb, {who} the pronoun for the subject, {has} and {was} verbs that agree with it.
    """
    aspects = [
        name
        for name in re.findall(r"\{(\w+)\}", pattern)
        if name not in ("S", "s", "rest", "who", "has", "was", "plans")
    ]

    def say(plain: Plain) -> Iterator[Said]:
        if unless is not None and unless(plain):
            return
        fields = {name: said(plain, name.replace("_", " ")) for name in aspects}
        text = pattern.format(
            S=plain.subject,
            s=plain.inner,
            rest=plain.rest,
            who="who" if plain.person else "which",
            has="have" if plain.plural else "has",
            was="were" if plain.plural else "was",
            plans="plan" if plain.plural else "plans",
            **fields,
        )
        yield new(plain, capital(text), want, statuses)

    return say


def new(plain: Plain, text: str, want: Want = "same", statuses: tuple[Status, ...] = ("actual",)) -> Said:
    """Return a sentence with the sides of the old one."""
    return Said(" ".join(text.split(" ")).replace("  ", " "), plain, want, statuses, (plain.source,), (plain.target,))


# ------------------------------------------------------------------------------------- what is left alone


def timed(plain: Plain) -> bool:
    """Say whether a sentence has a time already."""
    return bool(_TIMED.search(plain.example.text))


def past(plain: Plain) -> bool:
    """Say whether a sentence is about the past by its words."""
    return bool(_PAST.search(plain.example.text))


def composed(plain: Plain) -> bool:
    """Say whether an act has operators, or is named by the subject: in an irreal frame it is not simply undone."""
    return bool(plain.event.operators) or plain.clausal or _aside(plain)


def _aside(plain: Plain) -> bool:
    """Say whether a sentence tells what an act did, not that it happened: "the attack did not halt the convoy"."""
    return plain.named_by_subject and not re.match(
        r"(began|started|occurred|happened|resumed|continued|went on|took place)\b", said(plain)
    )


def _or(*tests: Callable[[Plain], bool]) -> Callable[[Plain], bool]:
    return lambda plain: any(test(plain) for test in tests)


def no_doer(plain: Plain) -> bool:
    """Say whether the subject is not the one that acts, so that it cannot plan, deny or wait."""
    return plain.passive or plain.source is None or not _is(plain.source.words, plain.subject)


def no_side(plain: Plain) -> bool:
    """Say whether the subject is no side of the act."""
    side = plain.target if plain.passive else plain.source
    return side is None or not _is(side.words, plain.subject)


def irreal(plain: Plain) -> bool:
    """Say whether the subject cannot fail, refuse or consider to do just this."""
    return composed(plain) or no_doer(plain)


def in_words(plain: Plain) -> bool:
    """Say whether an act is one of words: to want to reject is to reject."""
    return plain.event.quad_class in (1, 3)


def passive_voice(plain: Plain) -> bool:
    """Say whether a sentence is in the passive."""
    return plain.passive


# -------------------------------------------------------------------------------------------------- voice


def passive(plain: Plain) -> Iterator[Said]:
    """Say that the object was acted upon by the subject, the by-phrase first, or behind where it was."""
    if _can_be_passive(plain):
        head = f"{capital(plain.object)} {'were' if plain.object_plural else 'was'} {_participle(plain)}"
        yield new(plain, f"{head} by {plain.inner} {plain.tail}".rstrip() + ".")
        if re.match(r"(in|at|near|outside|on) (the )?[A-Z]\w+$", plain.tail):
            yield new(plain, f"{head} {plain.tail} by {plain.inner}.")


def agentless(plain: Plain) -> Iterator[Said]:
    """Say that the object was acted upon, not by whom."""
    if not _can_be_passive(plain) or no_doer(plain) or plain.event.mutual:
        return
    if not re.search(r"\b(SRC|BOTH):|^BOTH|^@|^OBJ|^ANY", plain.narrow):
        head = f"{capital(plain.object)} {'were' if plain.object_plural else 'was'} {_participle(plain)}"
        yield evolve(new(plain, f"{head} {plain.tail}".rstrip() + "."), sources=(None,))


def reduced(plain: Plain) -> Iterator[Said]:
    """Name the object as the one acted upon by the subject."""
    if _can_be_shown(plain):
        yield new(
            plain, f"Reporters filmed {plain.object} {_participle(plain)} by {plain.inner} {plain.tail}".rstrip() + "."
        )


def relative_object(plain: Plain) -> Iterator[Said]:
    """Name the object as what the subject acted upon."""
    if _can_be_shown(plain):
        text = f"Reporters filmed {plain.object} that {plain.inner} {group(plain, 'past')} {plain.tail}"
        yield new(plain, text.rstrip() + ".")


def nominal(plain: Plain) -> Iterator[Said]:
    """Name the act by its -ing form, which a plain pattern has for an event noun."""
    if not _can_be_passive(plain) or plain.particle or no_doer(plain) or not re.match(r"SRC \S+ TGT$", plain.narrow):
        return
    text = f"The {plain.forms['VBG']} of {plain.object} by {plain.inner} {plain.tail}".rstrip()
    yield new(plain, f"{text} took place at night.")
    yield new(plain, f"{text} did not take place.", statuses=("negated",))


def _participle(plain: Plain) -> str:
    return f"{plain.forms['VBN']} {plain.particle}".rstrip()


def _can_be_shown(plain: Plain) -> bool:
    words = bare(plain.object).split()
    return (
        _can_be_passive(plain)
        and not plain.clausal
        and bool(re.match(r"(the|an?|two|three|\d+) ", plain.object))
        and "of" not in words  # whom "the aides of the mayor seized by rebels" means is open
        and not plain.acts.intersection(words)
    )


def _can_be_passive(plain: Plain) -> bool:
    """Say whether the passive is good English: not of "took aim", "left two dead" or "rejected an offer | from Oslo"."""
    if not plain.object or plain.pronouns or plain.passive or _BARE.match(plain.object):
        return False
    first = plain.tail.split(" ")[0]
    if plain.tail and first not in (
        "in",
        "at",
        "near",
        "outside",
        "on",
        "after",
        "during",
        "with",
        "against",
        "over",
        "to",
        "for",
    ):
        return False
    if plain.acts.intersection(plain.subject.casefold().split()):
        return False  # "was followed by the test by Pakistan"
    return not (plain.tail and plain.acts.intersection(plain.object.split()) and first in ("to", "for", "with"))


def _is(words: str, phrase: str) -> bool:
    return bare(phrase) == words


def active(plain: Plain) -> Iterator[Said]:
    """Say who did it first."""
    if plain.agent is None or plain.pronouns:
        return
    start, end = plain.agent
    by, rest = plain.rest[start + 3 : end], f"{plain.rest[:start]}{plain.rest[end:]}".strip()
    verb = f"{plain.forms['VBD']} {plain.particle}".rstrip()
    yield new(plain, f"{capital(by)} {verb} {plain.inner} {rest}".rstrip() + ".")


# ------------------------------------------------------------------------------------------------ clothes


def headline(plain: Plain) -> Iterator[Said]:
    """Say it in the present, without articles and stop; a passive without its verb."""
    verb = f"{plain.forms['VBN']} {plain.particle}".rstrip() if plain.passive else group(plain, "present")
    yield new(plain, capital(_ARTICLE.sub("", f"{plain.subject} {verb} {plain.rest}".rstrip())))


def capitals(plain: Plain) -> Iterator[Said]:
    """Shout it."""
    yield new(plain, plain.example.text.upper())


def lower(plain: Plain) -> Iterator[Said]:
    """Write no capital."""
    yield new(plain, plain.example.text.lower())


def headline_above(plain: Plain) -> Iterator[Said]:
    """Put a headline above a story."""
    for one in headline(plain):
        yield evolve(one, text=f"{one.text}\n\nThe weather was mild. Nobody came.")


def title_case(plain: Plain) -> Iterator[Said]:
    """Write a headline in which every word has a capital."""
    for one in headline_above(plain):
        line, rest = one.text.split("\n", 1)
        words = line.split()
        shown = " ".join(
            w if w in ("of", "in", "on", "at", "by", "to", "for", "and", "from", "with") else capital(w) for w in words
        )
        yield evolve(one, text=f"{shown}\n{rest}")


# --------------------------------------------------------------------------------------------- other sides


def other_source(plain: Plain) -> Iterator[Said]:
    """Let others of the same kind do it."""
    if plain.passive or plain.pronouns or plain.source is None or not _is(plain.source.words, plain.subject):
        return
    if re.search(r"(SRC|BOTH):[^ ]*@", plain.narrow):
        return
    for words, name in stand_ins(plain.event.source, plain.example.text):
        yield evolve(new(plain, f"{capital(words)} {said(plain)}."), sources=(name,))


def other_target(plain: Plain) -> Iterator[Said]:
    """Let it be done to others of the same kind."""
    if not plain.object or plain.pronouns or plain.target is None or not _is(plain.target.words, plain.object):
        return
    if re.search(r"(TGT|BOTH|PLACE):[^ ]*[@!]|PLACE", plain.narrow):
        return
    for words, name in stand_ins(plain.event.target, plain.example.text):
        text = f"{plain.subject} {group(plain, 'past')} {words} {plain.tail}".rstrip() + "."
        yield evolve(new(plain, text), targets=(name,))


def two_sources(plain: Plain) -> Iterator[Said]:
    """Let another one of the same kind join in."""
    for one in other_source(plain):
        if not plain.event.mutual and "and" not in plain.subject.split():
            words = f"{plain.subject} and {small(one.text[: -len(said(plain)) - 2])}"
            yield evolve(one, text=f"{words} {said(plain)}.", sources=(plain.source, *one.sources))


def two_targets(plain: Plain) -> Iterator[Said]:
    """Let it be done to two."""
    for one in other_target(plain):
        if not plain.event.mutual and "and" not in plain.object.split() and one.targets[0] is not None:
            words = one.text.removeprefix(f"{plain.subject} {group(plain, 'past')} ")
            text = f"{plain.subject} {group(plain, 'past')} {plain.object} and {words}"
            yield evolve(one, text=text, targets=(plain.target, *one.targets))


PLANNED: tuple[Status, ...] = ("planned", "actual")
GARMENTS: tuple[Garment, ...] = (
    Garment("plain", _frame("{S} {past}.")),
    Garment("voice: passive", passive),
    Garment("voice: no agent", agentless),
    Garment("voice: active", active),
    Garment("voice: nominal", nominal),
    Garment("voice: reduced", reduced),
    Garment("voice: object relative", relative_object),
    Garment("not: did not", _frame("{S} {not}.", statuses=("negated",), unless=_aside)),
    Garment("not: didn't", _frame("{S} {contracted}.", statuses=("negated",), unless=_aside)),
    Garment("not: never", _frame("{S} {never}.", statuses=("negated",), unless=_or(timed, _aside))),
    Garment("not: not yet", _frame("{S} {not_yet}.", statuses=("negated",), unless=_or(timed, _aside))),
    Garment("not: denied", _frame("{S} denied {gerund}.", "not done", unless=irreal)),
    Garment("not: denied that", _frame("Officials denied that {s} {past}.", "not done", unless=composed)),
    Garment("not: failed", _frame("{S} failed to {base}.", "not done", unless=irreal)),
    Garment("not: refused", _frame("{S} refused to {base}.", "not done", unless=irreal)),
    Garment("not: stopped short", _frame("{S} stopped short of {gerund}.", "not done", unless=irreal)),
    Garment("not: no sign", _frame("There was no sign that {s} {pluperfect}.", "not done", unless=composed)),
    Garment("future: will", _frame("{S} {will}.", "act", PLANNED, _or(past, _aside))),
    Garment("future: going to", _frame("{S} {going}.", "act", PLANNED, _or(past, _aside))),
    Garment("future: plans", _frame("{S} {plans} to {base}.", "act", PLANNED, _or(past, no_doer))),
    Garment("future: said would", _frame("{S} said it would {base} soon.", "not done", unless=_or(irreal, timed))),
    Garment("future: calls", _frame("The Dutch king called on {s} to {base}.", "not done", unless=irreal)),
    Garment("unreal: if", _frame("If {s} {present}, nothing will change.", "not done", unless=composed)),
    Garment("unreal: could", _frame("{S} {could}, analysts warned.", "not done", unless=composed)),
    Garment("unreal: might", _frame("{S} {might}.", "not done", unless=composed)),
    Garment("unreal: whether", _frame("It is not clear whether {s} {past}.", "not done", unless=composed)),
    Garment("unreal: would have", _frame("{S} {would_have} had it not rained.", "not done", unless=_or(composed, timed))),
    Garment("unreal: urged", _frame("The Dutch king urged {s} to {base}.", "not done", unless=irreal)),
    Garment("unreal: considered", _frame("{S} considered {gerund}.", "not done", unless=irreal)),
    Garment("unreal: threatened", _frame("{S} threatened to {base}.", "not done", unless=irreal)),
    Garment("unreal: wants", _frame("{S} wanted to {base}.", "not done", unless=_or(irreal, in_words))),
    Garment("unreal: question", _frame("Did {s} {base}?", "not done", unless=_or(composed, passive_voice))),
    Garment("unreal: how to", _frame("The book explains how to {base}.", "not done", unless=irreal)),
    Garment("said: that", _frame("A spokesman said on Monday that {s} {past}.")),
    Garment("said: that had", _frame("Officials told reporters that {s} {pluperfect}.")),
    Garment("said: behind", _frame("{S} {past}, officials said.")),
    Garment("said: according", _frame("According to a statement, {s} {past}.")),
    Garment("said: reported to", _frame("{S} {was} reported to {have}.", unless=passive_voice)),
    Garment("said: confirmed", _frame("A spokesman confirmed that {s} {pluperfect}.")),
    Garment("between: reportedly", _frame("{S} reportedly {past}.", unless=passive_voice)),
    Garment("between: allegedly", _frame("{S} allegedly {past}.", unless=passive_voice)),
    Garment("between: Monday", _frame("{S} on Monday {past}.", unless=timed)),
    Garment("between: said", _frame("{S}, officials said, {past}.")),
    Garment("between: who", _frame("{S}, {who} {has} changed little in years, {past}.", unless=no_side)),
    Garment("between: apposition", _frame("{S}, long a source of concern, {past}.", unless=no_side)),
    Garment("between: meanwhile", _frame("{S}, meanwhile, {past}.")),
    Garment("between: brackets", _frame("{S} (see map) {past}.")),
    Garment("between: participle", _frame("{S}, acting on a tip, {past}.", unless=no_doer)),
    Garment("time: front", _frame("On Monday, {s} {past}.", unless=timed)),
    Garment("time: front, late", _frame("Late on Monday, {s} {past}.", unless=timed)),
    Garment("time: behind", _frame("{S} {past} on Monday.", unless=_or(timed, composed))),
    Garment("time: adverb", _frame("{S} later {past}.", unless=_or(timed, passive_voice))),
    Garment("time: history", _frame("In 1994, {s} {past}.", statuses=("historical",), unless=timed)),
    Garment("aspect: perfect", _frame("{S} {perfect}.", unless=past)),
    Garment("aspect: progressive", _frame("{S} {progressive}.")),
    Garment("aspect: present", _frame("{S} {present}.", unless=past)),
    Garment("joined: behind", _frame("{S} waited for weeks and then {past}.", unless=no_side)),
    Garment("joined: in front", _frame("{S} {past} and waited for news.", unless=_or(no_doer, composed))),
    Garment("joined: but", _frame("It rained for days, but {s} {past}.")),
    Garment("joined: clauses", _frame("{S} {past}, and the sun came out.", unless=composed)),
    Garment("under: after", _frame("After {gerund}, {s} waited for news.", unless=no_doer)),
    Garment("under: after behind", _frame("{S} waited for news after {gerund}.", unless=no_doer)),
    Garment("under: when", _frame("It was raining when {s} {past}.")),
    Garment("under: because", _frame("The shops closed early because {s} {past}.")),
    Garment("under: subject relative", _frame("Reporters filmed {s}, {who} {past}.", unless=no_side)),
    Garment("under: it was", _frame("It was {s} who {past}.", unless=no_doer)),
    Garment("clothes: headline", headline),
    Garment("clothes: headline, body", headline_above),
    Garment("clothes: title case", title_case),
    Garment("clothes: capitals", capitals),
    Garment("clothes: lower case", lower),
    Garment("sides: other source", other_source),
    Garment("sides: other target", other_target),
    Garment("sides: two sources", two_sources),
    Garment("sides: two targets", two_targets),
)  # fmt: skip
