"""
Starts VMs that this interpreter owns and prints, as JSON, the seconds of each part: the imports with the first VM, which
stands ready to run then; a second VM; a call of a function in a VM that is there.

Usage: python owned_start.py PROGRAM.json FUNCTION
"""

import json
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "python-bridge"))

CALLS = 50


def main(program: str, function: str) -> None:
    start = time.perf_counter()
    from cairo_vm_py import Vm

    first = Vm(program)
    first_ready = time.perf_counter()
    second = Vm(program)
    second_ready = time.perf_counter()
    for _ in range(CALLS):
        second.call(function)
    called = time.perf_counter()
    first.close()
    second.close()
    parts = {
        "firstSeconds": first_ready - start,
        "secondSeconds": second_ready - first_ready,
        "callSeconds": (called - second_ready) / CALLS,
    }
    print(json.dumps(parts))


if __name__ == "__main__":
    main(*sys.argv[1:])
