"""Set up what is needed and run the tests on all cores: `python3 scripts/test.py`. Arguments go on to pytest.

The dictionaries are compiled first: hundreds of coders are made on the way, and each starts three times as fast.
"""

import sys

import environment

if __name__ == "__main__":
    python = environment.ready(["cli", "parquet", "spacy", "dev"])
    code = environment.call(python, "scripts/compile_dictionaries.py")
    # A file of tests stays in one process, since its tests share a coder.
    sys.exit(code or environment.call(python, "-m", "pytest", "-n", "auto", "--dist", "loadfile", *sys.argv[1:]))
