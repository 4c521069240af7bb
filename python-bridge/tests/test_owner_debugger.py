"""A debugger in the interpreter that owns the VM: it hears its client, and leaves the interpreter as it was."""

import json
import os
import sys
import threading

import pytest

from cairo_vm_py import protocol
from cairo_vm_py.debugger import EvaluationInterrupted
from cairo_vm_py.listening_channel import ListeningChannel
from cairo_vm_py.owner_debugger import OwnerDebugger
from debugged_vm import CALL, LOOP, PATH, DebuggedVm

PAUSE = protocol.frame(protocol.PAUSE)


def breakpoints(*lines):
    body = {"file": PATH, "lines": [[line, None] for line in lines]}
    return protocol.frame(protocol.BREAKPOINTS, json.dumps(body).encode())


class OwnedVm(DebuggedVm):
    """`control`: (condition, frame) of what comes while a hint runs, as soon as the condition holds."""

    on_control = None

    def __init__(self):
        self.control = []
        super().__init__()
        self.debugger = OwnerDebugger(self, self.executor)
        self.ask("attach", on=True)

    def look(self, frame):
        if not (self.control and self.control[0][0]()):
            return False
        self.on_control(self.control.pop(0)[1], frame)
        return True

    @property
    def variables(self):
        return self.executor.scopes.current


@pytest.fixture
def vm():
    return OwnedVm()


@pytest.fixture
def tracer():
    """The owner's own tracing, for coverage say."""
    before = sys.gettrace()

    def trace(frame, event, arg):
        return trace

    sys.settrace(trace)
    yield trace
    sys.settrace(before)


def test_pauses_a_hint_that_never_ends(vm):
    vm.control = [(lambda: vm.variables.get("n", 0) > 9, PAUSE)]
    vm.script = [lambda: vm.ask("evaluate", expression="go = False") and None]
    assert [reason for reason, _ in vm.debug("go, n = True, 0\nwhile go:\n    n += 1\ndone = n")] == ["pause"]
    assert vm.scope["done"] == 10


def test_pauses_where_only_functions_of_others_run(vm):
    # `sorted` calls back into Python's own library, of which no line is traced.
    vm.control = [(lambda: True, PAUSE)]
    vm.control.insert(0, (lambda: "begun" in vm.variables, breakpoints()))
    steps = vm.debug("import fnmatch\nbegun = 1\nfnmatch.filter(['a'] * 9, 'a*')\nlast = 2")
    assert [reason for reason, _ in steps] == ["pause"]


def test_goes_on_line_by_line_after_a_pause(vm):
    vm.control = [(lambda: vm.variables.get("i") == 1, PAUSE)]
    vm.script = ["next", "next", "continue"]
    assert vm.debug(LOOP) == [("pause", 12), ("step", 11), ("step", 12)]


def test_hears_breakpoints_that_come_while_a_hint_runs(vm):
    vm.control = [(lambda: vm.variables.get("i") == 1, breakpoints(13))]
    assert vm.debug(LOOP) == [("breakpoint", 13)]
    assert vm.debug(LOOP) == [("breakpoint", 13)]


def test_stops_at_breakpoints_and_steps_into_functions(vm):
    vm.ask("breakpoints", file=PATH, lines=[[13, None]])
    vm.script = ["stepIn", "stepOut", "continue"]
    assert vm.debug(CALL) == [("breakpoint", 13), ("step", 11), ("step", 14)]


def test_ignores_a_pause_between_hints(vm):
    vm.on_control(PAUSE, sys._getframe())
    assert vm.debug(LOOP) == []


@pytest.mark.parametrize("is_stopped", [True, False])
def test_interrupts_an_expression_that_never_ends(vm, is_stopped):
    vm.variables["n"] = 0
    expression = "exec('while True: n += 1')"
    errors = []

    def endless():
        errors.append(vm.error("evaluate", expression=expression))

    vm.control = [(lambda: vm.variables.get("n", 0) > 9, PAUSE)]
    if is_stopped:
        vm.ask("breakpoints", file=PATH, lines=[[10, None]])
        vm.script = [endless]
        assert vm.debug("x = 1") == [("breakpoint", 10)]
    else:
        endless()
    assert errors == ["The evaluation was interrupted."]
    assert vm.variables["n"] == 10


def test_ends_a_hint_that_catches_every_error(vm):
    vm.control = [(lambda: "n" in vm.variables, PAUSE)]
    vm.script = ["end"]
    vm.debug("while True:\n    try:\n        n = 1\n    except Exception:\n        pass")
    assert vm.failure["type"] == "RunEnded"


def test_gives_the_owner_its_tracing_back(vm, tracer):
    vm.ask("breakpoints", file=PATH, lines=[[12, None]])
    vm.script = ["next", "continue", "continue"]
    assert len(vm.debug(LOOP)) == 4
    assert sys.gettrace() is tracer
    vm.debug("raise KeyError(1)")
    assert vm.failure["type"] == "KeyError"
    assert sys.gettrace() is tracer
    vm.ask("evaluate", expression="1 + 1")
    assert sys.gettrace() is tracer
    # What the owner traces line by line goes on being traced.
    assert sys._getframe().f_trace is None or sys._getframe().f_trace is tracer


def test_traces_nothing_without_a_client(vm, tracer):
    vm.ask("attach", on=False)
    vm.debug("import sys\nseen = sys.gettrace()")
    assert vm.scope["seen"] is tracer


def test_breakpoint_in_a_hint_stops_and_elsewhere_is_the_owners(vm):
    before = sys.breakpointhook
    assert vm.debug("x = 1\nbreakpoint()") == [("breakpoint", 11)]
    assert sys.breakpointhook is before
    called = []
    sys.breakpointhook = lambda: called.append(threading.current_thread().name)
    try:
        vm.debug("import threading\nt = threading.Thread(target=breakpoint, name='other')\nt.start(); t.join()")
    finally:
        sys.breakpointhook = before
    assert called == ["other"]
    assert vm.stopped == vm.stopped[:1]


class Pipe:
    """A channel that listens, and the end that writes to it."""

    def __init__(self):
        read, self.write_end = os.pipe()
        self.heard = []
        self.channel = ListeningChannel(read, self.write_end, 0.0)
        self.channel.on_control = lambda data, frame: self.heard.append((data[4], frame.f_code.co_name))

    def write(self, *frames):
        os.write(self.write_end, b"".join(frames))


RESULT = protocol.frame(protocol.RESULT, b"{}")


def test_the_channel_hears_control_frames_between_the_others():
    pipe = Pipe()
    pipe.write(PAUSE, RESULT, PAUSE)
    name = "test_the_channel_hears_control_frames_between_the_others"
    assert pipe.channel.receive() == RESULT
    assert pipe.heard == [(protocol.PAUSE, name)]
    assert pipe.channel.look(sys._getframe())
    assert len(pipe.heard) == 2


def test_the_channel_looks_without_waiting_and_keeps_what_is_not_for_it():
    pipe = Pipe()
    frame = sys._getframe()
    assert not pipe.channel.look(frame)
    pipe.channel._next_look = 0.0
    pipe.write(RESULT, PAUSE)
    assert not pipe.channel.look(frame)
    assert pipe.channel.is_waiting(0)
    assert pipe.channel.receive() == RESULT
    pipe.channel._next_look = 0.0
    assert pipe.channel.look(frame)
    assert pipe.heard == [(protocol.PAUSE, frame.f_code.co_name)]


def test_an_interrupted_evaluation_is_no_error_of_the_program():
    assert not issubclass(EvaluationInterrupted, Exception)
