"""The program that most tests of CairoRunner run."""

from pathlib import Path

from conftest import compiled

from cairo_vm_py import CairoRunner

PROGRAM = compiled("runner_main")
TEXT = Path(PROGRAM).read_text(encoding="utf-8")


def make(entrypoint="main", layout="small", proof_mode=False):
    return CairoRunner(TEXT, entrypoint, layout, proof_mode)
