"""Hints of a VM that this interpreter owns: they run here, with the owner's objects, and fail here."""

import sys
import threading

import pytest
from conftest import compiled

from cairo_vm_py import HintTimeout, Vm, VmException


def turns(on_turn, n=3, **options):
    return Vm(compiled("turns"), layout="small", program_input={"n": n}, hint_locals={"on_turn": on_turn}, **options)


def failure_of(vm):
    with pytest.raises(BaseException) as caught:
        vm.run()
    return caught.value


def test_m8_hints_run_in_this_interpreter_and_thread_with_the_same_objects():
    seen = []

    def on_turn(i):
        seen.append((i, threading.get_ident()))
        return i

    with turns(on_turn) as vm:
        vm.run()
        assert vm.output == [3]
    assert seen == [(i, threading.get_ident()) for i in range(3)]


class OwnError(Exception):
    pass


def test_m8_what_a_hint_raises_reaches_the_caller_as_it_is_with_the_cairo_traceback():
    raised = OwnError("a reason", 7)

    def on_turn(i):
        if i == 1:
            raise raised
        return i

    with turns(on_turn) as vm:
        error = failure_of(vm)
        assert error is raised and error.args == ("a reason", 7)
        cairo = error.vm_exception
        assert isinstance(cairo, VmException) and cairo.inner_exc is raised
        assert "turns.cairo" in str(cairo) and "Cairo traceback (most recent call last):" in str(cairo)
        if sys.version_info >= (3, 11):
            assert "Cairo traceback (most recent call last):" in error.__notes__[0]
        assert error.__context__ is None
        names = [entry.name for entry in _frames(error)]
        assert "on_turn" in names
        # Nothing of the failed hint is done, and the rest can be looked at.
        assert vm.scope["seen"] == [0, 1]
        assert vm.pc == cairo.pc
        assert failure_of(vm) is raised


def _frames(error):
    import traceback

    return traceback.extract_tb(error.__traceback__)


@pytest.mark.parametrize("exception", [SystemExit(3), KeyboardInterrupt(), GeneratorExit(), StopIteration()])
def test_m8_exceptions_that_end_programs_pass_too(exception):
    def on_turn(_):
        raise exception

    with turns(on_turn) as vm:
        assert failure_of(vm) is exception
        assert vm.step > 0


def test_m8_a_hint_that_does_not_compile_is_refused(tmp_path):
    import json

    with open(compiled("turns"), encoding="utf-8") as file:
        program = json.load(file)
    next(iter(program["hints"].values()))[0]["code"] = "this is no Python"
    with pytest.raises((SyntaxError, VmException), match="invalid syntax"):
        Vm(program, layout="small")


def test_m8_what_hints_print_is_printed_by_this_process(capsys):
    with turns(lambda i: print("turn", i) or i) as vm:
        vm.run()
    assert capsys.readouterr().out == "turn 0\nturn 1\nturn 2\n"


def test_m10_a_syscall_handler_keeps_its_state_and_is_there_in_every_hint():
    class Oracle:
        def __init__(self):
            self.asked = []

        def answer(self, question):
            self.asked.append(question)
            return 10 * question

    oracle = Oracle()
    with Vm(compiled("functions"), hint_locals={"oracle": oracle}) as vm:
        assert vm.call("ask", 3) == 60
        assert vm.call("ask", 1) == 10
        assert oracle.asked == [3, 2, 1, 1]
        assert vm.scope["oracle"] is oracle


def test_m10_hint_locals_reach_scopes_that_are_entered_and_static_locals_are_gone_after_the_hint():
    # `on_turn` is used in a scope that a hint has entered with other variables.
    with turns(lambda i: 1) as vm:
        vm.run()
        assert vm.output == [3]
        assert "on_turn" in vm.scope
    with Vm(
        compiled("turns"), layout="small", program_input={"n": 2}, static_locals={"on_turn": lambda i: 5}
    ) as vm:
        vm.run()
        assert vm.output == [10]
        assert "on_turn" not in vm.scope


def test_m9_hints_import_what_is_allowed():
    # Imported before: `functions` of the standard library that tests use anyway.
    with open(compiled("turns"), encoding="utf-8") as file:
        import json

        program = json.load(file)
    hints = next(iter(program["hints"].values()))
    hints[0]["code"] = "import math, fractions\n" + hints[0]["code"]
    given = {"layout": "small", "program_input": {"n": 1}, "hint_locals": {"on_turn": lambda i: i}}
    with Vm(program, allowed_modules=["math", "fractions"], **given) as vm:
        assert vm.run() == "end"
    with Vm(program, allowed_modules=["math"], **given) as vm:
        with pytest.raises(ImportError, match="may not import 'fractions'. Allowed: math"):
            vm.run()


def test_m9_a_hint_that_takes_too_long_is_stopped():
    def forever(_):
        while True:
            pass

    with turns(forever, hint_timeout=0.05) as vm:
        with pytest.raises(HintTimeout, match="longer than 0.05 s"):
            vm.run()
        assert vm.step > 0


def test_m11_a_hint_cannot_run_the_vm_that_it_belongs_to():
    def on_turn(i):
        if i == 0:
            with pytest.raises(RuntimeError, match="The VM runs"):
                vm.run()
            with pytest.raises(RuntimeError, match="The VM runs"):
                vm.output
        # Its memory it can reach, by the owner's object too.
        return i + len(vm.memory.get_range(vm.segments.write_arg(vm.segments.add(), []), 0))

    with turns(on_turn) as vm:
        vm.run()
        assert vm.output == [3]


def test_m5_native_hints_need_no_python_and_their_variables_are_not_seen_in_it():
    # The library's dictionaries, whose hints import cairo-lang in Python.
    for hints in ("auto", "native"):
        with Vm(compiled("dictionary"), layout="small", hints=hints) as vm:
            vm.run()
            vm.end()
            assert vm.output == [3, 0, 7, 3, 8, 0, 42, 2, 100, 1]
            assert list(vm.scope) == ["program_input"]


def test_m5_what_has_no_native_form_is_refused_if_all_must():
    with pytest.raises(ValueError, match="have no native form"):
        turns(lambda i: i).close()
        Vm(compiled("turns"), layout="small", hints="native")
    with pytest.raises(ValueError, match="Native hints see no objects of Python"):
        turns(lambda i: i, hints="native")
    with pytest.raises(ValueError, match="must be 'auto', 'native' or 'python'"):
        turns(lambda i: i, hints="rust")
