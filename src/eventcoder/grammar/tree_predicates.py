"""Verbs of a tree that the parser took for something else, and subjects that it gave to others: what the lexicon knows better."""

from __future__ import annotations

from eventcoder.grammar.lexicon import Lexicon
from eventcoder.grammar.penn import NOMINAL, VERB
from eventcoder.grammar.trees import Tree
from eventcoder.model import Tokens

_NONE: frozenset[str] = frozenset()


def headline(tree: Tree, ours: list[str], tokens: Tokens, lexicon: Lexicon) -> None:
    """Make the verb of a headline of what counts its victims: "12 | hurt as police clash with farmers", "Two killed, dozens | hurt in
    Cairo clashes".
    """
    root = next((i for i, head in enumerate(tree.heads) if head < 0), 0)
    if not tree.tags or tree.tags[-1] == ".":
        return
    _parallel(root, tree)
    if tree.tags[root] not in (*NOMINAL, "JJ") or root == 0:
        return
    below = [c for c, head in enumerate(tree.heads) if head == root]
    before = [c for c in below if c < root]
    counted = before == [0] and tree.tags[0] == "CD" and tree.labels[0] == "mod" and root == 1
    if counted and "VBN" in lexicon.lookup(tokens.lowers[root]):
        tree.tags[root], tree.labels[0] = "VBN", "subj"
        return
    subjects = [c for c in before if tree.labels[c] == "subj"]
    verbs = [(s, v) for s in subjects for v in (s + 1,) if tree.heads[v] == s and tree.labels[v] == "acl"]
    near = root - 1
    if not verbs or len(verbs) < len(subjects) or ours[root] not in NOMINAL or tree.labels[near] != "prep":
        return
    subject, verb = verbs[-1]
    tree.hang(verb, -1, "root")
    tree.hang(root, tree.heads[near], "prep")
    for c, head in enumerate(tree.heads):
        if head == near and tree.labels[c] in ("case", "mod"):
            tree.heads[c] = root
    tree.hang(near, root, "mod")
    tree.hang(subject, verb, "subj")
    for s, v in verbs[:-1]:
        tree.hang(v, verb, "parataxis")
        tree.hang(s, v, "subj")
    for c in below:
        if tree.labels[c] == "punct":
            tree.heads[c] = verb


def _parallel(root: int, tree: Tree) -> None:
    """Part two counts and their participles: "Two killed, | dozens hurt in Cairo blast"."""
    verb = root + 1
    if tree.tags[root] not in (*NOMINAL, "CD") or verb >= len(tree) or tree.heads[verb] != root:
        return
    for c, head in enumerate(list(tree.heads)):
        second = c + 1
        joined = head == root and tree.labels[c] in ("conj", "appos") and second < len(tree)
        if not joined or tree.heads[second] != c or "acl" not in (tree.labels[second], tree.labels[verb]):
            continue
        if tree.tags[second] not in ("VBN", "VBD") or tree.tags[verb] not in ("VBN", "VBD"):
            continue
        tree.swap(root, verb, "subj")
        tree.hang(second, verb, "parataxis")
        tree.hang(c, second, "subj")
        for x, above in enumerate(tree.heads):
            if above == root and tree.labels[x] in ("punct", "cc"):
                tree.heads[x] = verb
        return


def retag(tree: Tree, tokens: Tokens, lexicon: Lexicon) -> None:
    """Make a verb of what the tree treats as one, though the parser's tagger took it for a noun."""
    for i, label in enumerate(tree.labels):
        head = tree.heads[i]
        if label not in ("subj", "obj", "aux", "mark") or head < 0 or tree.tags[head] in VERB:
            continue
        if label in ("aux", "mark") and tree.tags[i] not in ("MD", "TO") or tree.tags[head] == "NNP":
            continue
        choice = lexicon.lookup(tokens.lowers[head])
        verbs = [tag for tag in choice if tag in VERB]
        if verbs and tree.tags[head] in ("NN", "NNS", "JJ", "IN", "RB"):
            tree.tags[head] = "VBP" if verbs[0] == "VB" and label == "subj" else verbs[0]


def nominalise(tree: Tree, tokens: Tokens, lexicon: Lexicon) -> None:
    """Make a noun of what the tree treats as one, though it looks like a verb ("| looting by soldiers | went on")."""
    children = tree.children()
    for i, label in enumerate(tree.labels):
        if (
            tree.tags[i] not in VERB
            or tree.tags[i] in ("VBN", "MD")
            or label not in ("subj", "csubj", "pcomp", "obj", "prep", "agent")
        ):
            continue
        below = {tree.labels[c] for c in children[i]}
        if label == "subj" and _is_subject(i, tree, children):
            known = [one for one in lexicon.lookup(tokens.lowers[i]) if one in NOMINAL]
            if known:
                tree.tags[i] = "NNS" if tree.tags[i] == "VBZ" else known[0]
                for c in children[i]:
                    if tree.labels[c] == "subj":
                        tree.labels[c] = "mod"  # "| Precision | strikes went on"
                continue
        if label in ("csubj", "pcomp"):
            if (
                label == "csubj"
                and tree.tags[i] == "VBG"
                and not below - {"punct", "mark"}
                and "NN" in lexicon.lookup(tokens.lowers[i])
            ):
                tree.tags[i], tree.labels[i] = "NN", "subj"  # "| Shelling | displaced families"
                continue
            gerund = bool(below & {"obj", "comp", "xcomp", "subj", "mark", "aux"}) or tree.tags[i] != "VBG"
            verb = tree.heads[i]
            of = verb >= 0 and "of" in lexicon.frames.get(lexicon.lemma(tokens.lowers[verb], tree.tags[verb]), _NONE)
            if not gerund and not of and "NN" in lexicon.lookup(tokens.lowers[i]) and "prep" in below:
                tree.tags[i], tree.labels[i] = "NN", "subj" if label == "csubj" else "prep"
            continue
        if (
            label == "subj"
            and tree.tags[i] == "VBG"
            and not below - {"punct"}
            and "NN" in lexicon.lookup(tokens.lowers[i])
        ):
            tree.tags[i] = "NN"  # "since | fighting | broke out"
            continue
        owned = "obj" not in below and "prep" in below and tree.tags[i] == "VBG" and label == "subj"
        if below & {"mod", "poss"} or owned:
            nouns = [tag for tag in lexicon.lookup(tokens.lowers[i]) if tag in NOMINAL]
            tree.tags[i] = nouns[0] if nouns else "NN"


def _is_subject(i: int, tree: Tree, children: list[list[int]]) -> bool:
    """Does a verb form stand as the subject of a verb, with nothing that only a clause has ("| Aid from Oman | was cut")?"""
    if tree.tags[i] not in ("VB", "VBP", "VBZ") or tree.heads[i] < i:
        return False
    return all(
        tree.labels[c] in ("prep", "mod", "poss", "case", "punct") or tree.labels[c] == "subj" and c == i - 1
        for c in children[i]
    )


def passive_predicates(tree: Tree, tokens: Tokens, lexicon: Lexicon) -> None:
    """Make a verb of what stands between *be* and a by-phrase as if it were a noun ("was | overrun | by demonstrators")."""
    children = tree.children()
    for i, tag in enumerate(tree.tags):
        be = next((c for c in children[i] if tree.labels[c] == "aux" and c < i), -1) if tag == "JJ" else -1
        if be >= 0 and "be" in lexicon.closed.get(tokens.lowers[be], _NONE) and tree.tags[be] in VERB:
            tree.swap(i, be, "pred")  # "were | aghast at the killing"
            for c in children[i]:
                if c < be or tree.labels[c] in ("punct", "subj", "aux", "conj", "cc"):
                    tree.heads[c] = be if c != be else tree.heads[c]
    children = tree.children()
    for i, label in enumerate(tree.labels):
        verb = tree.heads[i]
        if label != "pred" or verb != i - 1 or tree.tags[i] not in ("NN", "JJ"):
            continue
        behind = [c for c in children[i] if c > i and tree.labels[c] in ("prep", "agent")]
        cases = {tokens.lowers[x] for c in behind for x in children[c] if tree.labels[x] == "case"}
        copula = "be" in lexicon.closed.get(tokens.lowers[verb], _NONE)
        if copula and "by" in cases and "VBN" in lexicon.lookup(tokens.lowers[i]):
            tree.tags[i] = "VBN"
            tree.swap(verb, i, "aux")
            for c in children[verb]:
                if c != i:
                    tree.heads[c] = i


def promote(tree: Tree, tokens: Tokens, lexicon: Lexicon) -> None:
    """Make the verb of a sentence of a participle that hangs on its root, a noun ("Ten | killed in blast", "Rebels, who …, |
    attacked"), and of words that only can be verbs.
    """
    for i, lower in enumerate(tokens.lowers):
        if tree.tags[i] in NOMINAL and tree.labels[i] in ("root", "conj", "prep") and _only_verb(lower, lexicon):
            alone = not any(h == i and tree.labels[c] in ("mod", "poss") for c, h in enumerate(tree.heads))
            alone = alone and not (
                tree.labels[i] == "prep" and tokens.lowers[i + 1 : i + 2] == ("of",)
            )  # "over | jailing of editors"
            tree.tags[i] = lexicon.lookup(lower)[0] if alone and tokens.words[i][:1].islower() else tree.tags[i]
    free_object(tree, tokens, lexicon)
    _raise_active(tree, tokens, lexicon)
    for i, label in enumerate(tree.labels):
        head = tree.heads[i]
        if (
            label == "acl"
            and 0 <= head < i
            and tree.labels[head] in ("root", "appos", "conj")
            and tree.tags[i] in ("VBN", "VBD")
        ):
            own = any(above == i and tree.labels[c] in ("subj", "mark") for c, above in enumerate(tree.heads))
            if own or tree.tags[head] not in (*NOMINAL, "CD", "PRP") or _has_verb_above(head, tree):
                continue
            subject = tree.labels[head]
            tree.swap(head, i, "subj")
            if subject == "appos":
                tree.labels[i] = "parataxis"
            for c, above in enumerate(tree.heads):
                if above == head and (c > i or tree.labels[c] == "punct"):
                    tree.heads[c] = i


def give_subjects(tree: Tree) -> None:
    """Give verbs the subjects that the parser gave to others: "The soldiers | captured last week | were released", "close the
    bridges and | shops | close", "Iran, | Iraq | sign".
    """
    children = tree.children()
    labels, tags, heads = tree.labels, tree.tags, tree.heads
    for v, tag in enumerate(tags):
        own = [c for c in children[v] if labels[c] == "subj"]
        if tag not in VERB or heads[v] < 0 and labels[v] != "root":
            continue
        around = len(own) > 1 and labels[v] == "parataxis" and heads[v] > v and own[0] < v < own[1]
        if around and not any(labels[c] == "subj" for c in children[heads[v]]):
            tree.hang(own[0], heads[v], "subj")  # "The militia," | said the police, | "has …"
        if own and labels[v] == "root" and tags[-1] == ".":
            _from_infinitive(v, own[0], tree, children)
        _from_adverbs(v, tree, children)
        if not own:
            _from_participle(v, tree, children)
            if (
                labels[v] == "conj"
                and v
                and heads[v - 1] < v
                and labels[v - 1] == "conj"
                and heads[heads[v - 1]] == heads[v]
            ):
                tree.hang(v - 1, v, "subj")
            continue
        bare = ("time", "advcl", "dep", "adv")
        first = next((c for c in children[v] if labels[c] in bare and tags[c] == "NNP" and c < own[0]), -1)
        joined = first >= 0 and (tags[first + 1] == "," or tags[first + 1] == "CC" and first == 0)
        if first >= 0 and first + 1 == own[0] and labels[first] != "time":
            tree.hang(first, own[0], "mod")  # "| Walloon | farmers dumped manure"
        elif joined and tags[own[0]] == "NNP" and own[0] == first + 2:
            tree.hang(own[0], first, "conj")
            labels[first] = "subj"


def _from_adverbs(verb: int, tree: Tree, children: list[list[int]]) -> None:
    """A noun beside its verb that the parser took for an adverbial: its subject, or its object."""
    labels, tags = tree.labels, tree.tags
    have = {labels[c] for c in children[verb]}
    if (
        "subj" not in have
        and verb
        and labels[verb - 1] == "time"
        and tags[verb - 1] == "NNP"
        and tree.heads[verb - 1] == verb
    ):
        labels[verb - 1] = "subj"
    after = verb + 1
    if (
        "obj" not in have
        and after < len(tree)
        and labels[after] == "adv"
        and tags[after] in NOMINAL
        and tree.heads[after] == verb
    ):
        labels[after] = "obj"


def _from_participle(verb: int, tree: Tree, children: list[list[int]]) -> None:
    for c in children[verb]:
        if tree.labels[c] not in ("comp", "csubj") or c > verb or tree.tags[c] != "VBN" or "," in tree.tags[c:verb]:
            continue
        inner = [x for x in children[c] if tree.labels[x] == "subj"]
        if inner and not any(tree.labels[x] in ("aux", "mark") for x in children[c]):
            tree.hang(inner[0], verb, "subj")
            tree.hang(c, inner[0], "acl")


def _from_infinitive(verb: int, subject: int, tree: Tree, children: list[list[int]]) -> None:
    """ "The ministers | called on both sides | to stop": a sentence's verb is not its infinitive but what stands before that."""
    if not any(tree.tags[c] == "TO" for c in children[verb]):
        return
    for c in children[subject]:
        if tree.labels[c] == "acl" and tree.tags[c] in ("VBN", "VBD") and subject < c < verb:
            tree.hang(c, tree.heads[verb], tree.labels[verb])
            tree.hang(subject, c, "subj")
            tree.hang(verb, c, "xcomp")
            tree.tags[c] = "VBD"


def free_object(tree: Tree, tokens: Tokens, lexicon: Lexicon) -> None:
    """Give a verb's object back to it, and the verb of the sentence to its subject: "A promise to extradite | the banker | calmed
    critics", of which a parser makes that the banker calmed them.
    """
    for v, label in enumerate(tree.labels):
        a = tree.heads[v]
        if label != "comp" or tree.tags[v] not in VERB or not 0 <= a < v or tree.labels[a] not in ("acl", "relcl"):
            continue
        noun = tree.heads[a]
        subject = next((c for c, head in enumerate(tree.heads) if head == v and tree.labels[c] == "subj"), -1)
        own = any(head == a and tree.labels[c] == "obj" for c, head in enumerate(tree.heads))
        frames = lexicon.frames.get(lexicon.lemma(tokens.lowers[a], tree.tags[a]), _NONE)
        if (
            subject < a
            or own
            or frames & {"that", "speech"}
            or frames
            and "trans" not in frames
            or tree.labels[noun] != "root"
        ):
            continue
        tree.hang(v, tree.heads[noun], "root")
        tree.hang(noun, v, "subj")
        tree.hang(subject, a, "obj")
        for c, head in enumerate(tree.heads):
            if head == noun and tree.labels[c] == "punct":
                tree.heads[c] = v


def _raise_active(tree: Tree, tokens: Tokens, lexicon: Lexicon) -> None:
    """Hang a past form with an object on the sentence's noun: "Two men on a motorcycle | hurled a grenade"."""
    for i, label in enumerate(tree.labels):
        if label != "acl" or tree.tags[i] not in ("VBN", "VBD"):
            continue
        frames = lexicon.frames.get(lexicon.lemma(tokens.lowers[i], "VBD"), _NONE)
        active = "intr" in frames and "trans" not in frames
        if active or any(head == i and tree.labels[c] == "obj" for c, head in enumerate(tree.heads)):
            _raise(i, tree)
    root = next((i for i, head in enumerate(tree.heads) if head < 0), 0)
    if tree.tags[-1:] == ["."] and tree.tags[root] in NOMINAL and tree.labels[root] == "root":
        last = [i for i, label in enumerate(tree.labels) if label == "acl" and tree.tags[i] in ("VBN", "VBD")]
        if last and not any(
            head == root and tree.labels[c] == "acl" and tree.tags[c] == "VBD" for c, head in enumerate(tree.heads)
        ):
            _raise(last[-1], tree)  # "Fighters loyal to the general | massed south of the capital."


def _raise(verb: int, tree: Tree) -> None:
    """Hang a verb on the sentence's noun, past the phrases of that."""
    at = tree.heads[verb]
    while (tree.labels[at] in ("prep", "mod", "acl") or tree.tags[at] == "JJ") and 0 <= tree.heads[at] < at:
        above = tree.heads[at]
        if tree.labels[above] == "relcl" and tree.tags[verb - 1] == ",":
            above = tree.heads[above]  # "…, who has been in hiding since the vote, | called …"
        if tree.tags[above] not in (*NOMINAL, "JJ"):
            break
        at = above
    if tree.labels[at] == "root" and tree.tags[at] in NOMINAL:
        tree.heads[verb] = at


def _only_verb(lower: str, lexicon: Lexicon) -> bool:
    tags = lexicon.tags.get(lower, ())
    return bool(tags) and all(tag in VERB for tag in tags)


def _has_verb_above(i: int, tree: Tree) -> bool:
    """Does the noun hang, at whatever distance, on a verb, or does a finite one hang on it that is its own?"""
    at = tree.heads[i]
    for _ in range(len(tree)):
        if at < 0:
            return False
        if tree.tags[at] in VERB:
            return tree.labels[i] != "appos"
        at = tree.heads[at]
    return True


def govern_gerunds(tree: Tree, ours: list[str], tokens: Tokens, lexicon: Lexicon) -> None:
    """ "of | torturing | detainees": a gerund behind a preposition that the parser took for an adjective of its object."""
    for i, tag in enumerate(tree.tags):
        noun = tree.heads[i]
        known = lexicon.tags.get(tokens.lowers[i], ())
        if (
            tag != "VBG"
            or ours[i] != "VBG"
            or tree.labels[i] != "mod"
            or noun <= i
            or known[:1] != ("VBG",)
            or {"JJ", "NN"} & set(known)
        ):
            continue
        if i and tree.labels[i - 1] == "case" and tree.heads[i - 1] == noun and tree.labels[noun] == "prep":
            tree.hang(i, tree.heads[noun], "pcomp")
            tree.hang(noun, i, "obj")
            tree.hang(i - 1, i, "case")
