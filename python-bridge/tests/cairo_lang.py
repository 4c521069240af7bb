"""cairo-lang's own runner, which the tests of ours are compared with; where there is none, they are skipped."""

import functools
import json
from typing import Any, Dict, Optional

import pytest

from cairo_vm_py import interop, starkware_fix


@functools.lru_cache(maxsize=None)
def load_program(path: str) -> Any:
    """A Program of cairo-lang."""
    starkware_fix.install()
    interop.install()
    pytest.importorskip("starkware.cairo.lang.vm.cairo_runner")
    from starkware.cairo.lang.compiler.program import Program

    with open(path, encoding="utf-8") as file:
        return Program.Schema().load(json.load(file))


def start(
    path: str,
    layout: str,
    entrypoint: str = "main",
    hint_locals: Optional[Dict[str, Any]] = None,
    static_locals: Optional[Dict[str, Any]] = None,
) -> Any:
    """A CairoRunner before its first step; `runner.final_pc` is where it ends."""
    program = load_program(path)
    from starkware.cairo.lang.vm.cairo_runner import CairoRunner

    runner = CairoRunner(program, layout)
    runner.initialize_segments()
    stack = [each for builtin in runner.builtin_runners.values() for each in builtin.initial_stack()]
    runner.execution_public_memory = []
    return_fp = runner.segments.add()
    runner.initialize_function_entrypoint(entrypoint, stack, return_fp=return_fp)
    runner.initialize_zero_segment()
    runner.initialize_vm(hint_locals=hint_locals or {}, static_locals=static_locals)
    return runner


def run(path: str, layout: str, entrypoint: str = "main", **objects: Any) -> Any:
    """A CairoRunner after its run and all checks of cairo-run. Raises what they raise."""
    runner = start(path, layout, entrypoint, **objects)
    from starkware.cairo.lang.vm.security import verify_secure_runner

    runner.run_until_pc(runner.final_pc)
    runner.end_run()
    runner.read_return_values()
    verify_secure_runner(runner)
    return runner


def function_runner(path: str, layout: str = "plain") -> Any:
    """A CairoFunctionRunner."""
    program = load_program(path)
    from starkware.cairo.common.cairo_function_runner import CairoFunctionRunner

    return CairoFunctionRunner(program, layout)
