"""`memory` of hints: cairo-lang's semantics and texts, one question where the answer is not known."""

from cairo_vm_py import RelocatableValue
from fake_vm import PRIME, FakeVm

CLASS = "starkware.cairo.lang.vm.memory_dict."


def error_of(failure):
    assert failure is not None
    return failure["traceback"].splitlines()[-1]


def test_m14_getitem_and_setitem():
    vm = FakeVm()
    vm.memory[(1, 3)] = 5
    assert vm.do("memory[ap] = memory[fp - 2] + 1\nx = memory[ap]") is None
    assert vm.memory[(1, 10)] == 6
    assert vm.scope == {"x": 6}


def test_values_of_every_size_cross_both_ways():
    values = [0, 1, 2**63, 2**64 - 1, 2**64, 2**128, PRIME - 1, RelocatableValue(3, 2**40)]
    vm = FakeVm()
    for offset, value in enumerate(values):
        vm.memory[(3, offset)] = value
    code = f"values = memory.get_range(base, {len(values)})\nfor i, v in enumerate(values): memory[ap + i] = v"
    vm.executor.scopes.current["base"] = RelocatableValue(3, 0)
    assert vm.do(code) is None
    assert vm.scope["values"] == values
    assert [vm.memory[(1, 10 + i)] for i in range(len(values))] == values


def test_values_are_reduced():
    vm = FakeVm()
    assert vm.do("memory[ap] = -1\nmemory[ap + 1] = PRIME + 3\nmemory[ap + 2] = True") is None
    assert [vm.memory[(1, 10 + i)] for i in range(3)] == [PRIME - 1, 3, 1]


def test_unknown_cell():
    vm = FakeVm()
    failure = vm.do("memory[ap]")
    assert error_of(failure) == (
        CLASS + "UnknownMemoryError: Unknown value for memory cell at address 1:10."
    )
    assert failure["type"] == "UnknownMemoryError"


def test_unknown_memory_error_is_a_key_error():
    vm = FakeVm()
    assert vm.do("try:\n    memory[ap]\nexcept KeyError as e:\n    text, addr = str(e), e.addr") is None
    assert vm.scope["text"] == "Unknown value for memory cell at address 1:10."
    assert vm.scope["addr"] == RelocatableValue(1, 10)


def test_inconsistent_write():
    vm = FakeVm()
    vm.memory[(1, 10)] = RelocatableValue(3, 4)
    failure = vm.do("x = 1\nmemory[ap] = 7")
    assert error_of(failure) == (
        CLASS + "InconsistentMemoryError: Inconsistent memory assignment at address 1:10. 3:4 != 7."
    )
    assert "line 2, in <module>" in failure["traceback"]


def test_same_value_twice_is_no_error():
    vm = FakeVm()
    vm.memory[(1, 10)] = 7
    assert vm.do("memory[ap] = 7\nmemory[ap + 1] = 8\nmemory[ap + 1] = 8 + PRIME") is None
    assert vm.memory[(1, 11)] == 8


def test_bad_addresses_and_values():
    cases = [
        ("memory['a']", "KeyError: 'Memory address must be an int, not str.'"),
        ("memory[-1]", "KeyError: 'Memory address must be nonnegative. Got -1.'"),
        ("memory[ap] = 1.5", "ValueError: Memory value must be an int, not float."),
        (
            "memory[ap - 11] = 1",
            "ValueError: The offset of a relocatable value must be nonnegative. Found: 1:-1.",
        ),
        (
            "memory[ap - 11]",
            CLASS + "UnknownMemoryError: Unknown value for memory cell at address 1:-1.",
        ),
        ("memory[5]", CLASS + "UnknownMemoryError: Unknown value for memory cell at address 5."),
    ]
    for code, text in cases:
        assert error_of(FakeVm().do(code)) == text


def test_a_segment_that_is_not_there():
    vm = FakeVm()
    vm.executor.scopes.current["far"] = RelocatableValue(9, 0)
    assert "there is no segment 9" in error_of(vm.do("memory[far] = 1"))
    assert "Unknown value for memory cell at address 9:0." in error_of(vm.do("memory[far]"))


def test_cells_at_numbers_fail_at_the_end():
    vm = FakeVm()
    assert vm.do("memory[5] = 1\nassert memory[5] == 1 and 5 in memory") is None
    try:
        vm.executor.end(0, 0)
    except Exception as error:
        assert str(error) == "Expected memory address to be relocatable value. Found: 5."
    else:
        raise AssertionError("no error")


def test_get_contains_setdefault_and_ranges():
    vm = FakeVm()
    vm.memory.update({(3, 0): 1, (3, 1): RelocatableValue(3, 0)})
    vm.executor.scopes.current["base"] = RelocatableValue(3, 0)
    code = """
a = memory.get(base), memory.get(base + 2), memory.get(base + 2, 9)
b = base in memory, base + 2 in memory, 'x' in memory
c = memory.setdefault(base, 5), memory.setdefault(base + 3, 5)
d = memory.get_range(base, 2)
e = memory.get_range_as_ints(base, 1)
f = len(memory), sorted(memory.items())[0]
"""
    assert vm.do(code) is None
    scope = vm.scope
    assert scope["a"] == (1, None, 9)
    assert scope["b"] == (True, False, False)
    assert scope["c"] == (1, 5)
    assert scope["d"] == [1, RelocatableValue(3, 0)]
    assert scope["e"] == [1]
    assert scope["f"] == (3, (RelocatableValue(3, 0), 1))
    assert vm.memory[(3, 3)] == 5


def test_ordinary_writes_ask_nothing():
    vm = FakeVm()
    assert vm.do("memory[ap] = 1\nmemory[ap] = 1\nmemory[ap]", windows=[(1, 10, 1)]) is None
    assert vm.asked == []


def test_a_read_fetches_its_neighbours():
    vm = FakeVm()
    vm.memory.update({(3, i): i for i in range(64)})
    vm.executor.scopes.current["base"] = RelocatableValue(3, 0)
    assert vm.do("total = sum(memory[base + i] for i in range(64))") is None
    assert vm.scope["total"] == sum(range(64))
    assert len(vm.asked) == 2
    # Known for good: the next hint asks nothing.
    assert vm.do("total = sum(memory[base + i] for i in range(64))") is None
    assert len(vm.asked) == 2


def test_what_was_unknown_is_asked_again_in_the_next_hint():
    vm = FakeVm()
    assert vm.do("a = memory.get(ap), memory.get(ap + 1)") is None
    assert len(vm.asked) == 1
    vm.memory[(1, 10)] = 4
    assert vm.do("b = memory.get(ap)") is None
    assert vm.scope["b"] == 4


def test_a_question_tells_the_vm_of_the_writes_before():
    vm = FakeVm()
    assert vm.do("memory[ap] = 4\nused = segments.get_segment_used_size(1)") is None
    assert vm.scope["used"] == 11


def test_m14_a_checked_segment_raises_on_the_line():
    vm = FakeVm()
    vm.executor.scopes.current["rc"] = RelocatableValue(2, 0)
    failure = vm.do("memory[rc] = 5\nmemory[rc + 1] = 2**128\nx = 1")
    assert "line 2, in <module>" in failure["traceback"]
    assert error_of(failure) == (
        "AssertionError: Value 5, in range check builtin 0, is out of range."
    )
    assert vm.memory == {(2, 0): 5}


def test_writes_before_an_error_are_told():
    vm = FakeVm()
    assert vm.do("memory[ap] = 4\nraise ValueError('x')") is not None
    assert vm.memory == {(1, 10): 4}


def test_memory_may_not_be_used_between_hints():
    vm = FakeVm()
    assert vm.do("kept = memory\nmemory[ap] = 1\naddr = ap") is None
    kept, addr = vm.scope["kept"], vm.scope["addr"]
    assert kept[addr] == 1
    try:
        kept[addr + 1] = 3
    except RuntimeError as error:
        assert "while a hint runs" in str(error)
    else:
        raise AssertionError("no error")


def test_relocation_rules():
    vm = FakeVm()
    code = """
t = segments.add_temp_segment()
memory[t] = 1
memory.add_relocation_rule(src_ptr=t, dest_ptr=ap)
"""
    assert vm.do(code) is None
    assert vm.rules == {-1: [1, 10]}
    failure = vm.do("memory.add_relocation_rule(src_ptr=ap, dest_ptr=ap)")
    assert error_of(failure) == (
        "AssertionError: src_ptr.segment_index must be < 0, src_ptr=1:10."
    )


def asked_offsets(vm):
    return [question[2] for question in vm.asked if question[0] == "read"]


def test_who_reads_one_cell_after_the_other_gets_more_each_time():
    vm = FakeVm()
    vm.memory = {(3, i): i for i in range(10_000)}
    vm.memory[(3, 5000)] = RelocatableValue(1, 2)
    vm.memory[(3, 5001)] = PRIME - 1
    del vm.memory[(3, 5002)]
    code = """
p = RelocatableValue(3, 0)
found = [memory.get(p + i) for i in range(10_001)]
"""
    assert vm.do("RelocatableValue = type(ap)") is None
    assert vm.do(code) is None
    assert vm.scope["found"] == [vm.memory.get((3, i)) for i in range(10_001)]
    assert asked_offsets(vm) == [0, 32, 96, 224, 480, *range(992, 10_000, 1024)]


def test_a_range_is_asked_for_at_once():
    vm = FakeVm()
    vm.memory = {(3, i): i for i in range(5_000)}
    assert vm.do("p = type(ap)(3, 1)\nfound = memory.get_range(p, 4_999)") is None
    assert vm.scope["found"] == list(range(1, 5_000))
    assert asked_offsets(vm) == [1, 1024, 2048, 3072, 4096]
    failure = vm.do("memory.get_range(p, 5_000)")
    assert failure["message"] == "Got an exception while executing a hint."
    assert "Unknown value for memory cell at address 3:5000." in failure["traceback"]


def test_a_range_without_end_is_asked_for_up_to_its_first_unknown_cells():
    vm = FakeVm()
    vm.memory = {(3, i): i for i in range(5_000)}
    failure = vm.do("memory.get_range(type(ap)(3, 0), 2 ** 200)")
    assert "Unknown value for memory cell at address 3:5000." in failure["traceback"]
    assert len(asked_offsets(vm)) < 10
    failure = vm.do("memory.get_range(type(ap)(3, 0), type(ap)(3, 1))")
    assert "cannot be interpreted as an integer" in failure["traceback"]


def test_the_cells_of_a_new_segment_are_known_to_be_unknown():
    vm = FakeVm()
    code = """
new = segments.add()
end = segments.load_data(new, range(100))
found = memory.get(new + 7), memory.get(new + 100)
old = memory.get(ap)
"""
    assert vm.do(code) is None
    assert vm.scope["found"] == (7, None)
    assert asked_offsets(vm) == [10]
    # From the next hint on, others may have written there.
    vm.memory[(4, 100)] = 5
    assert vm.do("found = memory.get(new + 100)") is None
    assert vm.scope["found"] == 5
