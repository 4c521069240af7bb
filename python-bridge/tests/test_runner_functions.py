"""Functions that runners run: CairoRunner.run_from_entrypoint, and CairoFunctionRunner beside cairo-lang's."""

import json
from pathlib import Path

import cairo_lang
import pytest
from conftest import compiled

from cairo_vm_py import (
    CairoFunctionRunner,
    CairoRunner,
    RelocatableValue,
    SecurityError,
    VmException,
)

PRIME = 2**251 + 17 * 2**192 + 1
PROGRAM = compiled("functions")
IDENTIFIERS = json.loads(Path(PROGRAM).read_text(encoding="utf-8"))["identifiers"]


def pc_of(name):
    return IDENTIFIERS[f"__main__.{name}"]["pc"]


@pytest.fixture
def runner():
    with CairoRunner(Path(PROGRAM), None, "small") as made:
        made.initialize_function_runner()
        yield made


@pytest.fixture
def function_runner():
    with CairoFunctionRunner(Path(PROGRAM), "small") as made:
        yield made


class Oracle:
    """Answers hints, and counts."""

    def __init__(self):
        self.asked = 0

    def answer(self, number):
        self.asked += 1
        return number * number


# --- run_from_entrypoint of cairo-vm-py: one list of arguments


def test_untyped_arguments(runner):
    runner.run_from_entrypoint(pc_of("fib"), [1, 1, 10])
    assert runner.get_return_values(1) == [144 - 55]


def test_a_list_is_an_array(runner):
    runner.run_from_entrypoint(pc_of("sum"), [[1, 2, 3, -1], 4])
    assert runner.get_return_values(1) == [5]


def test_an_entrypoint_by_name(runner):
    runner.run_from_entrypoint("double", [21])
    assert runner.get_return_values(1) == [42]


def test_wrong_entrypoints(runner):
    with pytest.raises(TypeError, match="entrypoint must be int or str"):
        runner.run_from_entrypoint([], [])
    with pytest.raises(Exception, match="Unknown identifier 'missing'"):
        runner.run_from_entrypoint("missing", [])
    with pytest.raises(TypeError, match="There is no pc"):
        runner.run_from_entrypoint(10**6, [])


def test_segments_are_laid_out_for_the_function_if_they_are_not():
    with CairoRunner(Path(PROGRAM), None, "small") as runner:
        runner.run_from_entrypoint(pc_of("nothing"), [])
        assert runner.get_return_values(0) == []
        assert len(runner.get_builtins_initial_stack()) == 11


def test_memory_and_segments_are_there_before_and_after(runner):
    base = runner.segments.add()
    runner.load_data(base, [5, 6])
    runner.run_from_entrypoint(pc_of("sum"), [base, 2])
    assert runner.get_return_values(1) == [11]
    assert runner.get_range(base, 2) == [5, 6]
    assert runner.initial_fp.segment_index == 1


def test_builtins_are_given_as_arguments(runner):
    base = runner.get_range_check_builtin_base()
    runner.run_from_entrypoint(pc_of("divide"), [base, 17, 5])
    end, *result = runner.get_return_values(3)
    assert result == [3, 2]
    counter = runner.get_execution_resources().builtin_instance_counter
    assert counter["range_check_builtin"] == end - base > 0


def test_without_modulo(runner):
    with pytest.raises(ValueError, match="Memory value must be nonnegative. Got -1."):
        runner.run_from_entrypoint(pc_of("double"), [-1], apply_modulo_to_args=False)
    with pytest.raises(ValueError, match="Memory value must be an int, not NoneType."):
        runner.run_from_entrypoint(pc_of("double"), [None])


def test_typed_arguments(runner):
    class TypeFelt:
        pass

    class TypePointer:
        pass

    class Arguments(tuple):
        __annotations__ = {"values": TypePointer, "n_values": TypeFelt}

    runner.run_from_entrypoint(pc_of("sum"), Arguments(([4, 5], 2)), typed_args=True)
    assert runner.get_return_values(1) == [9]
    with CairoRunner(Path(PROGRAM), None, "small") as other:
        other.run_from_entrypoint(pc_of("sum"), [Arguments(([4, 6], 2))], typed_args=True)
        assert other.get_return_values(1) == [10]
    with CairoRunner(Path(PROGRAM), None, "small") as other, pytest.raises(AssertionError):
        other.run_from_entrypoint(pc_of("sum"), [1, 2], typed_args=True)


def test_m10_locals_of_a_function(runner):
    oracle = Oracle()
    runner.run_from_entrypoint(pc_of("ask"), [3], hint_locals={"oracle": oracle})
    assert (oracle.asked, runner.get_return_values(1)) == (3, [14])
    with CairoRunner(Path(PROGRAM), None, "small") as other:
        other.run_from_entrypoint(pc_of("ask"), [3], static_locals={"oracle": oracle})
        assert oracle.asked == 6


class Resources:
    def __init__(self, n_steps):
        self.n_steps = n_steps


def test_limited_resources():
    enough = Resources(1000)
    with CairoRunner(Path(PROGRAM), None, "small") as runner:
        runner.run_from_entrypoint(pc_of("fib"), [1, 1, 10], run_resources=enough)
        used = runner.vm.current_step
    assert enough.n_steps == 1000 - used
    exact, few = Resources(used), Resources(used - 1)
    with CairoRunner(Path(PROGRAM), None, "small") as runner:
        runner.run_from_entrypoint(pc_of("fib"), [1, 1, 10], run_resources=exact)
    with CairoRunner(Path(PROGRAM), None, "small") as runner, pytest.raises(VmException):
        runner.run_from_entrypoint(pc_of("fib"), [1, 1, 10], run_resources=few)
    assert (exact.n_steps, few.n_steps) == (0, 0)
    with CairoRunner(Path(PROGRAM), None, "small") as runner:
        runner.run_from_entrypoint(pc_of("fib"), [1, 1, 10], run_resources=Resources(None))


def test_secure_runs():
    def run(verify_secure, size):
        with CairoRunner(Path(PROGRAM), None, "small") as runner:
            runner.initialize_function_runner()
            runner.insert(runner.program_base + words(), 1)
            runner.run_from_entrypoint(
                pc_of("nothing"), [], verify_secure=verify_secure, program_segment_size=size
            )

    with pytest.raises(SecurityError, match="Out of bounds access to program segment"):
        run(None, None)
    with pytest.raises(SecurityError):
        run(True, words())
    run(True, words() + 1)
    run(False, None)


def words():
    return len(json.loads(Path(PROGRAM).read_text(encoding="utf-8"))["data"])


def test_a_run_is_entered_once(runner):
    runner.run_from_entrypoint(pc_of("nothing"), [])
    with pytest.raises(AssertionError, match="entered already"):
        runner.run_from_entrypoint(pc_of("nothing"), [])


# --- CairoFunctionRunner


CALLS = [
    ("fib", (1, 1, 10), {}),
    ("fib", (), {"n": 3, "first": 4, "second": -5}),
    ("double", (PRIME - 1,), {}),
    ("sum", ([1, 2, 3], 3), {}),
    ("sum", (range(4), 4), {}),
    ("squares", (3,), {}),
    ("nothing", (), {}),
    ("fail", (7,), {}),
    ("ask", (4,), {"hint_locals": {"oracle": Oracle()}}),
    ("ask", (4,), {"static_locals": {"oracle": Oracle()}, "verify_secure": False}),
]


@pytest.mark.parametrize(("name", "args", "named"), CALLS)
def test_results_are_those_of_cairo_lang(function_runner, name, args, named):
    theirs = cairo_lang.function_runner(PROGRAM, "small")
    assert function_runner.run(name, *args, **named) == theirs.run(name, *args, **named)
    ours = function_runner.vm.run_context
    assert (ours.pc, ours.ap) == (theirs.vm.run_context.pc, theirs.vm.run_context.ap)
    assert function_runner.segments.n_segments == theirs.segments.n_segments
    resources = theirs.get_execution_resources()
    assert function_runner.get_execution_resources().n_steps == resources.n_steps
    counters = function_runner.get_execution_resources().builtin_instance_counter
    assert counters == resources.builtin_instance_counter


@pytest.mark.parametrize(
    ("name", "args", "named"),
    [
        ("fail", (6,), {}),
        ("fib", (1, 1), {}),
        ("fib", (1, 1, 1, 1), {}),
        ("fib", (1, 1), {"m": 2}),
        ("swap", ((1, 2),), {}),
        ("missing", (), {}),
        ("ask", (1,), {}),
        ("ask", (1,), {"hint_locals": {"oracle": None}}),
    ],
)
def test_errors_are_those_of_cairo_lang(function_runner, name, args, named):
    with pytest.raises(Exception) as theirs:
        cairo_lang.function_runner(PROGRAM, "small").run(name, *args, **named)
    with pytest.raises(Exception) as ours:
        function_runner.run(name, *args, **named)
    assert type(ours.value).__name__ == type(theirs.value).__name__
    if not isinstance(theirs.value, TypeError):
        # Python's own words differ with the name of the class.
        assert str(ours.value) == str(theirs.value)


def test_implicit_arguments(function_runner):
    def divide(runner):
        base = runner.range_check_builtin.base
        return base, runner.run("divide", base, 17, by=5, verify_implicit_args_segment=True)

    base, result = divide(function_runner)
    assert result[1] == (3, 2)
    assert (base, result) == divide(cairo_lang.function_runner(PROGRAM, "small"))


def test_structs(function_runner):
    point, line = function_runner.build_struct("Point"), function_runner.build_struct("__main__.Line")
    assert point._fields == ("x", "y")
    one, other = point(x=1, y=2), point(3, 4)
    assert function_runner.run("turn", line(start=one, end=other)) == ((), (3, 4, 1, 2))
    with pytest.raises(Exception, match="Expected '__main__.fib' to be struct"):
        function_runner.build_struct("fib")


def test_structs_of_cairo_lang(function_runner):
    program = cairo_lang.load_program(PROGRAM)
    from starkware.cairo.common.structs import CairoStructFactory

    structs = CairoStructFactory.from_program(program).structs
    line = structs.Line(start=structs.Point(x=1, y=2), end=structs.Point(x=3, y=4))
    assert function_runner.run("turn", line) == ((), (3, 4, 1, 2))


def test_untyped_entrypoint(function_runner):
    theirs = cairo_lang.function_runner(PROGRAM, "small")
    for runner in (function_runner, theirs):
        runner.run_from_entrypoint(pc_of("sum"), [1, 2], 2)
        assert runner.get_return_values(1) == [3]


def test_temporary_segments(function_runner):
    temporary = function_runner.segments.add_temp_segment()
    function_runner.memory[temporary] = 1
    with pytest.raises(AssertionError, match="temporary"):
        function_runner.run("sum", temporary, 1)
    with CairoFunctionRunner(Path(PROGRAM), "small") as other:
        temporary = other.segments.add_temp_segment()
        other.memory[temporary] = 1
        result = other.run("sum", temporary, 1, allow_tmp_segments=True, verify_secure=False)
        assert result == ((), (1,))


def test_assert_eq(function_runner):
    _, (values,) = function_runner.run("squares", 3)
    function_runner.assert_eq(values, [0, 1, 4])
    function_runner.assert_eq(PRIME - 1, -1)
    with pytest.raises(AssertionError, match="4 does not equal expected value 5."):
        function_runner.assert_eq(values, [0, 1, 5])
    with pytest.raises(AssertionError, match="Expecting MaybeRelocatable"):
        function_runner.assert_eq("x", 1)


def test_every_builtin_is_there(function_runner):
    theirs = cairo_lang.function_runner(PROGRAM, "small")
    assert list(function_runner.builtin_runners) == list(theirs.builtin_runners)
    for name, builtin in theirs.builtin_runners.items():
        assert getattr(function_runner, name).base == builtin.base
    with pytest.raises(AttributeError):
        function_runner.missing_builtin
    with pytest.raises(AttributeError):
        function_runner.missing


def test_layout_without_a_builtin_of_the_program():
    with pytest.raises(AssertionError, match="not present in layout \"plain\""):
        CairoFunctionRunner(Path(PROGRAM))


def test_program_of_cairo_lang():
    with CairoFunctionRunner(cairo_lang.load_program(PROGRAM), "small") as runner:
        assert runner.run("double", 4) == ((), (8,))


def test_a_pointer_is_an_argument(function_runner):
    base = function_runner.segments.gen_arg([7, 8])
    assert isinstance(base, RelocatableValue)
    assert function_runner.run("sum", values=base, n_values=2) == ((), (15,))
