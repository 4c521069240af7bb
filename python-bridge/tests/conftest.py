"""Puts the package on the path."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
sys.path.insert(0, str(Path(__file__).resolve().parent))

PROGRAMS = Path(__file__).resolve().parents[2] / "out" / "python-programs"


def compiled(name: str) -> str:
    """The path of a program of `tests/programs` or `examples`, compiled; `npm test` does that."""
    path = PROGRAMS / f"{name}.json"
    if not path.exists():
        raise FileNotFoundError(f"{path} is missing: run `node scripts/tests/python-programs.mjs`.")
    return str(path)
