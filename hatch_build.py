"""Builds the reader as machine code into a wheel, where WARLEDGER_COMPILED=1 asks for it.

    WARLEDGER_COMPILED=1 pip wheel --no-deps --no-build-isolation .     (or: make wheel)

mypyc compiles the same source that runs as it is everywhere else; it needs a C compiler, mypy and setuptools. It works
on a copy: a checkout or an editable install never holds machine code that an edit of its source would leave behind.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

#: For mypyc and the C compiler, beside what Python itself was built with; hidden, functions call each other directly.
_SETTINGS = {
    "MYPYC_OPT_LEVEL": "2",
    "MYPYC_DEBUG_LEVEL": "0",
    "CFLAGS": f"{sysconfig.get_config_var('CFLAGS') or ''} -fvisibility=hidden",
}
_FUTURE = "from __future__ import annotations\n"
_CONSTANT = re.compile(r"^(_?[A-Z][A-Z_0-9]+)(?:: (.+?))? = ", re.M)


class CompiledReader(BuildHookInterface):
    """Adds the modules named in pyproject.toml, compiled; `modules` are patterns, `pure` those left as they are."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile, unless the wheel is an editable one.

        Raises:
            subprocess.CalledProcessError: mypyc or the C compiler failed; they say why.
        """
        if version == "editable" or os.environ.get("WARLEDGER_COMPILED") != "1":
            return
        source = Path(self.root) / self.config["source"]
        self._copy = tempfile.TemporaryDirectory(prefix="warledger-")  # kept until the wheel is written
        self._folder = Path(self._copy.name)
        shutil.copytree(source, self._folder / source.name, ignore=shutil.ignore_patterns("__pycache__"))
        modules = {str(path) for path in self._matching("modules") - self._matching("pure")}
        for module in modules:
            _finalize(self._folder / module)
        subprocess.run(
            [sys.executable, "-m", "mypyc", f"--config-file={self.root}/pyproject.toml", *sorted(modules)],
            cwd=self._folder,
            env=_SETTINGS | os.environ,
            stdout=sys.stderr,
            check=True,
        )
        for pattern in ("*.so", "*.pyd"):
            for built in self._folder.rglob(pattern):
                if "build" not in built.relative_to(self._folder).parts:
                    build_data["force_include"][str(built)] = built.relative_to(self._folder).as_posix()
        build_data["pure_python"] = False
        build_data["infer_tag"] = True

    def _matching(self, key: str) -> set[Path]:
        """The copied files, relative to the copy, that the patterns configured under a key fit."""
        found = (path for pattern in self.config[key] for path in self._folder.glob(pattern))
        return {path.relative_to(self._folder) for path in found}


def _finalize(module: Path) -> None:
    """Declare a module's constants final: machine code then looks none of them up by name each time it needs it."""
    text = module.read_text(encoding="utf-8").replace(_FUTURE, f"{_FUTURE}from typing import Final\n")
    if "import Final" in text:
        text = _CONSTANT.sub(lambda m: f"{m[1]}: Final[{m[2]}] = " if m[2] else f"{m[1]}: Final = ", text)
        module.write_text(text, encoding="utf-8")
