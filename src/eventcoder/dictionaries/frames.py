"""A flat run of elements to the frames it stands for: which word is the predicate, what it governs, what is optional."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from attrs import define

from eventcoder.dictionaries.atoms import Atom, AtomReader, Report
from eventcoder.dictionaries.patterns import VARIANTS, Item, Variant
from eventcoder.dictionaries.rules import NO_WORDS, Filler, Kind, Modifier, PrepArg, Words
from eventcoder.dictionaries.syntax import ANY_FORM, COMPLEMENTISERS, COPULA, ONCE

LONGEST_PREPOSITION = 5  # words, as in "in the run up to"


@define(eq=False)  # not frozen: thousands are made while loading, and a frozen one costs twice the time
class Frame:
    """What a pattern says of a clause, without the rule that it belongs to. Fields are those of `rules.Pattern`."""

    kind: Kind
    triggers: tuple[str, ...]
    particle: str
    subject: Filler | None
    object: Filler | None
    indirect: Filler | None
    object_optional: bool
    indirect_optional: bool
    preps: tuple[PrepArg, ...]
    complement: Filler | None
    complement_kinds: Words
    complement_optional: bool
    modifiers: tuple[Modifier, ...]


class FrameBuilder:
    """Builds frames; it knows which words are prepositions and which are particles of which verb."""

    def __init__(self, atoms: AtomReader, prepositions: Words, particles: Mapping[str, Collection[str]]) -> None:
        self._atoms = atoms
        self._particles = particles
        self._every = frozenset(word for words in particles.values() for word in words)
        self._long = frozenset(words for words in prepositions if " " in words)
        self._openers = frozenset(words.partition(" ")[0] for words in self._long)

    def verb_frames(self, variant: Variant, column: int, report: Report) -> list[Frame]:
        """Return the frames of one variant of a pattern; none, after a report, where it makes no sense."""
        at = next((i for i, (atom, _, _) in enumerate(variant) if atom.words), None)
        if at is None:
            noun = next((item for item in variant if item[0].filler.modifiers), None)
            if noun is not None:
                report(noun[1], "a verb has no modifier before it", "write the verb alone; + is for nouns")
            else:
                report(column, "the pattern has no predicate", "write the verb, in lower case, after the subject")
            return []
        if variant[at][2]:
            report(variant[at][2], "the predicate stands in an optional part", "leave the verb outside the brackets")
            return []
        if not _subject_holds(variant, at, report) or not _once(variant, report):
            return []
        subject = variant[0][0].filler
        frames: list[Frame] = []
        for rest in self._separated(variant[at + 1 :], report, self._listed(variant[at][0].words)):
            for triggers, kind in _predicates(variant[at][0].words, rest):
                frames.extend(self._predicate(kind, triggers, subject, rest, report))
        return frames

    def noun_frames(self, variant: Variant, column: int, report: Report) -> list[Frame]:
        """Return the frames of one variant of an event noun entry; none, after a report, where it makes no sense."""
        if len(variant) == 1 and variant[0][0].words and _is_noun(variant[0][0]) and not variant[0][2]:
            return [_bare_noun(variant[0][0].words)]
        if not variant:
            report(column, "the event noun stands in an optional part", "leave the noun outside the brackets")
            return []
        subject = variant[0][0].filler if not variant[0][0].filler.heads else None
        start = 1 if subject else 0
        if len(variant) == start or not _is_noun(variant[start][0]):
            report(column, "the entry has no event noun", "begin it with a noun in lower case")
            return []
        if variant[0][2]:
            report(variant[0][2], "the subject stands in an optional part", "take the brackets away")
            return []
        if not _once(variant, report):
            return []
        frames: list[Frame] = []
        # The noun is kept out of prepositions of several words: `thanks to TGT`.
        for after_noun in self._separated(variant[start + 1 :], report):
            rest = [variant[start], *after_noun]
            head, after = self._noun_phrase(rest, 0, NO_WORDS)
            if head.classes:
                report(column, "a class cannot be the event noun", "list its words, joined by |")
                return []
            triggers = _written_order(rest[after - 1][0], head)
            frames.extend(self._frames("noun", triggers, head.modifiers, subject, "", rest[after:], report))
        return frames

    def _separated(self, items: Variant, report: Report, listed: Words = NO_WORDS) -> list[Variant]:
        """Join prepositions of several words, and part alternatives of which some are prepositions and some are not."""
        for atom, _, _ in items:
            if atom.special:
                joined = self._with_long_prepositions(items, listed)
                return [parted for variant in joined for parted in self._parted(variant, report)]
        return [items]

    def _parted(self, items: Variant, report: Report) -> list[Variant]:
        variants: list[Variant] = [[]]
        for i, (atom, column, optional) in enumerate(items):
            embeds = i + 1 < len(items) and items[i + 1][0].filler.slot == "DO"
            sorts = self._sorts(atom, embeds)
            if len(variants) * len(sorts) > VARIANTS:
                report(column, f"the pattern stands for more than {VARIANTS}", "write several shorter patterns")
                return []
            variants = [[*variant, (sort, column, optional)] for variant in variants for sort in sorts]
        return variants

    def _sorts(self, atom: Atom, embeds: bool) -> list[Atom]:
        if len(atom.words) < 2:
            return [atom]
        groups: dict[str, list[str]] = {}
        for word in atom.words:
            opens = embeds and word in COMPLEMENTISERS
            groups.setdefault("form" if opens else str(self._atoms.plain((word,)).prepositions), []).append(word)
        return [atom] if len(groups) == 1 else [self._atoms.plain(tuple(words)) for words in groups.values()]

    def _with_long_prepositions(self, items: Variant, listed: Words) -> list[Variant]:
        """Join `in support of`; where the verb lists the first word as its particle, `pull out of` is also left apart."""
        for at, (atom, column, optional) in enumerate(items):
            if self._openers.isdisjoint(atom.words):
                continue
            end = self._long_preposition_end(items, at)
            if end:
                words = " ".join(item.words[0] for item, _, _ in items[at:end])
                joined: Item = (self._atoms.plain((words,)), column, optional)
                tails = self._with_long_prepositions(items[end:], NO_WORDS)
                apart = [items] if at == 0 and atom.words[0] in listed else []
                return [*([*items[:at], joined, *tail] for tail in tails), *apart]
        return [items]

    def _long_preposition_end(self, items: Variant, at: int) -> int:
        for end in range(min(len(items), at + LONGEST_PREPOSITION), at + 1, -1):
            run = items[at:end]
            single = all(len(atom.words) == 1 and optional == run[0][2] for atom, _, optional in run)
            if single and " ".join(atom.words[0] for atom, _, _ in run) in self._long:
                return end
        return 0

    def _predicate(
        self, kind: Kind, triggers: tuple[str, ...], subject: Filler, rest: Variant, report: Report
    ) -> Iterator[Frame]:
        if kind == "adjective":
            head, after = self._noun_phrase(rest, 0, NO_WORDS)
            words = _written_order(rest[after - 1][0], head)
            yield from self._frames(kind, words, head.modifiers, subject, "", rest[after:], report)
            return
        listed = self._listed(triggers)
        for particle, items in self._readings(triggers, listed, rest):
            yield from self._frames(kind, triggers, (), subject, particle, items, report, listed)

    def _readings(self, triggers: tuple[str, ...], listed: Words, rest: Variant) -> list[tuple[str, Variant]]:
        """Return the ways to read the word after the verb, (particle, what follows): `hand over TGT`, `fire on TGT`.

        Alternatives such as `on|against` are prepositions unless the verb lists one of them as its particle.
        """
        if not rest or not rest[0][0].words or triggers == (COPULA,) or not _governs(rest, 0):
            return [("", rest)]
        atom = rest[0][0]
        alone = len(atom.words) == 1
        found = [word for word in atom.words if word in listed or (alone and word in self._every)]
        # A particle takes the mark of an optional part away: the reading as a preposition covers its absence.
        bare = [(item, column, 0 if optional == rest[0][2] else optional) for item, column, optional in rest[1:]]
        readings = [("", rest)] if atom.prepositions or not found else []
        return readings + [(word, bare) for word in found]

    def _frames(
        self,
        kind: Kind,
        triggers: tuple[str, ...],
        modifiers: tuple[Modifier, ...],
        subject: Filler | None,
        particle: str,
        items: Variant,
        report: Report,
        listed: Words = NO_WORDS,
    ) -> Iterator[Frame]:
        arguments = _Arguments(self, kind, particle, listed, report)
        if not arguments.read(items):
            return
        for indirect, direct in arguments.objects():
            yield Frame(
                kind, triggers, arguments.particle, subject,
                direct[0] if direct else None, indirect[0] if indirect else None,
                bool(direct and direct[1]), bool(indirect and indirect[1]),
                tuple(arguments.preps), arguments.complement, arguments.forms, arguments.complement_optional, modifiers,
            )  # fmt: skip

    def _listed(self, triggers: tuple[str, ...]) -> Words:
        return frozenset([word for trigger in triggers for word in self._particles.get(trigger, ())])

    def is_particle(self, word: str) -> bool:
        """Whether any verb has that particle."""
        return word in self._every

    def _noun_phrase(self, items: Variant, at: int, listed: Words) -> tuple[Filler, int]:
        """Return the filler that begins at `at`, literal nouns joined as modifiers and head, and where it ends."""
        atom = items[at][0]
        end = at + 1
        if not _is_noun(atom):
            return atom.filler, end
        while end < len(items) and items[end][2] == items[at][2] and self._joins(items, end, listed):
            end += 1
        if end == at + 1:
            return atom.filler, end
        modifiers: list[Modifier] = []
        for item, _, _ in items[at : end - 1]:
            modifiers.extend((*item.filler.modifiers, (item.filler.heads, item.filler.classes)))
        last = items[end - 1][0].filler
        return Filler("", last.heads, last.classes, (*modifiers, *last.modifiers)), end

    def _joins(self, items: Variant, at: int, listed: Words) -> bool:
        atom = items[at][0]
        if not _is_noun(atom) or (atom.words == ("that",) and _embeds(items, at)):
            return False
        if not atom.words or atom.words[0] not in self._every:
            return True
        return atom.words[0] not in listed and at + 1 < len(items) and _is_noun(items[at + 1][0])

    noun_phrase = _noun_phrase


class _Arguments:
    """What follows a predicate, sorted into objects, prepositional arguments, particle and complement."""

    def __init__(self, builder: FrameBuilder, kind: Kind, particle: str, listed: Words, report: Report) -> None:
        self._builder = builder
        self._kind = kind
        self._listed = listed
        self._report = report
        self.particle = particle
        self.phrases: list[tuple[Filler, bool, int]] = []
        self.preps: list[PrepArg] = []
        self.complement: Filler | None = None
        self.forms: Words = NO_WORDS
        self.complement_optional = False

    def read(self, items: Variant) -> bool:
        """Sort the elements; return False, after a report, where they make no sense."""
        at = 0
        while at < len(items):
            atom, _, optional = items[at]
            if atom.filler.slot == "DO":
                self.complement, self.forms, self.complement_optional = atom.filler, ANY_FORM, bool(optional)
                at += 1
            elif not atom.words:
                at = self._phrase(items, at)
            else:
                at = self._literal(items, at)
            if at < 0:
                return False
        return self._phrases_hold()

    def _phrase(self, items: Variant, at: int) -> int:
        filler, end = self._builder.noun_phrase(items, at, self._listed)
        self.phrases.append((filler, bool(items[at][2]), items[at][1]))
        return end

    def _literal(self, items: Variant, at: int) -> int:
        atom, _, optional = items[at]
        if _embeds(items, at) and all(word in COMPLEMENTISERS for word in atom.words):
            self.complement = items[at + 1][0].filler
            self.forms = frozenset(form for word in atom.words for form in COMPLEMENTISERS[word])
            self.complement_optional = bool(optional)
            return at + 2
        if atom.prepositions and _governs(items, at):
            filler, end = self._builder.noun_phrase(items, at + 1, self._listed)
            self.preps.append(PrepArg(atom.filler.heads, filler, bool(optional)))
            return end
        if self._kind == "verb" and not _governs(items, at) and self._builder.is_particle(atom.words[0]):
            return self._take_particle(items[at], at)
        if atom.prepositions:
            self._report(
                items[at][1],
                f"nothing follows the preposition {atom.words[0]!r}",
                "write what it governs, or ANY; put alternatives of several words in round brackets",
            )
            return -1
        return self._phrase(items, at)

    def _take_particle(self, item: Item, at: int) -> int:
        words = item[0].words
        if self.particle:
            self._report(item[1], f"{words[0]!r} is a second particle beside {self.particle!r}", "keep one of the two")
            return -1
        if len(words) > 1:
            self._report(item[1], f"{'|'.join(words)!r} are several particles", "write (verb particle)|(verb particle)")
            return -1
        self.particle = words[0]
        return at + 1

    def _phrases_hold(self) -> bool:
        limit = 2 if self._kind == "verb" else 0
        if len(self.phrases) <= limit:
            return True
        column = self.phrases[limit][2]
        if limit:
            self._report(column, "this is a third object", "write its preposition before it")
        else:
            self._report(
                column, f"the {self._kind} has an object without preposition", "write the preposition before it"
            )
        return False

    def objects(self) -> Iterator[tuple[tuple[Filler, bool] | None, tuple[Filler, bool] | None]]:
        """Yield (indirect, direct) objects; of two that may be left out, each way is a frame of its own."""
        phrases = [(filler, optional) for filler, optional, _ in self.phrases]
        if len(phrases) < 2:
            yield None, (phrases[0] if phrases else None)
            return
        first, second = phrases
        yield first, (second[0], False)
        if second[1]:
            yield None, first


def _bare_noun(words: tuple[str, ...]) -> Frame:
    """Return the frame of an entry that is a noun alone, as most are."""
    return Frame("noun", words, "", None, None, None, False, False, (), None, NO_WORDS, False, ())


def _is_noun(atom: Atom) -> bool:
    return bool(atom.filler.heads) and not atom.prepositions


def _embeds(items: Variant, at: int) -> bool:
    return at + 1 < len(items) and items[at + 1][0].filler.slot == "DO" and items[at + 1][2] == items[at][2]


def _governs(items: Variant, at: int) -> bool:
    """Whether what comes next can belong to the word at `at`: it is no preposition and stands in the same brackets."""
    if at + 1 >= len(items) or items[at + 1][2] != items[at][2]:
        return False
    follower = items[at + 1][0]
    return not follower.prepositions and not (follower.words == ("that",) and _embeds(items, at + 1))


def _predicates(words: tuple[str, ...], rest: Variant) -> list[tuple[tuple[str, ...], Kind]]:
    """Part `be` from other verbs: with a word that is no preposition, that word is the predicate."""
    if COPULA not in words or not rest or not _is_noun(rest[0][0]) or rest[0][2]:
        return [(words, "verb")]
    others = tuple(word for word in words if word != COPULA)
    found: list[tuple[tuple[str, ...], Kind]] = [((COPULA,), "adjective")]
    return [*found, (others, "verb")] if others else found


def _written_order(atom: Atom, head: Filler) -> tuple[str, ...]:
    return atom.words or tuple(sorted(head.heads))


def _subject_holds(variant: Variant, at: int, report: Report) -> bool:
    before, verb = variant[:at], variant[at]
    if not before:
        mend = "write SRC, a @class, or ANY:noun before the verb"
        if "nouns" in verb[0].words:
            mend += "; a list of event nouns begins with nouns:"
        report(verb[1], "the pattern has no subject", mend)
    elif len(before) > 1:
        report(before[1][1], "two elements stand before the verb", "a subject is one slot or @class")
    elif before[0][2]:
        report(before[0][2], "the subject stands in an optional part", "take the brackets away")
    elif before[0][0].filler.slot == "DO":
        report(before[0][1], "DO cannot be the subject", "write SRC, another slot or a @class before the verb")
    elif verb[0].prepositions and _verb_follows(variant, at):
        report(
            verb[1], f"the preposition {verb[0].words[0]!r} stands before the verb", "a subject is one slot or @class"
        )
    else:
        return True
    return False


def _verb_follows(variant: Variant, at: int) -> bool:
    """Whether `with TGT collapse` follows: prepositions may be verbs (`down a drone`), but not then."""
    after = variant[at + 1 : at + 3]
    return len(after) == 2 and not after[0][0].words and bool(after[1][0].words) and not after[1][0].prepositions


def _once(variant: Variant, report: Report) -> bool:
    seen: set[str] = set()
    for atom, column, _ in variant:
        slot = atom.filler.slot
        if slot in ONCE:
            if slot in seen:
                report(column, f"{slot} stands twice in one pattern", "use OTHER or ANY for one of the two")
                return False
            seen.add(slot)
    return True
