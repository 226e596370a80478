from __future__ import annotations

import pytest

from eventcoder.dictionaries.rules import Filler, PrepArg
from eventcoder.dictionaries.rules import Test as Condition

SRC, TGT, PLACE, OBJ, DO = (Filler(slot) for slot in ("SRC", "TGT", "PLACE", "OBJ", "DO"))
ANY_FORM = {"to", "ing", "that", "quote", "noun"}


def words(*heads, modifiers=()):
    """Return the filler of literal words."""
    return Filler("", frozenset(heads), frozenset(), modifiers)


def prep(filler, *preps, optional=False):
    """Return a prepositional argument."""
    return PrepArg(frozenset(preps), filler, optional)


def test_subject_verb_object(compiled):
    """The words before and after the verb become subject and object, and alternatives are triggers of one pattern."""
    (pattern,) = compiled("SRC raid|sack TGT")
    assert (pattern.kind, pattern.triggers) == ("verb", ("raid", "sack"))
    assert (pattern.subject, pattern.object, pattern.particle) == (SRC, TGT, "")


@pytest.mark.parametrize("slot", ["SRC", "TGT", "BOTH", "PLACE", "OBJ", "OTHER", "ANY"])
def test_each_slot_can_be_an_object(compiled, slot):
    """Every slot of the language is read."""
    assert compiled(f"@weapon hit {slot}")[0].object == Filler(slot)


@pytest.mark.parametrize(
    "written,tests",
    [
        ("TGT:CVL", ((Condition("role", "CVL"),),)),
        ("TGT:rebels", ((Condition("kind", "rebels"),),)),
        ("TGT:state-forces", ((Condition("kind", "state-forces"),),)),
        ("TGT:@weapon", ((Condition("class", "weapon"),),)),
        ("TGT:!@drug", ((Condition("class", "drug", negated=True),),)),
        ("TGT:CVL:!@leader", ((Condition("role", "CVL"),), (Condition("class", "leader", negated=True),))),
        ("TGT:CVL|@civilian", ((Condition("role", "CVL"), Condition("class", "civilian")),)),
        ("TGT:@weapon|farm", ((Condition("class", "weapon"), Condition("word", "farm")),)),
        ("TGT:hill+@weapon", ((Condition("class", "weapon", modifiers=((frozenset({"hill"}), frozenset()),)),),)),
        ("TGT:!farm", ((Condition("word", "farm", negated=True),),)),
        (
            "TGT:!CVL|rebels:@leader",
            ((Condition("role", "CVL", negated=True), Condition("kind", "rebels")), (Condition("class", "leader"),)),
        ),
    ],
)
def test_narrowed_slots(compiled, written, tests):
    """Conditions after a colon narrow a slot: all of several colons hold, one of several bars."""
    assert compiled(f"SRC raid {written}")[0].object == Filler("TGT", tests=tests)


def test_slot_alternatives_are_patterns(compiled):
    """`TGT|PLACE` stands for two patterns, and a bar after a condition may begin another slot."""
    assert [pattern.object for pattern in compiled("SRC raid TGT|PLACE")] == [TGT, PLACE]
    narrowed = Filler("TGT", tests=((Condition("role", "CVL"),),))
    assert [pattern.object for pattern in compiled("SRC raid TGT:CVL|PLACE")] == [narrowed, PLACE]


def test_literal_and_class_objects(compiled):
    """Nouns, classes and modified heads are objects that bind nothing."""
    assert compiled("SRC seize power|control")[0].object == words("power", "control")
    assert compiled("SRC seize @weapon")[0].object == Filler("", classes=frozenset({"weapon"}))
    assert compiled("SRC give economic+aid")[0].object == words(
        "aid", modifiers=((frozenset({"economic"}), frozenset()),)
    )
    by_class = (frozenset(), frozenset({"economic"}))
    assert compiled("SRC give @economic+aid")[0].object == words("aid", modifiers=(by_class,))
    whole = Filler("", frozenset(), frozenset({"aid"}), (by_class,))
    assert compiled("SRC give @economic+@aid")[0].object == whole


def test_mixed_words_and_classes_are_one_filler(compiled):
    """A word or a class may be the head: one pattern, not two."""
    (pattern,) = compiled("SRC seize boat|@weapon")
    assert pattern.object == Filler("", frozenset({"boat"}), frozenset({"weapon"}))


def test_consecutive_nouns_are_modifier_and_head(compiled):
    """`peace talks` has the head "talks" and the modifier "peace"."""
    (pattern,) = compiled("SRC begin peace talks")
    assert pattern.object == words("talks", modifiers=((frozenset({"peace"}), frozenset()),))


def test_class_as_subject(compiled):
    """A class can act."""
    assert compiled("@weapon hit TGT")[0].subject == Filler("", classes=frozenset({"weapon"}))


def test_phrases_as_predicates(compiled):
    """A group gives its first word as the verb; each phrase is a pattern."""
    patterns = compiled("SRC (take control)|(gain hold) of|over PLACE [from TGT]")
    assert [(pattern.triggers, pattern.object) for pattern in patterns] == [
        (("take",), words("control")),
        (("gain",), words("hold")),
    ]
    assert patterns[0].preps == (prep(PLACE, "of", "over"), prep(TGT, "from", optional=True))


def test_single_words_among_phrases_are_joined(compiled):
    """`raid|(take control of)|sack` is two patterns: one for the words, one for the phrase."""
    patterns = compiled("SRC raid|(take control of)|sack PLACE")
    assert [pattern.triggers for pattern in patterns] == [("raid", "sack"), ("take",)]


def test_alternatives_that_differ_in_one_word_are_one_pattern(compiled):
    """`(beat back)|(drive back)` and `car+bomb|van+bomb` stay single patterns, so that matching stays quick."""
    (pattern,) = compiled("SRC (strike back)|(hit back) with car+bomb|van+bomb|@weapon+bomb")
    assert (pattern.triggers, pattern.particle) == (("strike", "hit"), "back")
    modifiers = ((frozenset({"car", "van"}), frozenset({"weapon"})),)
    assert pattern.preps == (prep(words("bomb", modifiers=modifiers), "with"),)


def test_alternatives_inside_a_phrase(compiled):
    """Alternatives may stand inside round brackets, with a slot too."""
    (first, second) = compiled("SRC (take|gain control of PLACE)|(march on TGT)")
    assert (first.triggers, first.preps) == (("take", "gain"), (prep(PLACE, "of"),))
    assert second.preps == (prep(TGT, "on"),)


def test_optional_object(compiled):
    """An optional slot is marked, not expanded."""
    (pattern,) = compiled("SRC raid [TGT] [with @weapon]")
    assert pattern.object == TGT
    assert pattern.object_optional
    assert pattern.preps == (prep(Filler("", classes=frozenset({"weapon"})), "with", optional=True),)


def test_optional_part_of_several_elements(compiled):
    """What no mark can express becomes two patterns."""
    with_, without = compiled("SRC raid [TGT from PLACE]")
    assert (with_.object, with_.preps) == (TGT, (prep(PLACE, "from"),))
    assert (without.object, without.preps) == (None, ())


def test_optional_second_object(compiled):
    """`tell TGT [OBJ]`: with one object it is the direct one, with two the first is indirect."""
    both, one = compiled("SRC tell TGT [OBJ]")
    assert (both.indirect, both.object) == (TGT, OBJ)
    assert (one.indirect, one.object) == (None, TGT)


def test_two_objects(compiled):
    """The first of two objects is the indirect one."""
    (pattern,) = compiled("SRC give TGT OBJ:@aid")
    assert pattern.indirect == TGT
    assert pattern.object == Filler("OBJ", tests=((Condition("class", "aid"),),))


@pytest.mark.parametrize(
    "written,forms",
    [("to DO", {"to"}), ("that DO", {"that", "quote"}), ("DO", ANY_FORM), ("to|that DO", {"to", "that", "quote"})],
)
def test_embedded_acts(compiled, written, forms):
    """The word before DO says which forms of clause it may have."""
    (pattern,) = compiled(f"SRC urge TGT {written}")
    assert (pattern.complement, pattern.complement_kinds, pattern.preps) == (DO, forms, ())


def test_embedded_act_may_be_optional(compiled):
    """`[to DO]` is marked."""
    (pattern,) = compiled("SRC urge TGT [to DO]")
    assert pattern.complement_optional
    assert not compiled("SRC urge TGT to DO")[0].complement_optional


def test_embedded_act_after_preposition(compiled):
    """DO after a preposition is a prepositional argument; `to|on DO` is both."""
    assert compiled("SRC accuse TGT of DO")[0].preps == (prep(DO, "of"),)
    to, on = compiled("SRC agree to|on DO")
    assert (to.complement_kinds, to.preps) == ({"to"}, ())
    assert (on.complement, on.preps) == (None, (prep(DO, "on"),))


def test_particle_that_is_no_preposition(compiled):
    """`carry out`: the word is a particle, and what follows is the object."""
    (pattern,) = compiled("SRC carry out attack on TGT")
    assert (pattern.particle, pattern.object, pattern.preps) == ("out", words("attack"), (prep(TGT, "on"),))


def test_particle_or_preposition(compiled):
    """`gun down TGT` is read both ways, since the grammar may see either."""
    by_preposition, by_particle = compiled("SRC gun down TGT")
    assert (by_preposition.particle, by_preposition.object) == ("", None)
    assert by_preposition.preps == (prep(TGT, "down"),)
    assert (by_particle.particle, by_particle.object, by_particle.preps) == ("down", TGT, ())


def test_optional_particle_reading(compiled):
    """In `[over TGT]` the particle reading needs its object; the other reading covers its absence."""
    by_preposition, by_particle = compiled("SRC hand [over TGT]")
    assert by_preposition.preps == (prep(TGT, "over", optional=True),)
    assert (by_particle.particle, by_particle.object_optional) == ("over", False)


def test_particle_that_governs_nothing(compiled):
    """A particle may end the pattern, or stand before a preposition or after the object."""
    assert compiled("SRC strike back")[0].particle == "back"
    (pattern,) = compiled("SRC strike back against TGT")
    assert (pattern.particle, pattern.preps) == ("back", (prep(TGT, "against"),))
    (late,) = compiled("SRC gun TGT down")
    assert (late.particle, late.object) == ("down", TGT)


def test_preposition_with_noun(compiled):
    """`come under fire` has a noun under its preposition."""
    assert compiled("TGT come under fire from SRC")[0].preps == (prep(words("fire"), "under"), prep(SRC, "from"))


def test_alternative_prepositions_are_no_particles(compiled):
    """`on|over TGT` stays one pattern, though some verb has "over" as its particle."""
    assert len(compiled("SRC argue on|over TGT")) == 1


def test_preposition_of_two_words(compiled):
    """`pull out of PLACE`: both the long preposition and the particle reading."""
    joined, apart = compiled("SRC pull out of PLACE")
    assert joined.preps == (prep(PLACE, "out of"),)
    assert (apart.particle, apart.preps) == ("out", (prep(PLACE, "of"),))


def test_long_prepositions(compiled):
    """`in support of` is one preposition, wherever it stands; brackets keep its words apart."""
    (pattern,) = compiled("SRC march in support of TGT out of PLACE")
    assert pattern.preps == (prep(TGT, "in support of"), prep(PLACE, "out of"))
    (apart,) = compiled("SRC send TGT in support [of OTHER]")
    assert apart.preps == (prep(words("support"), "in"), prep(Filler("OTHER"), "of", optional=True))


def test_adjectives(compiled):
    """`be` and a word that is no preposition is an adjective, indexed by it."""
    (pattern,) = compiled("SRC be willing|ready to DO")
    assert (pattern.kind, pattern.triggers) == ("adjective", ("willing", "ready"))
    assert (pattern.complement, pattern.complement_kinds) == (DO, {"to"})


def test_be_with_preposition_is_a_verb(compiled):
    """`be under TGT` is a pattern of the verb be; so is `be OBJ`."""
    (pattern,) = compiled("SRC be under TGT")
    assert (pattern.kind, pattern.triggers, pattern.preps) == ("verb", ("be",), (prep(TGT, "under"),))
    assert compiled("SRC be OBJ:@weapon")[0].kind == "verb"


def test_be_among_other_verbs(compiled):
    """`be|remain ready`: an adjective for one, an object word for the other."""
    assert [(pattern.kind, pattern.triggers) for pattern in compiled("SRC be|remain ready")] == [
        ("adjective", ("ready",)),
        ("verb", ("remain",)),
    ]


def test_event_nouns(compiled):
    """Each entry is a pattern: its head, its modifiers, its own prepositions or the usual ones."""
    patterns = compiled(
        "SRC raid TGT", "nouns: raid, (air raid), night+raid, talks with TGT, call for DO, aid to|for TGT"
    )
    nouns = [pattern for pattern in patterns if pattern.kind == "noun"]
    assert [pattern.triggers[0] for pattern in nouns] == ["raid", "raid", "raid", "talks", "call", "aid"]
    assert [pattern.default_prepositions for pattern in nouns] == [True, True, True, False, False, False]
    assert nouns[1].modifiers == ((frozenset({"air"}), frozenset()),)
    assert nouns[2].modifiers == ((frozenset({"night"}), frozenset()),)
    assert [pattern.preps for pattern in nouns[3:]] == [
        (prep(TGT, "with"),),
        (prep(DO, "for"),),
        (prep(TGT, "to", "for"),),
    ]
    assert [pattern.column for pattern in nouns[:2]] == [12, 18]


def test_event_noun_with_infinitive(compiled):
    """`decision to DO` has a complement."""
    assert compiled("nouns: decision|plan to DO")[0].complement_kinds == {"to"}


def test_event_noun_that_begins_a_preposition(compiled):
    """`out of` is a preposition, yet a noun entry begins with its noun."""
    (pattern,) = compiled("nouns: out of TGT")
    assert (pattern.triggers, pattern.preps) == (("out",), (prep(TGT, "of"),))


@pytest.mark.parametrize(
    "first,of",
    [
        ("SRC raid TGT", TGT),
        ("SRC raid [PLACE]", PLACE),
        ("SRC (take control) of PLACE", PLACE),
        ("SRC supply @weapon", Filler("", classes=frozenset({"weapon"}))),
        ("SRC march on TGT", None),
        ("SRC carry out attack on TGT", None),
    ],
)
def test_of_after_event_nouns(compiled, first, of):
    """An of-phrase is the object of the first pattern where it has one, else the source."""
    noun = compiled(first, "SRC sack PLACE", "nouns: raid")[-1]
    assert (noun.of, noun.of_is_object) == (of, of is not None)


def test_mutual_rules(compiled):
    """A rule with BOTH is mutual in all its patterns."""
    assert all(pattern.mutual for pattern in compiled("BOTH meet", "nouns: meeting"))
    assert not any(pattern.mutual for pattern in compiled("SRC raid TGT"))


@pytest.mark.parametrize(
    "written,counts",
    [
        ("SRC raid", (0, 0, 0, 1)),
        ("SRC raid TGT", (0, 0, 0, 2)),
        ("SRC raid [TGT]", (0, 0, 0, 1)),
        ("SRC raid ANY", (0, 0, 0, 1)),
        ("SRC raid power", (1, 0, 0, 1)),
        ("SRC raid economic+aid", (2, 0, 0, 1)),
        ("SRC raid @economic+aid", (1, 1, 0, 1)),
        ("SRC raid @weapon", (0, 1, 0, 1)),
        ("SRC raid OBJ:@weapon", (0, 1, 0, 2)),
        ("SRC raid OBJ:@weapon|farm", (0, 1, 0, 2)),
        ("SRC raid OBJ:farm", (1, 0, 0, 2)),
        ("SRC raid OBJ:hill+farm", (2, 0, 0, 2)),
        ("SRC raid OBJ:!@weapon", (0, 0, 1, 2)),
        ("SRC raid OBJ:!farm", (0, 0, 1, 2)),
        ("SRC raid OBJ:!hill+farm", (0, 0, 1, 2)),
        ("SRC raid OBJ:CVL|!@weapon", (0, 0, 1, 2)),
        ("SRC raid TGT:CVL|@civilian", (0, 0, 1, 2)),
        ("SRC raid TGT:CVL:!@leader", (0, 0, 2, 2)),
        ("SRC raid on TGT", (1, 0, 0, 2)),
        ("SRC raid TGT [on PLACE]", (0, 0, 0, 2)),
        ("SRC urge to DO", (1, 0, 0, 2)),
        ("SRC urge DO", (0, 0, 0, 2)),
    ],
)
def test_specificity(compiled, written, counts):
    """Words beyond the verb count first, then classes, then other conditions, then slots; optional parts do not count."""
    assert compiled(written)[0].specificity[:4] == counts
