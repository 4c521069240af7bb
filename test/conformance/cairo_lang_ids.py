"""
What `ids.<name>` is, by cairo-lang, at places all over a compiled program.

Usage: python cairo_lang_ids.py program.json ... > answers.json

The registers and memory are made up: ap = 1:1000, fp = 1:900, and a cell holds a pointer or a number that follows from
its address (see `MadeUpMemory`; the test computes the same). The answer is,
for each program, a list of [pc, name, text].
"""

import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "python-bridge"))

from cairo_vm_py import starkware_fix  # noqa: E402

starkware_fix.install()

from starkware.cairo.lang.compiler.expression_evaluator import ExpressionEvaluator  # noqa: E402
from starkware.cairo.lang.compiler.program import Program  # noqa: E402
from starkware.cairo.lang.compiler.scoped_name import ScopedName  # noqa: E402
from starkware.cairo.lang.vm import vm_consts  # noqa: E402
from starkware.cairo.lang.vm.memory_dict import UnknownMemoryError  # noqa: E402
from starkware.cairo.lang.vm.relocatable import RelocatableValue  # noqa: E402

# Of the instructions, every so manieth: they differ little from one to the next.
EVERY = 5


class MadeUpMemory(dict):
    """Every third cell is unknown, every third holds a number, the others point on."""

    def __missing__(self, address):
        if not isinstance(address, RelocatableValue):
            raise UnknownMemoryError(address)
        mixed = address.segment_index * 7 + address.offset
        if mixed % 3 == 0:
            raise UnknownMemoryError(address)
        if mixed % 3 == 1:
            return mixed * 1000003
        return RelocatableValue(2 + mixed % 5, mixed % 97)


def describe(value) -> str:
    if isinstance(value, vm_consts.VmConstsReference):
        return f"struct {value._struct_definition.full_name} at {value.address_}"
    if isinstance(value, vm_consts.VmConstsStruct):
        return f"definition of {value._struct_definition.full_name}"
    if isinstance(value, vm_consts.VmConsts):
        return f"scope {value._accessible_scopes[0]} {vars(value).get('instruction_offset_')}"
    return f"value {value}"


def names_in(program: Program, scopes) -> list:
    prefixes = [str(scope) for scope in scopes]
    names = {str(name[-1:]) for name in program.identifiers.as_dict() if str(name[:-1]) in prefixes}
    # Python never asks `ids` for names that start with two underscores.
    return sorted(name for name in names if not name.startswith("__"))


def answers_for(program: Program) -> list:
    ap, fp = RelocatableValue(1, 1000), RelocatableValue(1, 900)
    answers = []
    for pc, location in sorted(program.debug_info.instruction_locations.items())[::EVERY]:
        memory = MadeUpMemory()
        evaluator = ExpressionEvaluator(program.prime, ap, fp, memory, program.identifiers)
        context = vm_consts.VmConstsContext(
            identifiers=program.identifiers,
            evaluator=evaluator.eval,
            reference_manager=program.reference_manager,
            flow_tracking_data=location.flow_tracking_data,
            memory=memory,
            pc=pc,
        )
        ids = vm_consts.VmConsts(context=context, accessible_scopes=location.accessible_scopes)
        for name in names_in(program, location.accessible_scopes) + ["no_such_name"]:
            try:
                text = describe(getattr(ids, name))
            except Exception as exc:
                text = f"{type(exc).__name__}: {exc}"
            answers.append([pc, name, text])
    return answers


programs = [Program.load(json.loads(Path(path).read_text())) for path in sys.argv[1:]]
json.dump([answers_for(program) for program in programs], sys.stdout)
