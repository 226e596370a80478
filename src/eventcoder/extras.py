"""Optional dependencies, imported when they are first needed."""

from __future__ import annotations

import importlib
from typing import Any

from eventcoder.errors import MissingExtraError


def import_extra(module: str, extra: str, purpose: str) -> Any:
    """Return a module that an extra brings.

    Raises:
        MissingExtraError: it is not installed; the message names the extra and the command that brings it.

    Example:
        >>> import_extra("csv", "parquet", "to read files").__name__
        'csv'
    """
    try:
        return importlib.import_module(module)
    except ImportError as error:
        package = module.partition(".")[0]
        raise MissingExtraError(f"{package} is needed {purpose}: pip install 'eventcoder[{extra}]'") from error
