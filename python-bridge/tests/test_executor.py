"""The names of hints, their scopes, segments and the field's functions."""

import pytest

from cairo_vm_py import RelocatableValue, field
from fake_vm import PRIME, FakeVm, describe_builtin

BUILTINS = [describe_builtin("output", 2, 1, 1), describe_builtin("range_check", 3, 1, 1)]


def error_of(failure):
    assert failure is not None
    return failure["traceback"].splitlines()[-1]


def test_m14_names_that_stay_and_names_that_go():
    vm = FakeVm({"program_input": {"a": 1}})
    vm.attach(BUILTINS)
    assert vm.do("given = sorted(globals())") is None
    given = vm.scope.pop("given")
    names = (
        "memory segments ids ap fp pc current_step vm_enter_scope vm_exit_scope vm_load_program"
        " PRIME fadd fsub fmul fdiv fpow fis_quad_residue fsqrt safe_div to_felt_or_relocatable"
        " builtin_runners output_builtin range_check_builtin is_accessed vm_add_auto_deduction_rule"
        " vm_add_validation_rule vm_ecdsa_additional_data program_input __builtins__"
    ).split()
    assert given == sorted(names)
    scope = vm.executor.scopes.current
    assert sorted(scope) == sorted(
        ["ap", "fp", "pc", "current_step", "program_input", "given", "__builtins__"]
    )


def test_m5_variables_stay_in_the_scope():
    vm = FakeVm()
    assert vm.do("x = 1\ndef f(): return x + memory[ap]") is None
    vm.memory[(1, 10)] = 4
    # A function of an earlier hint sees the names of the hint that runs.
    assert vm.do("y = f()") is None
    assert vm.scope["y"] == 5


def test_registers():
    vm = FakeVm()
    assert vm.do("r = ap, fp, pc, current_step", ap=(1, 8), fp=(1, 6), pc=(0, 9), step=17) is None
    expected = (RelocatableValue(1, 8), RelocatableValue(1, 6), RelocatableValue(0, 9), 17)
    assert vm.scope["r"] == expected


def test_registers_that_no_hint_can_see_are_left_out_but_not_in_a_debugger():
    vm = FakeVm()
    assert vm.do("x = fp") is None
    assert "pc" not in vm.executor.scopes.current
    vm.executor.around = lambda execute, hint: execute() or 0
    assert vm.do("x = fp") is None
    scope = vm.executor.scopes.current
    assert (scope["pc"], scope["current_step"]) == (RelocatableValue(0, 7), 3)


def test_a_hint_is_given_the_names_that_it_or_a_function_of_a_hint_mentions():
    seen = []
    vm = FakeVm({"spy": lambda: seen.append(sorted(vm.executor.scopes.current))})
    first, second = vm.add_hint("spy()"), vm.add_hint("spy(); ids; memory")
    third = vm.add_hint("spy(); f = lambda: segments")
    for hint in (first, second, third, first):
        assert vm.run(hint) is None
    assert seen == [
        ["__builtins__", "segments", "spy"],
        ["__builtins__", "ids", "memory", "segments", "spy"],
        ["__builtins__", "segments", "spy"],
        ["__builtins__", "f", "segments", "spy"],
    ]


def test_m10_locals_given_before_the_run_are_in_the_main_scope():
    handler = object()
    vm = FakeVm({"syscall_handler": handler})
    assert vm.do("same = syscall_handler") is None
    assert vm.scope["same"] is handler


def test_m9_scopes_count_from_the_next_hint():
    vm = FakeVm()
    assert vm.do("a = 1\nvm_enter_scope({'b': 2})\nc = 3") is None
    assert vm.scope == {"b": 2}
    assert vm.do("b += 1\nvm_exit_scope()") is None
    assert vm.scope == {"a": 1, "c": 3}
    assert "NameError: name 'b' is not defined" in error_of(vm.do("b"))


def test_m9_order_of_enter_and_exit():
    vm = FakeVm()
    assert vm.do("vm_enter_scope({'x': 1})\nvm_exit_scope()\nvm_enter_scope()\ny = 2") is None
    assert vm.scope == {}
    assert vm.do("vm_exit_scope()") is None
    assert vm.scope == {"y": 2}


def test_the_dictionary_of_enter_scope_is_copied():
    vm = FakeVm()
    assert vm.do("d = {'x': 1}\nvm_enter_scope(d)") is None
    assert vm.do("x = 5\nvm_exit_scope()") is None
    assert vm.scope["d"] == {"x": 1}


def test_scope_errors():
    vm = FakeVm()
    assert error_of(vm.do("vm_exit_scope()")) == "AssertionError: Cannot exit main scope."
    assert vm.do("vm_enter_scope()") is None
    with pytest.raises(Exception, match=r"Every enter_scope\(\) requires a corresponding exit_scope"):
        vm.executor.end(0, 0)


def test_m14_segments():
    vm = FakeVm()
    code = """
a = segments.add()
t = segments.add_temp_segment()
end = segments.write_arg(a, [1, -1, [2, 3]])
b = segments.gen_arg((4, 5))
c = segments.load_data(b + 2, [6])
n = segments.n_segments, segments.n_temp_segments
d = segments.gen_arg(-1), segments.gen_arg(-1, apply_modulo_to_args=False)
used = segments.get_segments_used_sizes()
u = segments.add_temporary_segments()
"""
    assert vm.do(code) is None
    scope = vm.scope
    assert scope["a"] == RelocatableValue(4, 0)
    assert scope["t"] == RelocatableValue(-1, 0)
    assert scope["end"] == RelocatableValue(4, 3)
    assert scope["b"] == RelocatableValue(6, 0)
    assert scope["c"] == RelocatableValue(6, 3)
    assert scope["n"] == (7, 1)
    assert scope["d"] == (PRIME - 1, -1)
    assert scope["used"] == [0, 0, 0, 0, 3, 2, 3]
    assert scope["u"] == RelocatableValue(-2, 0)
    assert (vm.segments, vm.temporary) == (7, 2)
    assert vm.memory[(4, 2)] == RelocatableValue(5, 0)
    assert vm.memory[(5, 1)] == 3


def test_what_is_not_offered_says_so():
    vm = FakeVm()
    vm.attach(BUILTINS)
    assert error_of(vm.do("range_check_builtin.air_private_input()")) == (
        "AttributeError: 'range_check_builtin.air_private_input' is not available in hints of this VM."
    )
    assert error_of(vm.do("range_check_builtin.rules")) == (
        "AttributeError: 'RangeCheckBuiltinRunner' object has no attribute 'rules'"
    )
    assert error_of(vm.do("memory.freeze()")) == (
        "AttributeError: 'MemoryDict' object has no attribute 'freeze'"
    )
    assert error_of(vm.do("segments.relocate_segments()")).startswith(
        "AttributeError: 'segments.relocate_segments' is for the time after the run"
    )
    assert vm.do("has = hasattr(memory, 'freeze'), hasattr(segments, 'add')") is None
    assert vm.scope["has"] == (False, True)


def test_hints_that_end_python_are_errors():
    failure = FakeVm().do("import sys\nsys.exit(3)")
    assert failure["type"] == "SystemExit"
    assert failure["message"] == "Got an exception while executing a hint."


def test_field_functions():
    vm = FakeVm()
    code = """
a = fadd(PRIME - 1, 3), fsub(1, 2), fmul(2, PRIME - 1), fdiv(1, 2), fpow(3, 4)
b = fis_quad_residue(4), fis_quad_residue(3), fis_quad_residue(0)
c = fsqrt(4), fsqrt(0), safe_div(12, 4), to_felt_or_relocatable(True)
"""
    assert vm.do(code) is None
    assert vm.scope["a"] == (2, PRIME - 1, PRIME - 2, (PRIME + 1) // 2, 81)
    assert vm.scope["b"] == (True, False, True)
    assert vm.scope["c"] == (2, 0, 3, 1)
    assert error_of(vm.do("fdiv(1, 0)")) == "AssertionError"
    assert error_of(vm.do("safe_div(5, 2)")) == "AssertionError: 5 is not divisible by 2."
    assert error_of(vm.do("fsqrt(3)")).startswith("ValueError: min()")


@pytest.mark.parametrize("n", [2, 5, 9, 3**40, 12345**2])
def test_square_roots(n):
    if field.is_quad_residue(n, PRIME):
        root = field.sqrt(n, PRIME)
        assert root * root % PRIME == n
        assert root <= PRIME - root
    else:
        with pytest.raises(ValueError):
            field.sqrt(n, PRIME)
