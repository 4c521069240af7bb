"""
Records what cairo-lang's VM says of the failing hints in `tracebacks/`, into `tracebacks.json`.

Run it with a Python that has cairo-lang: python record_tracebacks.py
"""

import json
import os
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from cairo_vm_py import starkware_fix  # noqa: E402


def record(name: str) -> dict:
    from starkware.cairo.lang.cairo_constants import DEFAULT_PRIME
    from starkware.cairo.lang.compiler.cairo_compile import compile_cairo_files
    from starkware.cairo.lang.vm.cairo_runner import CairoRunner
    from starkware.cairo.lang.vm.vm_exceptions import VmException

    program = compile_cairo_files([name], debug_info=True, prime=DEFAULT_PRIME)
    hints = []
    for pc, of_pc in program.hints.items():
        for index, hint in enumerate(of_pc):
            location = program.debug_info.instruction_locations[pc].hints[index]
            line = location.location.start_line + location.n_prefix_newlines
            hints.append({"code": hint.code, "line": line})
    try:
        runner = CairoRunner(program, layout="plain")
        runner.initialize_segments()
        end = runner.initialize_main_entrypoint()
        runner.initialize_vm(hint_locals={})
        runner.run_until_pc(end)
    except VmException as error:
        return {
            "hints": hints,
            "message": str(error.inner_exc),
            "traceback": error.inner_exc.exception_str,
        }
    raise AssertionError(f"{name} does not fail")


def main() -> None:
    starkware_fix.install()
    os.chdir(HERE / "tracebacks")
    goldens = {"python": list(sys.version_info[:2])}
    goldens["cases"] = {path.stem: record(path.name) for path in sorted(Path().glob("*.cairo"))}
    (HERE / "tracebacks.json").write_text(json.dumps(goldens, indent=2) + "\n")


if __name__ == "__main__":
    main()
