"""Gives the wheel the compiled form of the dictionaries, so that an installed coder need not compile them."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileDictionaries(BuildHookInterface[Any]):
    """Compiles the dictionaries of the source tree that the wheel is built from."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Add the compiled file to a wheel; an editable one reads the checkout."""
        if self.target_name != "wheel" or version == "editable":
            return
        root = Path(self.root)
        sys.path.insert(0, str(root / "src"))
        from eventcoder.dictionaries.compiled import compiled_path  # noqa: PLC0415 - not importable before this line
        from eventcoder.dictionaries.library import compile_dictionaries  # noqa: PLC0415 - as above

        self._folder = tempfile.TemporaryDirectory()
        made = Path(self._folder.name) / "compiled"
        made.write_text(compile_dictionaries(root / "dictionaries", installed=True), encoding="utf-8", newline="")
        build_data["force_include"][str(made)] = compiled_path(Path("eventcoder/data")).as_posix()

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:  # noqa: ARG002 - hatchling's
        """Remove what `initialize` made."""
        folder = getattr(self, "_folder", None)
        if folder is not None:
            folder.cleanup()
