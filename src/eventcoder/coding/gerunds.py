"""Verb patterns read as patterns of the verb's -ing noun: "the shelling of the town by rebels"."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import frozen

from eventcoder.dictionaries.rules import Pattern, PrepArg, Rules
from eventcoder.dictionaries.syntax import NO_EVENT
from eventcoder.grammar.lexicon import Lexicon

_OF = frozenset({"of"})
_NAMED = frozenset({"word", "class"})  # tests of the head word


@frozen(eq=False)
class GerundPatterns:
    """Noun patterns of -ing forms, made of a verb's patterns when one is asked for: a text has few, the rules have thousands.

    `verbs` gives the verb of each form that has any.
    """

    verbs: Mapping[str, str]
    _rules: Rules

    def of(self, form: str) -> tuple[Pattern, ...]:
        """Return the patterns of a form that is in `verbs`.

        The of-phrase is the object where the pattern has one ("the shelling of the town"), else the subject ("the
        surrendering of the garrison").
        """
        patterns = self._rules.verbs[self.verbs[form]]
        return tuple(_as_noun(p) for p in patterns if _can_be_noun(p, self._rules))


def gerund_patterns(rules: Rules, lexicon: Lexicon) -> GerundPatterns:
    """Return noun patterns by -ing form, for verbs whose patterns need no embedded act, particle or second object."""
    forms = {lemma: form for form, lemma in lexicon.verb_lemmas.items() if form.endswith("ing")}
    verbs = {}
    for verb, patterns in rules.verbs.items():
        form = forms.get(verb)
        if form is not None and form not in rules.nouns and any(_can_be_noun(p, rules) for p in patterns):
            verbs[form] = verb
    return GerundPatterns(verbs, rules)


def _can_be_noun(pattern: Pattern, rules: Rules) -> bool:
    """Leave out what a noun phrase cannot show, and senses that hang on a certain subject or object ("strikers
    return", "make an arrest").
    """
    plain = all(f is None or f.slot and not f.heads and not f.classes for f in (pattern.subject, pattern.object))
    simple = pattern.complement is None and pattern.indirect is None and not pattern.particle
    told = simple and plain and not _hangs_on_doer(pattern)
    return told and (rules.rules[pattern.rule].type != NO_EVENT or pattern.object is not None)


def _hangs_on_doer(pattern: Pattern) -> bool:
    """Is a sense there only with certain subjects ("suicide bombers attacked"), which the noun need not name?"""
    subject = pattern.subject
    return subject is not None and any(
        all(test.kind in _NAMED and not test.negated for test in alternatives) for alternatives in subject.tests
    )


def _as_noun(pattern: Pattern) -> Pattern:
    has_object = pattern.object is not None
    narrowed = pattern.object if pattern.object is not None and pattern.object.tests else None
    # A sense that hangs on the object is there only with it: "the planting of mines", but not "in hiding".
    needed = (PrepArg(_OF, narrowed),) if narrowed is not None else ()
    return (
        Pattern(  # spelt out, since `evolve` asks for each of the fields by name, and there are thousands of patterns
            kind="noun",
            triggers=pattern.triggers,
            particle=pattern.particle,
            subject=None,
            object=None,
            indirect=pattern.indirect,
            object_optional=pattern.object_optional,
            indirect_optional=pattern.indirect_optional,
            preps=(*needed, *pattern.preps),
            complement=pattern.complement,
            complement_kinds=pattern.complement_kinds,
            complement_optional=pattern.complement_optional,
            modifiers=pattern.modifiers,
            default_prepositions=True,
            has_object=has_object,
            of_is_object=has_object,
            of=pattern.object if narrowed is None else None,
            mutual=pattern.mutual,
            specificity=pattern.specificity,
            rule=pattern.rule,
            line=pattern.line,
            column=pattern.column,
            source=pattern.source,
        )
    )
