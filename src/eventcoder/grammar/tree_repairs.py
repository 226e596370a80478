"""What the lexicon knows better than a parser: entries of several words, verb groups, particles, heads of counted phrases."""

from __future__ import annotations

from eventcoder.grammar.groups import Group
from eventcoder.grammar.lexicon import Lexicon
from eventcoder.grammar.noun_phrase import PLACING
from eventcoder.grammar.penn import ADVERB, NOMINAL, VERB
from eventcoder.grammar.trees import Tree
from eventcoder.model import Tokens

_NONE: frozenset[str] = frozenset()
_WIDEST = 3  # words before the noun in "a small | number | of"


def join_alike(tree: Tree, children: list[list[int]], tokens: Tokens) -> None:
    """Join like to like: "accusations by Chad of | genocide and other crimes", "| soldiers from Mali and | police"."""
    for c, label in enumerate(tree.labels):
        head = tree.heads[c]
        if label != "conj" or not 0 <= head < c or tree.tags[c] not in NOMINAL:
            continue
        above = tree.heads[head]
        if (
            above >= 0
            and _owned(c, tree, children)
            and _owned(above, tree, children)
            and not _owned(head, tree, children)
        ):
            tree.heads[c] = above  # "Ghana's recognition of the leader and | its offer"
            continue
        if _alike(head, c, tree, children) or tree.labels[head] not in ("prep", "obj", "subj"):
            continue
        between = [
            x for x in children[head] if head < x < c and tree.labels[x] == "prep" and _alike(x, c, tree, children)
        ]
        outer = tree.heads[head]
        words = {tokens.lowers[x] for x in children[head] if tree.labels[x] == "case"}
        if between:
            tree.heads[c] = between[-1]
        elif (
            tree.labels[head] == "prep"
            and outer >= 0
            and tree.tags[outer] in NOMINAL
            and words & {"of", *PLACING}
            and _alike(outer, c, tree, children)
        ):
            tree.heads[c] = outer
        elif (
            tree.labels[head] == "prep"
            and tree.tags[head] == "NNP"
            and outer >= 0
            and tree.tags[outer] in VERB
            and (objects := [x for x in children[outer] if tree.labels[x] == "obj" and outer < x < head])
            and _alike(objects[-1], c, tree, children)
        ):
            # "approved the delivery of tanks to Kyiv and | the training of crews"
            tree.heads[c] = tree.heads[head] = objects[-1]
        else:
            continue
        for x in children[head]:
            if tree.labels[x] in ("cc", "punct") and head < x < c:
                tree.heads[x] = tree.heads[c]


def _alike(one: int, other: int, tree: Tree, children: list[list[int]]) -> bool:
    """Are both names or both not, and both with a determiner or both without?"""
    named = [tree.tags[i] == "NNP" for i in (one, other)]
    opened = [any(tree.tags[c] in ("DT", "PRP$") for c in children[i]) for i in (one, other)]
    return named[0] == named[1] and not (opened[1] and not opened[0])


def _owned(i: int, tree: Tree, children: list[list[int]]) -> bool:
    """Is it said whose a noun is?"""
    return tree.tags[i] in NOMINAL and any(tree.labels[c] == "poss" for c in children[i])


def give_objects(tree: Tree, groups: list[Group], lexicon: Lexicon) -> None:
    """Part two objects that the parser took for one, where the verb may have two ("sent | the enclave | fuel")."""
    for verb, first, second in zip(groups, groups[1:], groups[2:], strict=False):
        if (verb.type, first.type, second.type) != ("V", "N", "N") or first.end != second.start:
            continue
        if first.kind == "time" or tree.labels[second.head] != "obj" or tree.heads[second.head] != verb.head:
            continue
        if tree.heads[first.head] == second.head and "ditrans" in lexicon.frames.get(verb.lemma, _NONE):
            tree.hang(first.head, verb.head, "iobj")
            for i in range(first.start, first.end):
                if tree.heads[i] == second.head:
                    tree.hang(i, first.head, "mod")


def part_times(tree: Tree, groups: list[Group]) -> None:
    """Part a time from the noun behind it, which the parser took for one phrase ("The following week | gunmen | killed a judge",
    "hours earlier | gunmen | fled").
    """
    for first, second, verb in zip(groups, groups[1:], groups[2:], strict=False):
        if (first.type, first.kind, second.type, verb.type) != ("N", "time", "N", "V") or second.kind == "time":
            continue
        if tree.heads[second.head] != verb.head or tree.labels[second.head] != "subj":
            continue
        if any(tree.tags[i] not in ADVERB for i in range(first.end, second.start)):
            continue
        time = range(first.start, second.start)
        if any(second.start <= tree.heads[i] < second.end for i in time):
            for i in time:
                tree.hang(i, first.head, "mod" if i < first.end else "adv")
            tree.hang(first.head, verb.head, "time")


def join_verb_groups(tree: Tree, groups: list[Group]) -> None:
    """Let the last verb of a group speak for it: "is going | to leave", "has | to pay" are one verb, not two clauses."""
    for g in groups:
        if g.type != "V":
            continue
        for _ in range(g.end - g.start):
            head = tree.heads[g.head]
            if not (g.start <= head < g.head and tree.labels[g.head] in ("xcomp", "comp", "advcl", "acl")):
                break
            tree.swap(head, g.head, "aux")
            for i, above in enumerate(tree.heads):
                if above == head and i != g.head:
                    tree.heads[i] = g.head


def join_phrases(tree: Tree, groups: list[Group]) -> None:
    """Make one preposition or subordinator of the words of an entry ("in front of", "as soon as")."""
    for g in groups:
        if g.type not in ("P", "S") or g.end - g.start < 2:
            continue
        inside = range(g.start, g.end)
        top = next((i for i in inside if tree.heads[i] not in inside), g.start)
        outer = [i for i, head in enumerate(tree.heads) if head in inside and i not in inside]
        if g.type == "S":
            _one_mark(tree, g, top, outer)
            continue
        governed = next(
            (i for i in outer if i >= g.end and tree.labels[i] in ("prep", "obj", "pcomp", "dep", "agent")), -1
        )
        if governed < 0:
            last = tree.heads[g.end - 1]
            if tree.labels[top] == "case":
                governed = tree.heads[top]
            elif tree.labels[g.end - 1] == "case" and last >= g.end and tree.labels[last] == "prep":
                governed = last  # "shut their shops | in protest over | the raid"
                tree.heads[governed] = tree.heads[top]
            else:
                continue
        else:
            label = "pcomp" if tree.labels[governed] == "pcomp" else "prep"
            tree.hang(governed, tree.heads[top], label)
        for i in inside:
            tree.hang(i, governed, "case")
        for i in outer:
            if i != governed:
                tree.heads[i] = governed if i > governed or tree.heads[governed] < 0 else tree.heads[governed]


def _one_mark(tree: Tree, g: Group, top: int, outer: list[int]) -> None:
    clause = tree.heads[top]
    inner = next((i for i in outer if g.end <= i < clause and tree.tags[i] in VERB), -1)
    if inner >= 0:
        tree.hang(inner, clause, "advcl")  # "| Provided that Oslo frees them, Brussels would …"
        clause = inner
    elif clause < g.end or tree.tags[clause] not in VERB:
        clause = next((i for i in outer if i >= g.end and tree.tags[i] in VERB), -1)
        if clause < 0:
            return
        tree.hang(clause, tree.heads[top], "advcl")
    for i in range(g.start, g.end):
        tree.hang(i, clause, "mark")
    for i in outer:
        if i != clause:
            tree.heads[i] = clause


def count_heads(tree: Tree, tokens: Tokens, lexicon: Lexicon) -> None:
    """Let what is counted be the head: "a number of | soldiers", "the village | Kefra"."""
    for i, label in enumerate(tree.labels):
        head = tree.heads[i]
        if not 0 <= head < i or tree.tags[i] not in NOMINAL:
            continue
        counted = label == "prep" and _counted(i, head, tree, tokens, lexicon)
        if counted or label == "appos" and tree.tags[i] == "NNP" and _runs_on(head, i, tree):
            _take_over(tree, head, i)


def _runs_on(head: int, name: int, tree: Tree) -> bool:
    """Does a name stand right behind a noun ("the activist | Boniface Otieno")?"""
    between = range(head + 1, name)
    opened = tree.tags[head] == "JJ" and tree.labels[head] == "prep"  # "from the paramilitary | Rapid Support Forces"
    return (tree.tags[head] in NOMINAL or opened) and all(
        tree.heads[i] in (*between, name) and tree.tags[i] in ("NNP", "NN", "JJ") for i in between
    )


def _counted(noun: int, head: int, tree: Tree, tokens: Tokens, lexicon: Lexicon) -> bool:
    of = head + 1
    if (
        tree.heads[of] != noun
        or tree.labels[of] != "case"
        or sum(h == noun and c == "case" for h, c in zip(tree.heads, tree.labels, strict=True)) > 1
    ):
        return False
    return any(
        "quantifier" in lexicon.closed.get(" ".join(tokens.lowers[first : of + 1]), _NONE)
        for first in range(max(0, head - _WIDEST), head + 1)
    )


def _take_over(tree: Tree, head: int, noun: int) -> None:
    for i, above in enumerate(tree.heads):
        if above == noun and tree.labels[i] == "case" and i < noun:
            tree.labels[i] = "mod"
        elif above == head and i != noun and (i > head or tree.labels[i] == "case"):
            tree.heads[i] = noun
    tree.swap(head, noun, "mod")
