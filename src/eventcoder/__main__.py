"""`python -m eventcoder` is the command `eventcoder`."""

import sys

from eventcoder.cli import main

sys.exit(main())
