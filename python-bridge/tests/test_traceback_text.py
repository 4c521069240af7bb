"""The text of a failed hint is cairo-lang's, byte for byte (`tracebacks.json`, see record_tracebacks.py)."""

import json
import sys
from pathlib import Path

import pytest

from cairo_vm_py import traceback_text
from fake_vm import FakeVm

HERE = Path(__file__).resolve().parent
GOLDENS = json.loads((HERE / "tracebacks.json").read_text())
#: Python's own words for these differ from version to version.
BY_VERSION = ("syntax", "indentation", "runtime_syntax", "recursion")


def fail(name, directory):
    """Runs the hints of a case. Returns the description of the failure."""
    case = GOLDENS["cases"][name]
    file = f"{name}.cairo"
    path = str(directory / file)
    vm = FakeVm()
    text = (HERE / "tracebacks" / file).read_text()
    place = {"file": file, "path": path, "files": [{"path": path, "text": text}]}
    for hint in case["hints"]:
        try:
            number = vm.add_hint(hint["code"], line=hint["line"], **place)
        except SyntaxError as error:
            return traceback_text.describe_failure(error, error.hint, vm.table), case
        failure = vm.run(number)
        if failure is not None:
            return failure, case
    raise AssertionError("the case does not fail")


@pytest.mark.parametrize("name", sorted(GOLDENS["cases"]))
def test_text_is_that_of_cairo_lang(name, tmp_path):
    if name in BY_VERSION and list(sys.version_info[:2]) != GOLDENS["python"]:
        pytest.skip("recorded on another Python")
    failure, case = fail(name, tmp_path)
    assert failure["message"] == case["message"]
    assert failure["traceback"] == case["traceback"]


def test_compile_errors_name_the_file_and_line_on_every_python(tmp_path):
    failure, _ = fail("syntax", tmp_path)
    assert failure["message"] == "Got an exception while compiling a hint."
    assert '  File "syntax.cairo", line 4\n' in failure["traceback"]
    assert failure["line"] == 4


def test_line_is_that_of_the_innermost_frame_in_the_hint(tmp_path):
    failure, _ = fail("assertion", tmp_path)
    assert (failure["line"], failure["type"], failure["text"]) == (
        2,
        "AssertionError",
        "one is not two",
    )


def test_frames_of_modules_are_as_python_prints_them(tmp_path):
    module = tmp_path / "helper_module.py"
    module.write_text("def run(f):\n    return f()\n")
    vm = FakeVm()
    sys.path.insert(0, str(tmp_path))
    try:
        number = vm.add_hint(
            "import helper_module\nhelper_module.run(lambda: memory[ap])",
            file="m.cairo",
            path="/nowhere/m.cairo",
            line=5,
        )
        failure = vm.run(number)
    finally:
        sys.path.remove(str(tmp_path))
    lines = failure["traceback"].splitlines()
    assert lines[0] == "Traceback (most recent call last):"
    assert '  File "m.cairo", line 6, in <module>' in lines
    assert f'  File "{module}", line 2, in run' in lines
    # Of this package nothing is shown.
    assert "cairo_vm_py" not in failure["traceback"]


def test_hints_without_a_location_keep_their_label():
    vm = FakeVm()
    vm.add_hint("pass")
    failure = vm.do("x = 1\nraise ValueError('no place')")
    assert failure["traceback"] == (
        "Traceback (most recent call last):\n"
        '  File "<hint1>", line 2, in <module>\n'
        "ValueError: no place\n"
    )
    assert failure["line"] is None


def test_errors_whose_text_fails():
    code = "class E(Exception):\n    def __str__(self): raise ValueError\nraise E()"
    failure = FakeVm().do(code)
    assert failure["type"] == "E"
    assert failure["text"] == "<exception str() failed>"
