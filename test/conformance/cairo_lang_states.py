"""
Runs compiled programs in cairo-lang's VM for a number of steps at most and prints where each then stands.

Usage: python cairo_lang_states.py < programs.json

The input is { "steps": N, "layout": name, "programs": [text, ...] }. Printed is a list of { "error", "step", "registers", "memory",
"accessed" }: the text of the error or null, the steps done, "pc ap fp", "address value" of each cell, sorted, and the
addresses of the cells that instructions accessed, sorted.
Runs in an environment that has cairo-lang, on Python 3.9 or later.
"""

import json
import sys
from pathlib import Path
from typing import Any, Dict

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "python-bridge"))

from cairo_vm_py import starkware_fix  # noqa: E402


def run(text: str, layout: str, steps: int) -> Dict[str, Any]:
    from starkware.cairo.lang.compiler.program import Program
    from starkware.cairo.lang.vm.cairo_runner import CairoRunner
    from starkware.cairo.lang.vm.vm_exceptions import VmException

    runner = CairoRunner(Program.load(json.loads(text)), layout=layout)
    runner.initialize_segments()
    end = runner.initialize_main_entrypoint()
    runner.initialize_vm(hint_locals={})
    error = None
    try:
        while runner.vm.run_context.pc != end and runner.vm.current_step < steps:
            runner.vm_step()
    except VmException as exception:
        error = str(exception)
    context = runner.vm.run_context
    accessed = {runner.vm_memory.relocate_value(address) for address in runner.vm.accessed_addresses}
    return {
        "error": error,
        "step": runner.vm.current_step,
        "registers": f"{context.pc} {context.ap} {context.fp}",
        "memory": [f"{address} {runner.memory[address]}" for address in sorted(runner.memory.keys())],
        "accessed": [str(address) for address in sorted(accessed)],
    }


def main() -> None:
    starkware_fix.install()
    task = json.load(sys.stdin)
    json.dump([run(text, task["layout"], task["steps"]) for text in task["programs"]], sys.stdout)


if __name__ == "__main__":
    main()
