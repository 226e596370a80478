"""Set up what is needed and run the tests: `python3 scripts/test.py`. Arguments go on to pytest."""

import sys

import environment

if __name__ == "__main__":
    python = environment.ready(["cli", "parquet", "spacy", "dev"])
    sys.exit(environment.call(python, "-m", "pytest", *sys.argv[1:]))
