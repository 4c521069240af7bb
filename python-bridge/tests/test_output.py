"""What hints print comes with its place, and `input()` without input says so."""

import sys
from contextlib import redirect_stderr, redirect_stdout

import pytest

from cairo_vm_py.output import HintOutput, NoInput
from fake_vm import FakeVm


class PrintingVm(FakeVm):
    """A VM whose hints print to it. pytest has its own streams, so they are exchanged for each hint."""

    def run(self, hint, **arguments):
        streams = [
            HintOutput("stdout", 1, self.send, self.table.file_names),
            HintOutput("stderr", 2, self.send, self.table.file_names),
        ]
        self.executor.streams = streams
        with redirect_stdout(streams[0]), redirect_stderr(streams[1]):
            return super().run(hint, **arguments)


@pytest.fixture
def vm():
    return PrintingVm()


def run(vm, code):
    number = vm.add_hint(code, file="m.cairo", path="/place/m.cairo", line=10)
    assert vm.run(number) is None
    return [(o["category"], o["text"], o["line"]) for o in vm.output]


def test_place_of_a_print(vm):
    assert run(vm, "print('a', 1)\n\nprint('b')") == [
        ("stdout", "a 1\n", 10),
        ("stdout", "b\n", 12),
    ]
    assert vm.output[0]["file"] == "/place/m.cairo"


def test_pieces_are_joined_until_the_place_changes(vm):
    assert run(vm, "print('a', end='')\nprint('b')\nprint('c', end='')") == [
        ("stdout", "a", 10),
        ("stdout", "b\n", 11),
        ("stdout", "c", 12),
    ]


def test_a_print_in_a_function_of_python_belongs_to_the_hint(vm):
    code = "import pprint\npprint.pprint([1])\ndef f():\n    print('in f')\nf()"
    assert run(vm, code) == [("stdout", "[1]\n", 11), ("stdout", "in f\n", 13)]


def test_stderr_bytes_and_odd_text(vm):
    code = "import sys\nprint('e', file=sys.stderr)\nsys.stdout.buffer.write(b'b\\xff\\n')\nprint('\\ud800é')"
    assert run(vm, code) == [
        ("stderr", "e\n", 11),
        ("stdout", "b\ufffd\n", 12),
        ("stdout", "\ud800é\n", 13),
    ]


def test_write_refuses_what_is_no_text(vm):
    failure = vm.do("import sys\nsys.stdout.write(1)")
    assert failure["text"] == "write() argument must be str, not int"


def test_a_print_of_a_hint_that_fails_comes_before_its_error(vm):
    assert vm.do("print('x', end='')\nraise ValueError") is not None
    assert vm.output[0]["text"] == "x"


def test_input_without_input(vm, monkeypatch):
    monkeypatch.setattr(sys, "stdin", NoInput())
    failure = vm.do("x = input('name? ')")
    assert failure["type"] == "EOFError"
    assert "cairoscope run" in failure["text"]
    assert vm.output[0]["text"] == "name? "
