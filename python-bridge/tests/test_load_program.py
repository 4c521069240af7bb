"""`vm_load_program`: what hints give it, and what the hints of the loaded program see."""

from typing import Any, Dict

from cairo_vm_py import RelocatableValue
from fake_vm import FakeVm, entry

POINT = {"size": 1, "members": {"x": [0, 0, None]}}
OTHER_POINT = {"size": 2, "members": {"y": [0, 0, None], "x": [1, 0, None]}}
#: `ids.p`, a pointer to a Point, is the first reference that is sent.
NAMES = {"p": ["reference", 0, 2, "Point", None], "Point": ["struct", "Point"]}


def description(vm: FakeVm, code: str, **changes: Any) -> Dict[str, Any]:
    """A program with one hint, as the VM describes it."""
    hint = {
        "id": len(vm.table.hints),
        "function": "__main__.f",
        "code": code,
        "file": "inner.cairo",
        "path": "/inner.cairo",
        "line": 7,
        "names": NAMES,
        **changes,
    }
    return {"structs": {"Point": OTHER_POINT}, "files": [], "hints": [hint]}


class StarkwareProgram:
    """Has what the bridge uses of cairo-lang's Program."""

    def dump(self) -> Dict[str, Any]:
        return {"prime": "0x11"}


def test_a_program_may_be_a_dictionary_or_a_program_of_cairo_lang():
    vm = FakeVm({"Program": StarkwareProgram, "base": RelocatableValue(3, 8)})
    assert vm.do("vm_load_program({'data': []}, base)") is None
    assert vm.asked == [{"op": "load", "program": '{"data": []}', "base": [3, 8]}]
    assert vm.do("vm_load_program(program=Program(), program_base=base)") is None
    assert vm.asked[1]["program"] == '{"prime": "0x11"}'


def test_its_hints_see_their_own_structs_and_the_scopes_of_the_run():
    vm = FakeVm()
    own = vm.add_hint("seen = ids.p.x, ids.Point.SIZE", structs={"Point": POINT}, names=NAMES)
    loads = vm.add_hint("outer = 5\nvm_load_program({}, ap)")
    vm.loaded = description(vm, "inner = ids.p.x, ids.Point.SIZE, outer")
    assert vm.run(loads) is None
    vm.memory.update({(1, 0): 10, (1, 1): 11})
    sent = [entry(RelocatableValue(1, 0), (1, 5))]
    assert vm.run(loads + 1, references=sent) is None
    assert vm.scope["inner"] == (11, 2, 5)
    assert vm.run(own, references=sent) is None
    assert vm.scope["seen"] == (10, 1)


def test_its_hints_get_names_that_no_hint_mentioned_before():
    vm = FakeVm()
    loads = vm.add_hint("vm_load_program({}, ap)")
    vm.loaded = description(vm, "third = fdiv(9, 3)")
    assert vm.run(loads) is None
    assert vm.run(loads + 1) is None
    assert vm.scope["third"] == 3


def test_the_debugger_is_told_of_its_lines():
    vm = FakeVm()
    loads = vm.add_hint("vm_load_program({}, ap)")
    vm.loaded = description(vm, "a = 1\n\nb = 2")
    assert vm.run(loads) is None
    assert vm.lines["/inner.cairo"] == [7, 9]


def test_a_hint_that_does_not_compile_fails_the_hint_that_loads():
    vm = FakeVm()
    loads = vm.add_hint("vm_load_program({}, ap)")
    vm.loaded = description(vm, "a = = 1")
    failure = vm.run(loads)
    assert failure is not None
    assert (failure["type"], failure["text"]) == ("VmException", "as the VM says")
    assert failure["message"] == "Got an exception while executing a hint."
    question = vm.asked[-1]
    assert (question["op"], question["hint"]) == ("load_error", loads + 1)
    assert question["failure"]["message"] == "Got an exception while compiling a hint."
