"""The members of a runner that are about memory and segments, and RelocatableValue: beside cairo-lang's."""

import functools
import importlib.util
import operator
import subprocess
import sys
import types

import cairo_lang
import pytest
from conftest import compiled

from cairo_vm_py import CairoRunner, InconsistentMemoryError, RelocatableValue, UnknownMemoryError

PRIME = 2**251 + 17 * 2**192 + 1
PROGRAM = compiled("runner_main")
with open(PROGRAM, encoding="utf-8") as file:
    TEXT = file.read()


@pytest.fixture
def runner():
    with CairoRunner(TEXT, "main", "small") as made:
        made.initialize_function_runner()
        yield made


@pytest.fixture
def theirs():
    return cairo_lang.function_runner(PROGRAM, "small")


def both(runner, theirs, action):
    """What an action gives on ours and on cairo-lang's runner: a value, or the class and text of an error."""
    found = []
    for each in (runner, theirs):
        try:
            found.append(action(each))
        except Exception as error:
            found.append((type(error).__name__, str(error)))
    return found


# --- memory


def test_insert_and_get(runner):
    base = runner.add_segment()
    runner.insert(base, 3)
    runner.insert(base + 1, base)
    assert runner.get(base) == 3
    assert runner.get(base + 1) == base
    assert runner.get(base + 2) is None
    assert runner.get(RelocatableValue(100, 0)) is None


def test_a_cell_is_written_once(runner):
    base = runner.add_segment()
    runner.insert(base, 3)
    runner.insert(base, 3)
    with pytest.raises(InconsistentMemoryError, match="3 != 4"):
        runner.insert(base, 4)
    assert runner.get(base) == 3


def test_numbers_are_taken_modulo_the_prime(runner, theirs):
    def negative(each):
        base = each.segments.add()
        # Hints see memory so; a cairo-lang runner's own memory refuses it.
        each.segments.write_arg(base, [-1, PRIME + 2, 2**300])
        return each.segments.memory.get_range(base, 3)

    ours, other = both(runner, theirs, negative)
    assert ours == other == [PRIME - 1, 2, 2**300 % PRIME]


def test_a_missing_cell_is_an_error(runner, theirs):
    def read(each):
        return each.memory[each.segments.add()]

    ours, other = both(runner, theirs, read)
    assert ours == other
    assert ours[0] == "UnknownMemoryError"


def test_get_range(runner):
    base = runner.add_segment()
    assert runner.load_data(base, [1, 2, base, 2**251]) == base + 4
    assert runner.get_range(base, 4) == [1, 2, base, 2**251]
    assert runner.get_range(base, 0) == []
    assert runner.memory.get_range(base + 1, 2) == [2, base]
    assert runner.memory.get_range_as_ints(base, 2) == [1, 2]
    with pytest.raises(AssertionError):
        runner.memory.get_range_as_ints(base, 3)


def test_get_range_with_a_gap(runner):
    base = runner.add_segment()
    runner.insert(base, 1)
    runner.insert(base + 2, 3)
    with pytest.raises(UnknownMemoryError, match=f"address {base + 1}"):
        runner.get_range(base, 3)


def test_many_cells(runner):
    base = runner.add_segment()
    values = [i * 2**200 % PRIME for i in range(3000)]
    runner.load_data(base, values)
    assert runner.get_range(base, 3000) == values
    assert runner.get_segment_used_size(base.segment_index) == 3000
    assert [runner.get(base + i) for i in range(0, 3000, 7)] == values[::7]


def test_memory_of_the_run_can_be_filled_before_its_end():
    with CairoRunner(TEXT, "main", "small") as runner:
        end = runner.initialize()
        runner.run_until_pc(end)
        base = runner.add_segment()
        runner.insert(base, runner.initial_fp)
        runner.end_run()
        assert runner.get(base) == runner.initial_fp


def test_vm_memory_is_memory(runner):
    assert runner.vm_memory is runner.memory is runner.segments.memory


# --- segments


def test_add_segment(runner, theirs):
    assert runner.add_segment() == theirs.segments.add()
    assert runner.segments.add() == theirs.segments.add()
    assert runner.segments.add_temp_segment() == theirs.segments.add_temp_segment()
    assert runner.segments.add_temp_segment() == theirs.segments.add_temp_segment()


def test_temporary_segments_are_relocated(runner):
    real = runner.add_segment()
    temporary = runner.segments.add_temp_segment()
    runner.insert(temporary, 7)
    runner.insert(real, temporary + 3)
    runner.memory.add_relocation_rule(src_ptr=temporary, dest_ptr=real + 10)
    assert runner.get(real) == real + 13


def test_used_sizes(runner):
    base = runner.add_segment()
    assert runner.get_segment_used_size(base.segment_index) == 0
    runner.insert(base + 4, 1)
    assert runner.get_segment_used_size(base.segment_index) == 5
    assert runner.segments.get_segment_used_size(base.segment_index) == 5
    assert runner.segments.get_segment_size(base.segment_index) == 5
    runner.segments.finalize(base.segment_index, 9)
    assert runner.segments.get_segment_size(base.segment_index) == 9
    with pytest.raises(KeyError):
        runner.get_segment_used_size(base.segment_index + 1)


@pytest.mark.parametrize(
    "arg",
    [
        5,
        -5,
        PRIME + 1,
        RelocatableValue(0, 3),
        [],
        [1, 2],
        [1, [2, [3]], -1],
        (each for each in [4, 5]),
        range(3),
    ],
)
def test_gen_arg(runner, theirs, arg):
    items = list(arg) if hasattr(arg, "__next__") else arg

    def generated(each, value):
        return contents(each, each.gen_arg(value, True))

    assert generated(runner, items) == generated(theirs, items)


def contents(runner, value):
    """The cells that a new argument leads to."""
    if not isinstance(value, RelocatableValue) or value.segment_index == 0:
        return value
    found = []
    while runner.memory.get(value + len(found)) is not None:
        found.append(contents(runner, runner.memory[value + len(found)]))
    return value, found


def test_gen_arg_without_modulo(runner):
    assert runner.gen_arg(-5, False) == -5
    assert runner.gen_arg(PRIME + 5, apply_modulo_to_args=False) == PRIME + 5


def test_write_arg(runner, theirs):
    def written(each):
        base = each.segments.add()
        end = each.segments.write_arg(base, [1, [2, 3], base])
        return base, end, contents(each, each.memory[base + 1])

    assert written(runner) == written(theirs)
    base = runner.add_segment()
    assert runner.write_arg(base, [1, -1]) == base + 2
    assert runner.get_range(base, 2) == [1, PRIME - 1]
    with pytest.raises(AssertionError):
        runner.write_arg(base, 5)


class TypeFelt:
    pass


class TypePointer:
    pass


class TypeStruct:
    pass


class TypeOther:
    pass


def typed(*values, **kinds):
    class Values(tuple):
        __annotations__ = kinds

    return Values(values)


def test_gen_typed_args(runner):
    inner = typed(2, 3, x=TypeFelt, y=TypeFelt)
    cells = runner.gen_typed_args(
        typed(-1, [5, 6], inner, a=TypeFelt, b=TypePointer, c=TypeStruct)
    )
    assert cells[0] == PRIME - 1
    assert runner.get_range(cells[1], 2) == [5, 6]
    assert cells[2:] == [2, 3]
    with pytest.raises(NotImplementedError, match="TypeOther is not supported."):
        runner.gen_typed_args(typed(1, a=TypeOther))


def test_gen_typed_args_of_cairo_lang(runner, theirs):
    from starkware.cairo.common.structs import CairoStructFactory

    structs = CairoStructFactory.from_program(cairo_lang.load_program(compiled("functions"))).structs
    line = structs.Line(start=structs.Point(x=1, y=2), end=structs.Point(x=3, y=4))
    assert runner.gen_typed_args(line) == theirs.segments.gen_typed_args(line) == [1, 2, 3, 4]


# --- RelocatableValue


def test_pointers_are_made_from_pairs_too():
    assert RelocatableValue((1, 2)) == RelocatableValue(1, 2)
    pointer = RelocatableValue((3, 4))
    assert (pointer.segment_index, pointer.offset) == (3, 4)
    for wrong in [(), (1,), (1, 2, 3)]:
        with pytest.raises(ValueError):
            RelocatableValue(wrong)
    with pytest.raises(TypeError):
        RelocatableValue(1)


@pytest.mark.parametrize("name", ["add", "sub", "mod", "eq", "ne", "lt", "le", "gt", "ge"])
@pytest.mark.parametrize(
    "other",
    [0, 1, 5, 10**6, -2, RelocatableValue(1, 2), RelocatableValue(1, 9), RelocatableValue(2, 0), "x", None],
)
def test_operators_are_those_of_cairo_lang(name, other):
    operate = getattr(operator, name)
    their_class = original_class()
    theirs = their_class(1, 5)
    their_other = (
        their_class(other.segment_index, other.offset) if isinstance(other, RelocatableValue) else other
    )
    assert outcome(operate, RelocatableValue(1, 5), other) == outcome(operate, theirs, their_other)
    assert outcome(operate, other, RelocatableValue(1, 5)) == outcome(operate, their_other, theirs)


@functools.lru_cache(maxsize=None)
def original_class():
    """cairo-lang's own class, loaded once more by itself: its module has ours by now."""
    cairo_lang.load_program(PROGRAM)
    spec = importlib.util.find_spec("starkware.cairo.lang.vm.relocatable")
    module = sys.modules["their_relocatable"] = types.ModuleType("their_relocatable")
    with open(spec.origin, encoding="utf-8") as source:
        exec(compile(source.read(), spec.origin, "exec"), module.__dict__)
    return module.RelocatableValue


def outcome(operate, left, right):
    try:
        found = operate(left, right)
    except Exception as error:
        return type(error), str(error).replace("their_relocatable.", "")
    return repr(found)


def test_pointers_can_be_keys():
    table = {RelocatableValue(1, 2): "a"}
    assert table[RelocatableValue((1, 2))] == "a"
    assert hash(RelocatableValue(1, 2)) == hash(original_class()(1, 2))
    assert str(RelocatableValue(1, 2)) == "1:2"
    assert 5 + RelocatableValue(1, 2) == RelocatableValue(1, 7)


def test_a_class_of_cairo_lang_that_is_there_first_takes_pairs_too():
    cairo_lang.load_program(PROGRAM)
    code = (
        "from cairo_vm_py import starkware_fix\n"
        "starkware_fix.install()\n"
        "import sys\n"
        "for name in [name for name in sys.modules if name.startswith('cairo_vm_py')]: del sys.modules[name]\n"
        "from starkware.cairo.lang.vm.relocatable import RelocatableValue as theirs\n"
        "from cairo_vm_py import RelocatableValue as ours\n"
        "assert ours is theirs\n"
        "assert ours((1, 2)) == ours(1, 2) == ours(segment_index=1, offset=2)\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
