"""Texts of a few sentences, and what in them belongs together: `cd tests && python -m record.links`.

A line of links.jsonl holds `id`, `group`, `date`, `text`, `count` (the least and the greatest number of events) and `events`, those
that a careful reader finds (see expected.py). In the group `trap` a link across sentences would be wrong. Rows whose number is
divisible by four are held: they are counted and their failures are not read.
"""

from __future__ import annotations

import sys

from record.expected import misses
from record.suite import Suite

SUITE = Suite("links", misses)

if __name__ == "__main__":
    sys.exit(SUITE.main(None, __doc__))
