"""
Runs programs in VMs that Python owns: one job per line of stdin, one answer per line of stdout.

A job is {"program", "layout", "input", "stdin", "syscallHandler", "cwd", "trace", "memory"}: paths, but for the
layout's name, the text that hints read, and the `module:callable` that makes the handler, or null.
An answer is {"stdout", "error"}: what the run printed, and str() of what it raised, or null.
"""

import contextlib
import importlib
import io
import json
import os
import sys
from typing import Any, Dict, Optional

sys.path.insert(0, sys.argv[1])

from cairo_vm_py import Vm, VmException  # noqa: E402


def answer(job: Dict[str, Any]) -> Dict[str, Optional[str]]:
    """Runs one program, with what its hints print and read redirected."""
    os.chdir(job["cwd"])
    sys.stdin = io.StringIO(job["stdin"])
    with contextlib.redirect_stdout(io.StringIO()) as printed:
        try:
            run(job)
            error = None
        except Exception as raised:
            failure = getattr(raised, "vm_exception", raised)
            # As cairo-run says what is not the fault of an instruction.
            error = f"{failure}" if isinstance(failure, VmException) else f"Error: {failure}"
    return {"stdout": printed.getvalue(), "error": error}


def run(job: Dict[str, Any]) -> None:
    """As cairo-run with --print_output."""
    program_input = None
    if job["input"] is not None:
        with open(job["input"], encoding="utf-8") as file:
            program_input = json.load(file)
    hint_locals = {}
    if job["syscallHandler"] is not None:
        module, _, name = job["syscallHandler"].partition(":")
        sys.path.insert(0, job["cwd"])
        hint_locals["syscall_handler"] = getattr(importlib.import_module(module), name)()
    given = {"program_input": program_input, "hint_locals": hint_locals}
    with Vm(job["program"], layout=job["layout"], hints="python", **given) as vm:
        vm.run()
        vm.end()
        if "output" in vm.program.builtins:
            print_output(vm)
        vm.write_files(trace=job["trace"], memory=job["memory"])


def print_output(vm: Vm) -> None:
    """Prints what cairo-run prints of the output."""
    print("Program output:")
    for cell in vm.output:
        if isinstance(cell, int):
            cell = cell if cell <= vm.program.prime // 2 else cell - vm.program.prime
        print(f"  {'<missing>' if cell is None else cell}")
    print()


jobs = sys.stdin
for line in jobs:
    print(json.dumps(answer(json.loads(line))), flush=True)
