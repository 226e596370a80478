"""Where bare roles are at home: of what country "police" or "the president" are that a text names without one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from attrs import frozen

from eventcoder.coding.cast import AT_HOME, INTERNATIONAL
from eventcoder.coding.who import EXTERNAL, STATE_FORCES, Actor, Setting, is_state
from eventcoder.dictionaries.actors import Entry

if TYPE_CHECKING:
    from eventcoder.coding.context import Context

_IN, _CAPITAL = "in", "capital"  # a preposition, a sort of names
_STATES = frozenset({"country", _CAPITAL})
_HOLDER = frozenset({"person", "office"})  # flags
_GUEST = "abroad"  # a flag: "the embassy" is hardly that of where the text is at home
_CLEAR = 3  # times as many sentences as any other country has must tell of one, so that the text is at home there
_SURELY = 2  # sentences that tell of deeds at home, so that the army that foreigners deal with is that country's
BY_CALLER, BY_DATELINE, BY_EVENTS, BY_TEXT, BY_ROLE = "caller", "dateline", "events", "text", "role"
GUESSED = frozenset({BY_TEXT, BY_ROLE})  # what makes a country only likely


@frozen
class Home:
    """A country that a text, or somebody in it, is at home in, and what says so: the caller, the dateline, the events …; `sure`:
    the caller, or several sentences that tell of deeds there.
    """

    country: str
    by: str
    sure: bool = False


def home_of(setting: Setting, late: Sequence[str] | None = None) -> Home | None:
    """Return where a text is at home, as far as it was read; None where that is open.

    That is the country that the caller gives. Else it is that of the dateline, unless all deeds and people at home that the
    text tells of are of other countries, as behind the dateline of an office abroad. Else it is the country where the deeds
    are done, and whose police, courts, opposition or rebels act, in three times as many sentences as for any other. While the
    latest deeds are done elsewhere it is open. Who only talks, visits, helps or condemns from abroad does not count.

    Args:
        setting: what the document knows.
        late: all of the text has been read, and these were the countries of the latest deeds before the sentence in question.
    """
    if setting.country is not None:
        return Home(setting.country, BY_CALLER, sure=True)
    cast = setting.cast
    told, dateline = cast.at_home, cast.dateline
    found: Home | None = None
    if dateline is not None and (dateline in told or not told and (not setting.about or dateline in setting.about)):
        found = Home(dateline, BY_DATELINE, told[dateline] > 0)
    most = max(told, key=lambda country: (told[country], country == dateline), default=None)
    if most is not None and (found is None or most != found.country):
        next_most = max((count for country, count in told.items() if country != most), default=0)
        clear = told[most] >= _CLEAR * next_most
        found = Home(most, BY_EVENTS, told[most] >= _SURELY) if clear else found
    stage = cast.stage() if late is None else late
    return found if found is None or not stage or found.country in stage else None


def homeland(
    actor: Actor, context: Context, known: Sequence[str] = (), late: Sequence[str] | None = None
) -> Home | None:
    """Return the country of a bare role ("police", "the president"): where the text is at home, the only country that it is about,
    or that of those who had the role before; None where that is open.

    Args:
        actor: somebody with a role and without a country.
        context: the sentence.
        known: the countries of the other parties of its act.
        late: as for `home_of`; only where the text is at home counts then.
    """
    if not is_bare(actor) or _GUEST in actor.flags:
        return None
    role, setting = actor.roles[0], context.setting
    home = home_of(setting, late)
    if home is not None or late is not None:
        return home if home is None or not _may_be_abroad(actor, home, known, context) else None
    here = here_of(context)
    if len(here) > 1:
        here = [country for country in here if not is_guest(country, context)] or here
    if len(here) == 1 and not is_guest(here[0], context):
        sure = actor.flags >= _BODY or here == _countries_of(role, context)
        abroad = role in _ABROAD and not (sure and all(other in here for other in known))
        return Home(here[0], BY_TEXT) if here[0] in setting.cast.scenes() or not abroad else None
    if len(here) == 1:
        return None
    before = _countries_of(role, context) if role in AT_HOME else []
    return Home(before[0], BY_ROLE) if len(before) == 1 else None


def front(actor: Actor, context: Context) -> str | None:
    """Return the country that a sentence puts first, itself or its capital, as where those act whom it names ("In neighbouring Chad, | the
    army …"); not for who holds an office, where it is a capital, since he may be its guest.

    Args:
        actor: somebody in the sentence.
        context: the sentence.
    """
    found = context.once(_front)
    guest = found is not None and found.sort == _CAPITAL and actor.flags >= _HOLDER
    return found.country if found is not None and not guest else None


def _front(context: Context) -> Entry | None:
    """The country or the capital that a sentence begins with, behind "in" and before a comma."""
    words = context.tokens.lowers
    if words[:1] != (_IN,):
        return None
    for clause in context.clauses:
        for _, phrase in clause.preps:
            if phrase.start == 1 and phrase.kind == "proper" and words[phrase.end : phrase.end + 1] == (",",):
                meeting = (
                    " ".join(words[phrase.base : phrase.end]) in context.knowledge.circumstances.places.conferences
                )
                if phrase.conjuncts or meeting:
                    return None
                entries = context.actor(phrase).entries
                return next((one for one in entries if isinstance(one, Entry) and one.sort in _STATES), None)
    return None


def is_guest(country: str, context: Context) -> bool:
    """Return whether a country is only named as such, as one is that condemns or helps, with none of its people and no deed there.

    Args:
        country: its code.
        context: the sentence up to which the text was read.
    """
    cast = context.setting.cast
    if country in cast.scenes():
        return False
    told = (mention.actor for one in cast.back() for mention in one.gather())
    return not any(actor.country == country and (actor.roles or actor.place) for actor in told)


def _may_be_abroad(actor: Actor, home: Home, known: Sequence[str], context: Context) -> bool:
    """May soldiers or refugees be of another country than where the text is at home, or the parties to talks, behind the dateline
    of a town of conferences?
    """
    role, cast = actor.roles[0], context.setting.cast
    spot = (cast.spot or "").lower() if home.by == BY_DATELINE and not home.sure else ""
    if role in _PARTIES and spot in context.knowledge.circumstances.places.conferences:
        return True
    if role not in _ABROAD:
        return False
    if any(other != home.country for other in _countries_of(role, context)):
        return True
    return home.by == BY_EVENTS and not home.sure and any(other != home.country for other in known)


def is_bare(actor: Actor) -> bool:
    """Has somebody a role and nothing that says of what country or people they are?"""
    if actor.country is not None or actor.name is not None or not actor.roles or actor.kind == EXTERNAL:
        return False
    if actor.roles[0] in INTERNATIONAL:
        return False
    return not any(isinstance(entry, Entry) for entry in actor.entries)


def here_of(context: Context) -> list[str]:
    """The countries that a text was about so far; where it told of no act yet, those of the places that it named."""
    cast = context.setting.cast
    here = _states((*context.setting.about, *cast.scenes()))
    if here:
        return here
    named = (mention.actor for told in cast.back() for mention in told.gather())
    return _states(actor.country for actor in named if actor.place and actor.country is not None)


_ABROAD = frozenset({"MIL", "REF", "UAF", "PKO"})  # who may well be in a country that is not theirs
_BODY = frozenset({"state", "collective"})  # flags of an army, and not of soldiers
_PARTIES = frozenset({"GOV", "OPP", "MIL", "REB", "SEP", "INS"})  # who meets in conferences abroad
_OUT_OF_POWER = frozenset({"ELI", "OPP"})
_IN_POWER = frozenset({"GOV", "LEG", "JUD"})


def of_opponent(actor: Actor, others: Sequence[Actor], *, held: bool) -> str | None:
    """Return the country of those in power whom people of one country deal with at home ("Chad's opposition rejected | the
    president's decision", "Gambian soldiers arrested | the electoral chief").

    Args:
        actor: a bare role.
        others: the parties of its act.
        held: it is an arrest, which forces make at home.
    """
    if actor.roles[0] not in _IN_POWER and not (held and actor.roles[0] in _OUT_OF_POWER):
        return None
    at_home = [other for other in others if other.roles[:1] and other.roles[0] in AT_HOME]
    forces = [other for other in others if held and (other.kind == STATE_FORCES or is_state(other))]
    home = {other.country for other in (*at_home, *forces) if other.country}
    return home.pop() if len(home) == 1 and len({o.country for o in others if o.country}) == 1 else None


def of_partner(actor: Actor, others: Sequence[Actor]) -> str | None:
    """Return the country of those in power whom one phrase names beside their opponents ("the government of Burundi | and the
    opposition").

    Args:
        actor: a bare role.
        others: the others of its coordination.
    """
    if actor.roles[0] not in AT_HOME or len(others) != 1 or others[0].roles[:1] == actor.roles[:1]:
        return None
    return others[0].country if others[0].kind == STATE_FORCES else None


def _countries_of(role: str, context: Context) -> list[str]:
    """The countries of those with a role in the last sentences."""
    out: dict[str, None] = {}
    for told in context.setting.cast.back():
        for mention in told.gather():
            actor = mention.actor
            if actor.country is not None and actor.roles[:1] == (role,) and actor.kind != EXTERNAL:
                out[actor.country] = None
    return _states(out)


def _states(countries: Iterable[str]) -> list[str]:
    return [country for country in dict.fromkeys(countries) if country not in INTERNATIONAL]
