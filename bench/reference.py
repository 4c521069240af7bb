"""
Runs a compiled program in cairo-lang's VM and prints, as JSON, the steps, the seconds that they took (the loop
alone, without loading and without writing files) and the process's peak memory in bytes.

Usage: python reference.py <compiled.json> <program input, as JSON>
"""

import json
import sys
import time
from pathlib import Path
from typing import Optional

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "python-bridge"))

from cairo_vm_py import starkware_fix  # noqa: E402


def peak_memory() -> Optional[int]:
    """In bytes; None where the system does not tell."""
    try:
        import resource
    except ImportError:
        return None
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024


def main() -> None:
    starkware_fix.install()
    from starkware.cairo.lang.compiler.program import Program
    from starkware.cairo.lang.vm.cairo_runner import CairoRunner

    with open(sys.argv[1], encoding="utf-8") as file:
        program = Program.load(json.load(file))
    runner = CairoRunner(program, layout="plain")
    runner.initialize_segments()
    end = runner.initialize_main_entrypoint()
    runner.initialize_zero_segment()
    runner.initialize_vm(hint_locals={"program_input": json.loads(sys.argv[2])})
    start = time.perf_counter()
    runner.run_until_pc(end)
    seconds = time.perf_counter() - start
    print(json.dumps({"steps": runner.vm.current_step, "seconds": seconds, "peakBytes": peak_memory()}))


if __name__ == "__main__":
    main()
