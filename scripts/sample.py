"""Set up what is needed and code the sample article: `python3 scripts/sample.py`. Arguments go on to `eventcoder code`."""

import sys

import environment

PUBLISHED = "2017-03-14"

if __name__ == "__main__":
    python = environment.ready(["cli"])
    command = [python, "-m", "eventcoder", "code", "examples/article.txt", "--date", PUBLISHED]
    sys.exit(environment.call(*command, *(sys.argv[1:] or ["--format", "table"])))
