"""Ctrl-C, and other signals, while a VM runs."""

import os
import signal
import threading
import time

import pytest
from conftest import compiled

from cairo_vm_py import Vm, VmLost
from cairo_vm_py.api import ctrl_c

pytestmark = pytest.mark.skipif(os.name == "nt", reason="signals come otherwise on Windows")


class Sender:
    """Sends this process a signal again and again until the `with` block is left, from a thread."""

    def __init__(self, number=signal.SIGINT, first=0.05, pause=5.0):
        self._number = number
        self._first = first
        self._pause = pause
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._run)

    def _run(self):
        wait = self._first
        while not self._over.wait(wait):
            os.kill(os.getpid(), self._number)
            wait = self._pause

    def __enter__(self):
        self._thread.start()

    def __exit__(self, *_):
        self._over.set()
        self._thread.join()


@pytest.fixture
def forever():
    with Vm(compiled("forever"), recording=False) as vm:
        yield vm


def test_m4_ctrl_c_pauses_the_vm_and_it_stays_usable(forever):
    for _ in range(3):
        with pytest.raises(KeyboardInterrupt):
            with Sender():
                forever.run()
        before = forever.step
        assert forever.run(steps=10) == "steps" and forever.step == before + 10
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_ctrl_c_of_an_owner_with_a_handler_of_his_own_is_a_pause(forever):
    came = []
    before = signal.signal(signal.SIGINT, lambda number, frame: came.append(number))
    try:
        with Sender():
            assert forever.run() == "paused"
    finally:
        signal.signal(signal.SIGINT, before)
    assert came == [signal.SIGINT]


def test_ctrl_c_that_is_ignored_is_ignored():
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        with Vm(compiled("forever"), recording=False) as vm, Sender(pause=0.01):
            assert vm.run(steps=10_000_000) == "steps"
    finally:
        signal.signal(signal.SIGINT, before)


def turns(on_turn, n=3):
    return Vm(
        compiled("turns"), program_input={"n": n}, hint_locals={"on_turn": on_turn}, layout="small"
    )


def test_m8_ctrl_c_in_a_hint_interrupts_the_hint():
    def on_turn(i):
        if i == 1:
            while True:
                time.sleep(0.001)
        return i

    with turns(on_turn) as vm:
        with pytest.raises(KeyboardInterrupt) as caught:
            with Sender():
                vm.run()
        assert "turns.cairo" in str(caught.value.vm_exception)
        assert vm.scope["seen"] == [0, 1]


def test_m8_ctrl_c_in_a_hint_that_asks_the_vm_all_the_time_loses_no_frame():
    def on_turn(i):
        while True:
            base = vm.segments.add()
            vm.segments.get_segment_used_size(base.segment_index)

    with turns(on_turn) as vm:
        with pytest.raises(KeyboardInterrupt):
            with Sender():
                vm.run()
        assert vm.scope["seen"] == [0]
        assert vm.memory[vm.fp - 4] == 0


def test_ctrl_c_at_any_moment_of_many_short_hints_loses_nothing():
    with turns(lambda i: i, n=2000) as vm:
        interrupts = 0
        with Sender(first=0.01, pause=0.013):
            while True:
                try:
                    reason = vm.run()
                except KeyboardInterrupt as interrupt:
                    interrupts += 1
                    if hasattr(interrupt, "vm_exception"):
                        # It came in the middle of a hint, which has failed by it.
                        return
                    continue
                break
        assert reason == "end" and vm.output == [sum(range(2000))]


def test_whoever_presses_ctrl_c_again_after_a_while_does_not_wait(monkeypatch):
    monkeypatch.setattr(ctrl_c, "PATIENCE_SECONDS", 0.01)
    with Vm(compiled("forever"), recording=False) as vm:
        # A VM that does not answer any more.
        os.kill(vm._session.pid, signal.SIGSTOP)
        try:
            with pytest.raises(KeyboardInterrupt):
                with Sender(pause=0.02):
                    vm.run()
        finally:
            os.kill(vm._session.pid, signal.SIGCONT)
        with pytest.raises(VmLost, match="KeyboardInterrupt came in the middle"):
            vm.run()


class Alarm(Exception):
    pass


def test_a_signal_handler_that_raises_loses_the_vm_with_a_clear_error(forever):
    def ring(number, frame):
        raise Alarm

    before = signal.signal(signal.SIGUSR1, ring)
    try:
        with pytest.raises(Alarm):
            with Sender(signal.SIGUSR1):
                forever.run()
        with pytest.raises(VmLost, match="Alarm came in the middle of the conversation"):
            forever.run()
    finally:
        signal.signal(signal.SIGUSR1, before)
