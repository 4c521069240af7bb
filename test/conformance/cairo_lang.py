"""
Compiles and runs Cairo programs with cairo-lang's own compiler and VM, many in one process.

Usage: python cairo_lang.py < jobs.json

The input is a list of jobs, each with `directory` (where its relative paths start), `compile` and `run` (the
arguments of cairo-compile and cairo-run; null: leave that out), `stdin` (text for hints that ask) and `result`
(the JSON file to write: what each of the two printed and how it ended). A job whose compilation fails is not run.
Runs in an environment that has cairo-lang, on Python 3.9 or later.
"""

import contextlib
import io
import json
import os
import sys
import traceback
from pathlib import Path
from typing import Any, Callable, Dict, List, Optional

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


def main() -> None:
    starkware_fix.install()
    from starkware.cairo.lang.compiler import cairo_compile
    from starkware.cairo.lang.vm import cairo_run

    for job in json.load(sys.stdin):
        os.chdir(job["directory"])
        result: Dict[str, Any] = {"compile": None, "run": None}
        if job["compile"] is not None:
            result["compile"] = call(cairo_compile.main, job["compile"], "")
        if job["run"] is not None and (result["compile"] is None or result["compile"]["code"] == 0):
            result["run"] = call(cairo_run.main, job["run"], job["stdin"])
        with open(job["result"], "w", encoding="utf-8") as file:
            json.dump(result, file)


if __name__ == "__main__":
    main()
