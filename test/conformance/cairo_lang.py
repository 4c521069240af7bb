"""
Compiles and runs Cairo programs with cairo-lang's own compiler and VM, many in one process.

Usage: python cairo_lang.py

Each line of the input is a job in JSON: `directory` (where its relative paths start), `compile` (the arguments of
cairo-compile), `runs` (a list of arguments of cairo-run; they are done one after the other until one fails), `stdin`
(text for hints that ask), `syscallHandler` (null, or the `module:callable` that makes it) and `result` (the JSON file
to write: what each command printed and how it ended). A job whose compilation fails is not run. When a job is done, a
line with its `result` is printed.
Runs in an environment that has cairo-lang, on Python 3.9 or later.
"""

import contextlib
import importlib
import io
import json
import os
import sys
import traceback
from pathlib import Path
from typing import Any, Callable, Dict, Iterator, List, Optional

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "python-bridge"))

from cairo_vm_py import starkware_fix  # noqa: E402


def call(main: Callable[[], Optional[int]], arguments: List[str], stdin: str) -> Dict[str, Any]:
    """Calls a command of cairo-lang as the shell would: { stdout, stderr, code }."""
    stdout, stderr = io.StringIO(), io.StringIO()
    saved = sys.argv, sys.stdin
    sys.argv, sys.stdin = ["cairo", *arguments], io.StringIO(stdin)
    code: Any = 0
    try:
        with contextlib.redirect_stdout(stdout), contextlib.redirect_stderr(stderr):
            try:
                code = main() or 0
            except SystemExit as exit:
                code = exit.code or 0
            except BaseException:
                traceback.print_exc()
                code = 1
    finally:
        sys.argv, sys.stdin = saved
    return {"stdout": stdout.getvalue(), "stderr": stderr.getvalue(), "code": code}


@contextlib.contextmanager
def syscall_handler(target: Optional[str]) -> Iterator[None]:
    """In here, the runs of cairo-run have the handler among their hint locals."""
    if target is None:
        yield
        return
    from starkware.cairo.lang.vm.cairo_runner import CairoRunner

    initialize_vm = CairoRunner.initialize_vm

    def initialize_with_handler(self: Any, hint_locals: Dict[str, Any], *args: Any, **named: Any) -> Any:
        module, _, name = target.partition(":")
        sys.path.insert(0, os.getcwd())
        try:
            handler = getattr(importlib.import_module(module), name)()
        finally:
            sys.path.pop(0)
        return initialize_vm(self, {**hint_locals, "syscall_handler": handler}, *args, **named)

    CairoRunner.initialize_vm = initialize_with_handler
    try:
        yield
    finally:
        CairoRunner.initialize_vm = initialize_vm


def main() -> None:
    starkware_fix.install()
    from starkware.cairo.lang.compiler import cairo_compile
    from starkware.cairo.lang.vm import cairo_run

    # Read before a hint can: hints see another stdin, which ends at once.
    for line in sys.stdin:
        job = json.loads(line)
        os.chdir(job["directory"])
        result: Dict[str, Any] = {"compile": call(cairo_compile.main, job["compile"], ""), "runs": []}
        ok = result["compile"]["code"] == 0
        for arguments in job["runs"]:
            if ok:
                with syscall_handler(job["syscallHandler"]):
                    result["runs"].append(call(cairo_run.main, arguments, job["stdin"]))
                ok = result["runs"][-1]["code"] == 0
        with open(job["result"], "w", encoding="utf-8") as file:
            json.dump(result, file)
        print(job["result"], flush=True)


if __name__ == "__main__":
    main()
