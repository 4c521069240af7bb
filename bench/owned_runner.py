"""
Runs a compiled program by `CairoRunner.cairo_run` and prints, as JSON, its steps and the seconds.

Usage: python owned_runner.py PROGRAM.json [TRACE MEMORY]
"""

import json
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "python-bridge"))


def main(program: str, *files: str) -> None:
    from cairo_vm_py import CairoRunner

    with open(program, encoding="utf-8") as file:
        runner = CairoRunner(file.read(), layout="all_cairo")
    start = time.perf_counter()
    runner.cairo_run(False, *files)
    seconds = time.perf_counter() - start
    print(json.dumps({"steps": runner.vm.current_step, "runSeconds": seconds, "endSeconds": 0}))


if __name__ == "__main__":
    main(*sys.argv[1:])
