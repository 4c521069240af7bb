"""
Runs a compiled program in cairo-lang's VM, in the layout small, and prints, as JSON, the steps and the seconds that
they took: those of the loop, and those of the checks at the end.

Usage: python reference.py PROGRAM.json
"""

import json
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "python-bridge"))

from cairo_vm_py import starkware_fix  # noqa: E402


def main() -> None:
    starkware_fix.install()
    from starkware.cairo.lang.compiler.program import Program
    from starkware.cairo.lang.vm.cairo_runner import CairoRunner

    with open(sys.argv[1], encoding="utf-8") as file:
        program = Program.load(json.load(file))
    runner = CairoRunner(program, layout="small")
    runner.initialize_segments()
    end = runner.initialize_main_entrypoint()
    runner.initialize_zero_segment()
    runner.initialize_vm(hint_locals={})
    start = time.perf_counter()
    runner.run_until_pc(end)
    run_seconds = time.perf_counter() - start
    runner.end_run()
    end_seconds = time.perf_counter() - start - run_seconds
    print(json.dumps({"steps": runner.vm.current_step, "runSeconds": run_seconds, "endSeconds": end_seconds}))


if __name__ == "__main__":
    main()
