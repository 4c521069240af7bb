"""CairoRunner: how one is made, and cairo_run, beside what cairo-lang does where it has the same."""

from pathlib import Path

import cairo_lang
import pytest
from conftest import compiled
from runner_main import PROGRAM, TEXT, make

from cairo_vm_py import CairoRunner, RelocatableValue, SecurityError, VmException, VmExceptionBase

PRIME = 2**251 + 17 * 2**192 + 1


@pytest.fixture
def runner():
    with make() as made:
        yield made


class Handler:
    """A syscall handler with state."""

    def __init__(self):
        self.total = 0

    def add(self, number):
        self.total += number
        return self.total


# --- making one


@pytest.mark.parametrize("entrypoint", ["main", None, "__main__.main"])
def test_m6_main_has_three_names(entrypoint):
    with make(entrypoint) as runner:
        runner.cairo_run(False)
        assert runner.get_output()[1:] == [PRIME - 5, 3]


def test_defaults_are_main_and_plain():
    with CairoRunner(Path(compiled("runner_errors")).read_text(encoding="utf-8")) as runner:
        runner.cairo_run(False)
        assert runner.vm.current_step == 1


@pytest.mark.parametrize("program", [Path(PROGRAM), TEXT, TEXT.encode()], ids=["path", "text", "bytes"])
def test_program_is_text_or_path(program):
    with CairoRunner(program, "main", "small") as runner:
        runner.initialize()
        assert runner.program_base == RelocatableValue(0, 0)


def test_program_of_cairo_lang():
    with CairoRunner(cairo_lang.load_program(PROGRAM), "main", "small") as runner:
        runner.cairo_run(False)
        assert len(runner.get_output()) == 3


def test_what_is_no_program():
    with pytest.raises(ValueError):
        CairoRunner("no program")


def test_unknown_entrypoint_and_layout():
    with pytest.raises(Exception, match="Unknown identifier 'missing'"):
        make("missing")
    with pytest.raises(ValueError, match="nonsense"):
        make(layout="nonsense")


def test_layout_must_have_the_builtins():
    with make(layout="plain") as runner, pytest.raises(AssertionError, match="are not present in layout"):
        runner.initialize()


# --- cairo_run


def test_cairo_run_prints_the_output(capfd):
    with make() as runner:
        runner.cairo_run(True)
    digest = cairo_lang_output()[0]
    signed = digest if digest < PRIME // 2 else digest - PRIME
    assert capfd.readouterr().out == f"Program Output:\n{signed}\n-5\n3\n\n"


def cairo_lang_output():
    runner = cairo_lang.run(PROGRAM, "small")
    base = runner.builtin_runners["output_builtin"].base
    return runner.vm_memory.get_range(base, 3)


def test_cairo_run_writes_the_files_of_cairo_lang(tmp_path, monkeypatch):
    theirs = cairo_lang.run(PROGRAM, "small")
    theirs.relocate()
    from starkware.cairo.lang.vm.cairo_run import write_binary_memory, write_binary_trace

    with open(tmp_path / "their_trace", "wb") as file:
        write_binary_trace(file, theirs.relocated_trace)
    with open(tmp_path / "their_memory", "wb") as file:
        write_binary_memory(file, theirs.relocated_memory, 32)
    # Paths are those of this process, wherever the VM was started.
    monkeypatch.chdir(tmp_path)
    with make() as runner:
        runner.cairo_run(False, "trace", "memory")
    assert Path("trace").read_bytes() == Path("their_trace").read_bytes()
    assert sorted_cells("memory") == sorted_cells("their_memory")


def sorted_cells(path):
    data = Path(path).read_bytes()
    return sorted(data[i : i + 40] for i in range(0, len(data), 40))


def test_a_file_that_cannot_be_written_fails_before_the_run(tmp_path):
    with make() as runner:
        with pytest.raises(FileNotFoundError):
            runner.cairo_run(False, trace_file=str(tmp_path / "no" / "trace"))
        assert runner.program_base is None


def test_m10_hint_locals_and_static_locals():
    handler = Handler()
    with make() as runner:
        runner.cairo_run(
            False,
            hint_locals={"handler": handler},
            static_locals={"limit": 7},
            entrypoint="objects",
        )
        assert handler.total == 117
        assert runner.get_output() == [117]


def test_m10_a_run_in_parts_takes_objects_too():
    handler = Handler()
    with make("objects") as runner:
        end = runner.initialize({"handler": handler}, {"limit": 7})
        runner.run_until_pc(end)
        assert handler.total == 117


def test_m5_static_locals_reach_hints_that_have_a_native_form():
    find = Path(compiled("runner_find"))
    for static_locals in (None, {"__find_element_max_size": 3}):
        with CairoRunner(find, "main", "small") as runner:
            runner.cairo_run(False, static_locals=static_locals)
            assert runner.get_output() == [80]
    with CairoRunner(find, "main", "small") as runner, pytest.raises(VmException) as error:
        runner.cairo_run(False, static_locals={"__find_element_max_size": 2})
    assert "find_element() can only be used with n_elms<=2. Got: n_elms=3." in str(error.value)


def test_cairo_run_takes_an_entrypoint():
    with make() as runner:
        runner.cairo_run(False, entrypoint="other_main")
        assert runner.get_output() == [77]
    with make("other_main") as runner:
        runner.cairo_run(False)
        assert runner.get_output() == [77]


def test_scopes_take_effect_from_the_next_hint_in_their_order():
    cairo_lang.run(PROGRAM, "small", "scopes")
    with make("scopes") as runner:
        runner.cairo_run(False)


@pytest.mark.parametrize(
    ("entrypoint", "error", "objects"),
    [
        ("open_scope", VmExceptionBase, {}),
        ("false_hash", VmExceptionBase, {}),
        ("false_stop_pointer", AssertionError, {}),
        ("behind_program", SecurityError, {"hint_locals": {"program_end": "end"}}),
    ],
)
def test_ends_that_must_not_be(entrypoint, error, objects):
    end = RelocatableValue(0, len(cairo_lang_program().data))
    objects = {name: {"program_end": end} for name in objects}
    with pytest.raises(Exception) as theirs:
        cairo_lang.run(PROGRAM, "small", entrypoint, **objects)
    with make(entrypoint) as runner, pytest.raises(error) as ours:
        runner.cairo_run(False, **objects)
    assert str(ours.value) == str(theirs.value)
    assert isinstance(ours.value, type(theirs.value))


def cairo_lang_program():
    return cairo_lang.load_program(PROGRAM)
