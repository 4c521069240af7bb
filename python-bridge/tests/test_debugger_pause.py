"""What reaches a hint while it runs: pauses, breakpoints, the end of an expression."""

import signal
import threading
import time

import pytest

from debugged_vm import PATH, DebuggedVm


@pytest.fixture
def vm():
    return DebuggedVm()


def send_soon(action, is_ready):
    """Does something as soon as a hint says that it is there."""

    def wait():
        while not is_ready():
            time.sleep(0.001)
        action()

    threading.Thread(target=wait, daemon=True).start()


@pytest.fixture
def interrupts(vm):
    """Lets the main thread see what control.py sends it."""
    actions = []

    def handler(_number, frame):
        for action in actions:
            action(frame)

    before = signal.signal(signal.SIGUSR1, handler)
    yield actions
    signal.signal(signal.SIGUSR1, before)


def interrupt():
    signal.pthread_kill(threading.main_thread().ident, signal.SIGUSR1)


def test_pause_of_an_endless_loop(vm, interrupts):
    interrupts.append(vm.debugger.pause)
    vm.script = [lambda: vm.ask("evaluate", expression="go = False") and None]
    send_soon(interrupt, lambda: "go" in vm.executor.scopes.current)
    steps = vm.debug("go = True\nwhile go:\n    pass\ndone = 1")
    assert [reason for reason, _ in steps] == ["pause"]
    assert vm.scope["done"] == 1


def test_pause_of_a_loop_over_memory(vm, interrupts):
    interrupts.append(vm.debugger.pause)
    vm.memory[(1, 10)] = 1
    vm.script = [lambda: vm.ask("evaluate", expression="go = False") and None]
    send_soon(interrupt, lambda: "go" in vm.executor.scopes.current)
    steps = vm.debug("go = True\nwhile go:\n    memory[ap]; memory.get(ap + 99)")
    assert [reason for reason, _ in steps] == ["pause"]


def test_step_after_a_pause(vm, interrupts):
    interrupts.append(vm.debugger.pause)
    vm.script = ["next", "next", lambda: vm.ask("evaluate", expression="go = False") and None]
    send_soon(interrupt, lambda: "go" in vm.executor.scopes.current)
    steps = vm.debug("go = True\nwhile go:\n    a = 1\n    b = 2")
    assert [reason for reason, _ in steps] == ["pause", "step", "step"]
    lines = [line for _, line in steps]
    assert len(set(lines)) == 3


def test_breakpoints_set_while_a_hint_runs(vm, interrupts):
    def act(frame):
        vm.debugger.set_breakpoints({"file": PATH, "lines": [[12, None]]})
        vm.debugger.tracer.install(frame)

    interrupts.append(act)
    vm.script = [lambda: vm.ask("evaluate", expression="go = False") and None]
    send_soon(interrupt, lambda: "go" in vm.executor.scopes.current)
    assert vm.debug("go = True\nwhile go:\n    a = 1") == [("breakpoint", 12)]


def test_an_expression_that_does_not_end_is_interrupted(vm, interrupts):
    interrupts.append(vm.debugger.pause)
    vm.debug("x = 1")
    send_soon(interrupt, lambda: vm.debugger._is_evaluating)
    text = vm.error("evaluate", expression="while True: pass")
    assert text == "The evaluation was interrupted."
