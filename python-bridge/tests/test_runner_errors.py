"""What a runner raises, beside what cairo-lang raises: texts to the byte, classes of both."""

import re
import subprocess
import sys
from pathlib import Path

import cairo_lang
import pytest
from conftest import compiled

from cairo_vm_py import (
    CairoRunner,
    HintException,
    InconsistentMemoryError,
    RelocatableValue,
    ResourcesError,
    UnknownMemoryError,
    VmException,
    VmExceptionBase,
)

PROGRAM = compiled("runner_errors")

RUN = [
    "assertion",
    "unknown_cell",
    "pointer_product",
    "inconsistent_call",
    "division_by_zero",
]
HINT = ["hint_raises", "hint_reads_unknown", "hint_contradicts", "no_such_id", "library_hint"]


def failure(entrypoint):
    with CairoRunner(Path(PROGRAM), entrypoint) as runner, pytest.raises(VmException) as error:
        runner.cairo_run(False)
    return error.value


def their_failure(entrypoint):
    runner = cairo_lang.start(PROGRAM, "plain", entrypoint)
    from starkware.cairo.lang.vm.vm_exceptions import VmException as Theirs

    with pytest.raises(Theirs) as error:
        runner.run_until_pc(runner.final_pc)
    return error.value


@pytest.mark.parametrize("entrypoint", RUN + HINT)
def test_m8_error_is_that_of_cairo_lang(entrypoint):
    theirs = their_failure(entrypoint)
    ours = failure(entrypoint)
    assert str(ours) == without_vm_frames(str(theirs))
    assert isinstance(ours, type(theirs))
    assert ours.pc == theirs.pc
    assert ours.error_attr_value == theirs.error_attr_value
    assert ours.traceback == theirs.traceback
    assert str(ours.location) == str(theirs.location)
    assert ours.message == theirs.message
    assert [without_vm_frames(note) for note in theirs.notes] == ours.notes
    assert ours.args[0] == theirs.args[0]


def without_vm_frames(text):
    """A hint's traceback without the frames of cairo-lang's VM: ours has none of its own."""
    return re.sub(r'  File "[^"]*/starkware/cairo/lang/.*\n    .*\n(    [ ~^]+\n)?', "", text)


@pytest.mark.parametrize("entrypoint", RUN)
def test_inner_error_has_the_class_of_cairo_lang(entrypoint):
    theirs = their_failure(entrypoint).inner_exc
    ours = failure(entrypoint)
    assert str(ours.inner_exc) == str(theirs)
    assert isinstance(ours.inner_exc, type(theirs))
    assert type(ours.inner_exc).__name__ == type(theirs).__name__
    assert ours.hint_exception is None
    assert ours.__cause__ is None


@pytest.mark.parametrize("entrypoint", HINT)
def test_m8_inner_error_of_a_hint_is_what_it_raised(entrypoint):
    theirs = their_failure(entrypoint).inner_exc
    ours = failure(entrypoint)
    assert str(ours.inner_exc) == str(theirs.inner_exc)
    assert type(ours.inner_exc).__name__ == type(theirs.inner_exc).__name__
    assert isinstance(ours.hint_exception, (HintException, type(theirs)))
    assert ours.hint_exception.inner_exc is ours.inner_exc
    # A native hint has no exception of Python's.
    assert ours.__cause__ is (None if entrypoint == "library_hint" else ours.inner_exc)
    assert str(ours.hint_exception) == str(theirs)
    assert without_vm_frames(theirs.exception_str) == ours.hint_exception.exception_str


def test_m5_native_hint_fails_as_its_python_text():
    error = failure("library_hint")
    assert type(error.inner_exc) is AssertionError
    assert str(error.inner_exc) == "assert_not_zero failed: 0 = 0."
    assert "AssertionError: assert_not_zero failed: 0 = 0." in str(error)


def test_hint_errors_keep_their_objects():
    class Mine(Exception):
        pass

    mine = Mine("mine")

    def fail(_number):
        raise mine

    handler = type("Handler", (), {"add": staticmethod(fail)})
    with CairoRunner(Path(compiled("runner_main")), "objects", "small") as runner:
        with pytest.raises(VmException) as error:
            runner.cairo_run(False, hint_locals={"handler": handler})
    assert error.value.inner_exc is mine


@pytest.mark.parametrize("raised", [SystemExit(3), KeyboardInterrupt()])
def test_what_ends_python_passes(raised):
    def leave(_number):
        raise raised

    handler = type("Handler", (), {"add": staticmethod(leave)})
    with CairoRunner(Path(compiled("runner_main")), "objects", "small") as runner:
        with pytest.raises(type(raised)) as error:
            runner.cairo_run(False, hint_locals={"handler": handler})
        assert error.value is raised
        # The VM is there still.
        assert runner.get_output() == []


def test_places():
    error = failure("hint_raises")
    text = Path(__file__).with_name("programs").joinpath("runner_errors.cairo").read_text("utf-8")
    lines = text.splitlines()
    assert lines[error.inst_location.inst.start_line - 1].strip() == "return ();"
    assert "%{" in lines[error.location.start_line - 1]
    assert error.location.input_file.filename.endswith("runner_errors.cairo")
    assert error.location.input_file.get_content() == text
    assert error.error_attr_value == ""
    assert "Error message: The hint says no.\n" in error.traceback
    assert error.notes[0].startswith("Traceback (most recent call last):\n")
    error.notes.append("more")
    assert str(error).endswith("\nmore")


def test_without_debug_information(tmp_path):
    import json

    program = json.loads(Path(PROGRAM).read_text("utf-8"))
    program["debug_info"] = None
    program["attributes"] = []
    with CairoRunner(json.dumps(program), "assertion") as runner:
        with pytest.raises(VmException) as error:
            runner.cairo_run(False)
    assert error.value.inst_location is None
    assert error.value.location is None
    text = str(error.value)
    assert text.startswith("Error at pc=0:")
    assert "\nUnknown location (pc=0:" in text


def test_a_failed_run_stays_readable():
    with CairoRunner(Path(PROGRAM), "assertion") as runner:
        with pytest.raises(VmException) as error:
            runner.cairo_run(False)
        assert runner.vm.run_context.pc == error.value.pc
        assert runner.memory[runner.vm.run_context.fp - 3] == 3
        with pytest.raises(VmException):
            runner.run_until_pc(error.value.pc + 1)


def test_used_up_steps_of_a_function_are_a_failure():
    class Resources:
        n_steps = 10

    resources = Resources()
    with CairoRunner(Path(PROGRAM)) as runner:
        pc = entry_pc("endless")
        with pytest.raises(VmException) as error:
            runner.run_from_entrypoint(pc, [], run_resources=resources)
    assert isinstance(error.value.inner_exc, ResourcesError)
    assert "Error: End of program was not reached" in str(error.value)
    assert resources.n_steps == 0


def entry_pc(name):
    import json

    program = json.loads(Path(PROGRAM).read_text("utf-8"))
    return program["identifiers"][f"__main__.{name}"]["pc"]


def test_memory_errors():
    with CairoRunner(Path(PROGRAM)) as runner:
        runner.initialize_segments()
        base = runner.add_segment()
        with pytest.raises(UnknownMemoryError) as unknown:
            runner.memory[base]
        assert str(unknown.value) == f"Unknown value for memory cell at address {base}."
        assert isinstance(unknown.value, KeyError)
        runner.insert(base, 1)
        with pytest.raises(InconsistentMemoryError) as inconsistent:
            runner.insert(base, 2)
        assert str(inconsistent.value) == (
            f"Inconsistent memory assignment at address {base}. 1 != 2."
        )


def test_a_hint_that_does_not_compile():
    import json

    program = json.loads(Path(PROGRAM).read_text("utf-8"))
    (hints,) = [hints for hints in program["hints"].values() if "missing" in hints[0]["code"]]
    hints[0]["code"] = "if"
    with CairoRunner(json.dumps(program)) as runner, pytest.raises(VmException) as error:
        runner.initialize()
    assert isinstance(error.value.inner_exc, SyntaxError)
    assert "Got an exception while compiling a hint." in str(error.value)


def test_cairo_lang_is_not_needed():
    """Errors are ours where it is missing, and nothing looks for it twice."""
    code = f"""
import sys
sys.modules["starkware"] = None
from cairo_vm_py import CairoRunner, VmException, VmExceptionBase, errors
import pathlib
for _ in range(2):
    with CairoRunner(pathlib.Path({PROGRAM!r}), "assertion") as runner:
        try:
            runner.cairo_run(False)
        except VmException as error:
            assert isinstance(error, VmExceptionBase)
            assert type(error) is VmException
            assert "x is 3, not 4" in str(error), str(error)
            assert type(error.inner_exc) is Exception
assert errors._is_importable is False
print("ok")
"""
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=False
    )
    assert (done.stdout, done.stderr) == ("ok\n", "")


def test_base_classes():
    assert issubclass(VmException, VmExceptionBase)
    error = VmException(RelocatableValue(0, 5), None, ValueError("wrong"), "Error message: m\n")
    assert str(error) == "Error message: m\nError at pc=0:5:\nwrong"
