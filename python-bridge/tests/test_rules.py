"""The rules that hints give to segments."""

import pytest

from cairo_vm_py import RelocatableValue
from fake_vm import FakeVm


def vm_with(code):
    vm = FakeVm()
    answer = vm._answer_json
    vm._answer_json = lambda question: None if question["op"] == "rule" else answer(question)
    assert vm.do(code) is None
    return vm


def ask(vm, kind, segment, offset):
    question = {"kind": kind, "address": [segment, offset]}
    return vm.executor.rules.answer({**question, "segments": 4, "temporary": 0})


DOUBLE = """
def double(vm, addr, factor):
    memory = vm.run_context.memory
    if addr.offset == 1 and addr - 1 in memory:
        assert vm.is_integer_value(memory[addr - 1]), f"{addr - 1} is a pointer."
        return memory[addr - 1] * factor

vm_add_auto_deduction_rule(3, lambda vm, addr: None)
vm_add_auto_deduction_rule(3, double, 2)
"""


def test_unknown_cells_are_asked_of_the_rules_in_their_order():
    vm = vm_with(DOUBLE)
    assert vm.asked == [{"op": "rule", "segment": 3, "kind": "deduction"}] * 2
    assert ask(vm, "deduction", 3, 1) == {"value": None}
    vm.memory[(3, 0)] = 2**200
    assert ask(vm, "deduction", 3, 1) == {"value": str(2**201)}
    assert ask(vm, "deduction", 3, 0) == {"value": None}


def test_what_a_rule_raises_is_told():
    vm = vm_with(DOUBLE)
    vm.memory[(3, 0)] = RelocatableValue(1, 5)
    assert ask(vm, "deduction", 3, 1) == {"error": "3:0 is a pointer."}


def test_a_rule_may_give_a_pointer():
    vm = vm_with("vm_add_auto_deduction_rule(3, lambda vm, addr: addr + 4)")
    assert ask(vm, "deduction", 3, 1) == {"value": [3, 5]}


def test_known_cells_must_be_what_the_rules_say():
    vm = vm_with(DOUBLE)
    vm.memory[(3, 0)] = 4
    vm.memory[(3, 1)] = 8
    vm.executor.end(4, 0)
    other = vm_with(DOUBLE)
    other.memory[(3, 0)] = 4
    other.memory[(3, 1)] = 9
    with pytest.raises(Exception, match="^Inconsistent auto deduction rule at address 3:1. 9 != 8.$"):
        other.executor.end(4, 0)


EVEN = """
judged = []

def even(memory, addr):
    judged.append(addr)
    assert memory[addr] % 2 == 0, f"{memory[addr]} is odd."
    return {addr}

vm_add_validation_rule(3, even)
"""


def test_what_instructions_write_is_judged_once():
    vm = vm_with(EVEN)
    vm.memory[(3, 0)] = 4
    vm.memory[(3, 1)] = 5
    assert ask(vm, "validation", 3, 0) == {"value": None}
    assert ask(vm, "validation", 3, 0) == {"value": None}
    assert ask(vm, "validation", 3, 1) == {"error": "5 is odd."}
    assert vm.scope["judged"] == [RelocatableValue(3, 0), RelocatableValue(3, 1)]


def test_what_hints_write_is_judged_on_the_spot():
    vm = vm_with(EVEN)
    assert vm.do("memory[ap] = 7") is None
    failure = vm.do("from cairo_vm_py import RelocatableValue\nmemory[RelocatableValue(3, 2)] = 7")
    assert failure["traceback"].splitlines()[-1] == "AssertionError: 7 is odd."
