"""`builtin_runners` and `NAME_builtin` of hints."""

import json
import sys
from types import ModuleType

from cairo_vm_py import RelocatableValue, mod_builtins
from cairo_vm_py.builtin_runners import output_state
from fake_vm import FakeVm, describe_builtin

BUILTINS = [
    describe_builtin("output", 2, 1, 1),
    describe_builtin("pedersen", 3, 3, 2, included=False),
    describe_builtin("range_check", 4, 1, 1),
    describe_builtin("ecdsa", 5, 2, 2),
    describe_builtin("bitwise", 6, 5, 2),
    describe_builtin("keccak", 7, 16, 8),
    describe_builtin("range_check96", 8, 1, 1),
    describe_builtin("add_mod", 9, 7, 7),
    describe_builtin("mul_mod", 10, 7, 7),
]


def attached():
    vm = FakeVm()
    vm.attach(BUILTINS)
    return vm


def error_of(failure):
    assert failure is not None
    return failure["traceback"].splitlines()[-1]


def test_the_runners_and_their_numbers():
    vm = attached()
    code = """
names = sorted(builtin_runners)
same = builtin_runners["output_builtin"] is output_builtin
bases = output_builtin.base, mul_mod_builtin.base
bounds = range_check_builtin.bound, range_check96_builtin.bound, range_check_builtin.n_parts
bits = bitwise_builtin.bitwise_builtin.total_n_bits, keccak_builtin.instance_def.state_rep
batch = builtin_runners["mul_mod_builtin"].instance_def.batch_size
mod = add_mod_builtin.op(2, 3), mul_mod_builtin.op(2, 3), add_mod_builtin.k_bound
cells = pedersen_builtin.cells_per_instance, pedersen_builtin.n_input_cells
included = pedersen_builtin.included, output_builtin.included, pedersen_builtin.ratio
"""
    assert vm.do(code) is None
    scope = vm.scope
    assert scope["names"] == sorted(f"{builtin['name']}_builtin" for builtin in BUILTINS)
    assert scope["same"]
    assert scope["bases"] == (RelocatableValue(2, 0), RelocatableValue(10, 0))
    assert scope["bounds"] == (2**128, 2**96, 8)
    assert scope["bits"] == (251, [200] * 8)
    assert scope["batch"] == 1
    assert scope["mod"] == (5, 6, 2)
    assert scope["cells"] == (3, 2)
    assert scope["included"] == (False, True, 8)


def test_used_instances():
    vm = attached()
    vm.memory[(3, 4)] = 1
    assert vm.do("u = pedersen_builtin.get_used_cells(), pedersen_builtin.get_used_instances()") is None
    assert vm.scope["u"] == (5, 2)


def test_pages_and_attributes():
    vm = attached()
    code = """
base = output_builtin.base
output_builtin.add_page(1, base, 2)
state = output_builtin.get_state()
output_builtin.new_state(base + 2)
output_builtin.add_attribute("a", [1])
inner = output_builtin.get_additional_data()
output_builtin.set_state(state)
outer = output_builtin.get_additional_data()
"""
    assert vm.do(code) is None
    assert vm.scope["inner"] == {"pages": {}, "attributes": {"a": [1]}}
    assert vm.scope["outer"] == {"pages": {"1": [0, 2]}, "attributes": {}}
    assert error_of(vm.do("output_builtin.add_page(1, base, 2)")) == (
        "AssertionError: Page 1 was already assigned."
    )
    assert error_of(vm.do("output_builtin.add_page(2, ap, 2)")) == (
        "AssertionError: page_start must be in the output segment."
    )


def test_the_vm_gets_the_state_of_the_output_at_the_end():
    vm = attached()
    code = """
output_builtin.add_page(3, output_builtin.base + 1, 2)
output_builtin.attributes["big"] = 2**70
"""
    assert vm.do(code) is None
    state = vm.executor.end(0, 0)["output"]
    assert state["base"] == [2, 0]
    assert state["pages"] == [[3, 1, 2]]
    assert json.loads(state["attributes"]) == {"big": 2**70}
    assert output_state({}) is None


def test_signatures():
    vm = attached()
    assert vm.do("ecdsa_builtin.add_signature(ecdsa_builtin.base + 2, (2**130, 7))") is None
    assert vm.asked[-1] == {
        "op": "signature",
        "address": [5, 2],
        "r": str(2**130),
        "s": "7",
        "text": f"({2**130}, 7)",
    }
    for address, text in (
        ("5", "Expected memory address to be relocatable value. Found: 5."),
        ("ap", "Signature hint must point to the signature builtin segment, not 1:10."),
        ("ecdsa_builtin.base + 1", "Signature hint must point to the public key cell, not 5:1."),
    ):
        failure = vm.do(f"ecdsa_builtin.add_signature({address}, (1, 2))")
        assert error_of(failure) == f"AssertionError: {text}"


def test_circuits_are_filled_by_the_vm():
    vm = attached()
    code = """
type(add_mod_builtin).fill_memory(
    memory=memory,
    add_mod=(add_mod_builtin.base, add_mod_builtin, 3),
    mul_mod=None,
)
"""
    assert vm.do(code) is None
    assert vm.asked[-1] == {
        "op": "fill_mod",
        "add_mod": {"pointer": [9, 0], "count": 3},
        "mul_mod": None,
    }


def test_a_circuit_makes_unknown_cells_known():
    vm = attached()
    vm._answer_json = lambda question: vm.memory.update({(1, 12): 8})
    fill = "type(mul_mod_builtin).fill_memory(memory, None, (mul_mod_builtin.base, mul_mod_builtin, 1))"
    assert vm.do(f"before = memory.get(ap + 2)\n{fill}\nafter = memory.get(ap + 2)") is None
    assert (vm.scope["before"], vm.scope["after"]) == (None, 8)


def test_cairo_langs_fill_memory_takes_these_runners():
    from abc import ABC

    class Theirs(ABC):
        @staticmethod
        def fill_memory(memory, add_mod, mul_mod):
            memory.append("theirs")

    class TheirAddMod(Theirs):
        pass

    module = ModuleType("mod_builtin_runner")
    module.ModBuiltinRunner = Theirs
    module.AddModBuiltinRunner = TheirAddMod
    module.MulModBuiltinRunner = type("TheirMulMod", (Theirs,), {})
    mod_builtins.share_with_cairo_lang(module)
    sys.modules[module.__name__] = module
    try:
        vm = attached()
        code = """
import mod_builtin_runner
runner = builtin_runners["add_mod_builtin"]
is_theirs = isinstance(runner, mod_builtin_runner.AddModBuiltinRunner)
fill = mod_builtin_runner.ModBuiltinRunner.fill_memory
fill(memory=memory, add_mod=(runner.base, runner, 1), mul_mod=None)
"""
        assert vm.do(code) is None
        assert vm.scope["is_theirs"]
        assert vm.asked[-1]["op"] == "fill_mod"
        calls = []
        Theirs.fill_memory(memory=calls, add_mod=(1, TheirAddMod(), 1), mul_mod=None)
        assert calls == ["theirs"]
    finally:
        del sys.modules[module.__name__]


def test_is_accessed():
    vm = attached()
    assert vm.do("a = is_accessed(ap - 1), is_accessed(ap), is_accessed(7)") is None
    assert vm.scope["a"] == (True, False, False)
