"""Set up what is needed and run the tests on all cores: `python3 scripts/test.py`. Arguments go on to pytest.

The dictionaries are compiled first: hundreds of coders are made on the way, and each starts three times as fast.
"""

import sys

import environment

if __name__ == "__main__":
    python = environment.ready(["cli", "parquet", "spacy", "dev"])
    code = environment.call(python, "scripts/compile_dictionaries.py")
    # Each process takes a run of files, since the tests of a file share a coder, and at the end steals what is left.
    sys.exit(code or environment.call(python, "-m", "pytest", "-n", "auto", "--dist", "worksteal", *sys.argv[1:]))
