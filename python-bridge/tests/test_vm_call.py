"""Functions called with typed arguments."""

from collections import namedtuple

import pytest
from conftest import compiled

import cairo_vm_py
from cairo_vm_py import RelocatableValue, Vm

P = 2**251 + 17 * 2**192 + 1


@pytest.fixture(scope="module")
def vm():
    with Vm(compiled("functions")) as made:
        yield made


@pytest.mark.parametrize(
    "function, args, named, expected",
    [
        ("fib", (1, 1, 10), {}, 89),
        ("fib", (1,), {"n": 10, "second": 1}, 89),
        ("__main__.fib", (), {"first": 1, "second": 1, "n": 10}, 89),
        ("double", (-1,), {}, P - 2),
        ("double", (P + 1,), {}, 2),
        ("sum", ([1, 2, 3], 3), {}, 6),
        ("sum", (range(4), 4), {}, 6),
        ("sum_points", ([{"x": 1, "y": 2}, (3, 4)], 2), {}, (4, 6)),
        ("turn", ({"start": (1, 2), "end": {"x": 3, "y": 4}},), {}, ((3, 4), (1, 2))),
        ("swap", ((1, 2),), {}, (2, 1)),
        ("divide", (7,), {"by": 2}, (3, 1)),
        ("nothing", (), {}, None),
    ],
)
def test_values_go_in_and_come_out_by_their_types(vm, function, args, named, expected):
    assert vm.call(function, *args, **named) == expected


def test_structs_come_as_named_tuples_and_can_be_given_back(vm):
    line = vm.call("turn", {"start": (1, 2), "end": (3, 4)})
    assert line.start.x == 3 and line.end._asdict() == {"x": 1, "y": 2}
    assert vm.call("turn", line) == ((1, 2), (3, 4))
    Point = namedtuple("Point", "y x")
    assert vm.call("sum_points", [Point(y=2, x=1)], 1) == (1, 2)


def test_implicit_arguments_are_filled_in_and_told(vm):
    quotient, rest = vm.call("divide", 17, 5)
    assert (quotient, rest) == (3, 2)
    assert vm.implicit == {"range_check_ptr": vm.implicit["range_check_ptr"]}
    assert vm.implicit["range_check_ptr"].offset == 2


def test_pointers_lead_into_the_memory_of_the_call(vm):
    # `vm.memory` stays the same object, so that its place before the call does no harm.
    assert vm.memory.get_range(vm.call("squares", 5), 5) == [0, 1, 4, 9, 16]
    assert isinstance(vm.call("squares", 1), RelocatableValue)


def test_m12_each_call_has_a_fresh_memory(vm):
    base = vm.call("squares", 3)
    extra = vm.segments.add()
    vm.memory[extra] = 7
    # cairo-lang stores at plain numbers, too, and complains at the end.
    vm.memory[5] = 7
    vm.call("nothing")
    for address in (base, extra, 5):
        with pytest.raises(KeyError):
            vm.memory[address]
    assert vm.step == 1


@pytest.mark.parametrize(
    "function, args, named, text",
    [
        ("fib", (1,), {}, "missing 2 required positional arguments: 'second' and 'n'"),
        ("fib", (1, 2, 3, 4), {}, "takes 4 positional arguments but 5 were given"),
        ("fib", (1,), {"first": 1}, "two values for the argument 'first'"),
        ("fib", (1, 2, 3), {"x": 1}, "unexpected keyword argument 'x'"),
        ("double", ("5",), {}, "'5' is no argument of a Cairo function"),
        ("double", (1.5,), {}, "1.5 is no argument of a Cairo function"),
        ("double", ([1],), {}, "x should be felt, but is a list of 1."),
        (0, (), {}, "by its name, not by 0"),
    ],
)
def test_arguments_that_do_not_fit_are_a_type_error(vm, function, args, named, text):
    with pytest.raises(TypeError) as caught:
        vm.call(function, *args, **named)
    assert text in str(caught.value)
    assert vm.call("double", 2) == 4


def test_a_call_that_fails_can_be_looked_at(vm):
    with pytest.raises(cairo_vm_py.VmException, match="3 is not 7"):
        vm.call("fail", 3)
    assert vm.memory[vm.fp - 3] == 3
    with pytest.raises(Exception, match="Unknown identifier 'fob'"):
        vm.call("fob")


def test_where_there_is_no_main_only_calls_run():
    with Vm(compiled("functions")) as vm:
        for use in (vm.run, lambda: vm.state, lambda: vm.output):
            with pytest.raises((RuntimeError, AssertionError), match="Nothing runs"):
                use()
        with pytest.raises(RuntimeError, match="Nothing runs"):
            vm.memory[RelocatableValue(0, 0)]
        assert "nothing runs" in repr(vm)
        assert vm.call("double", 1) == 2


def test_a_call_ends_the_run_before_it_and_leaves_one_that_can_be_looked_at():
    with Vm(compiled("counting"), program_input={"n": 9}, layout="small") as vm:
        vm.run(steps=3)
        assert vm.call("count", 2) is None
        assert vm.is_at_end and len(vm.trace_bytes()) == 24 * vm.step


def test_the_function_call_makes_a_vm_of_its_own():
    assert cairo_vm_py.call(compiled("functions"), "fib", 1, 1, 10) == 89
