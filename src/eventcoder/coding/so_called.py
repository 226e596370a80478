"""Acts that a text only calls so: "the 'murdered' journalist", "the “riot” turned out to be a dance", "a so-called invasion consisted of …".

One word between quotation marks, right behind an article, is the word of others, of which the writer has his doubts. A quotation of
several words, or of a verb ("Police 'shot' man"), is how headlines say who claims something. And what has a capital with its article
inside a sentence is the title of a play or the name of a ship ("a sequel to The Siege of Derry").
"""

from __future__ import annotations

from eventcoder.coding.context import Context
from eventcoder.model import Clause

_MARKS = frozenset("\"'“”‘’«»„`")
_ARTICLES, _SHORT = "det", 3
_SO_CALLED, _UNMASKS = "so-called", "unmasks"  # classes of adjectives before a noun, and of verbs


def is_so_called(clause: Clause, context: Context) -> bool:
    """Return whether an act is one by name only: an attribute in quotation marks, or a noun in them, or called so, of which the sentence
    says what it was in truth.

    Args:
        clause: the clause of an act.
        context: its sentence.
    """
    if len(clause.trigger) != 1 or clause.support is not None:
        return False
    at = clause.trigger[0]
    if clause.kind == "verb":
        return clause.form == "participle" and _is_doubted(at, context)
    if clause.kind == "noun" and _is_title(at, context):
        return True
    if clause.kind != "noun" or clause.relation != "subject" or clause.parent is None:
        return False
    host = context.clauses[clause.parent]
    if host.form == "to" and host.parent is not None:
        host = context.clauses[host.parent]  # "the riot | turned out | to be a dance"
    known, lowers = context.knowledge.rules.classes, context.tokens.lowers
    verb = " ".join((host.lemma, *(lowers[behind] for behind in host.trigger[1:])))
    if _UNMASKS not in known.get(verb, ()):
        return False
    return _is_doubted(at, context) or at > 0 and _SO_CALLED in known.get(lowers[at - 1], ())


def _is_doubted(at: int, context: Context) -> bool:
    """Does a word stand alone between quotation marks, behind an article?"""
    words, lowers = context.tokens.words, context.tokens.lowers
    if at < 2 or at + 1 >= len(words) or words[at - 1] not in _MARKS or words[at + 1] not in _MARKS:
        return False
    return _ARTICLES in context.knowledge.lexicon.closed.get(lowers[at - 2], ())


def _is_title(at: int, context: Context) -> bool:
    """Does a noun with a capital stand behind an article with one, in a sentence that writes common words small?"""
    words, lowers = context.tokens.words, context.tokens.lowers
    if at < 2 or not words[at][:1].isupper() or words[at].isupper() or words[at - 2] in _MARKS:
        return False
    article = _ARTICLES in context.knowledge.lexicon.closed.get(lowers[at - 1], ()) and words[at - 1][:1].isupper()
    return article and any(word.islower() and len(word) > _SHORT for word in words[: at - 1])
