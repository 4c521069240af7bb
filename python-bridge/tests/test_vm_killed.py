"""A VM, and the owner of VMs, killed at random moments. They are counted in what passes between the two, not in time."""

import importlib.util
import os
import random
import shutil
import signal
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from conftest import compiled
from processes import SECONDS, is_alive, processes_with, start_python, wait_until

from cairo_vm_py import Vm
from cairo_vm_py.api import node
from cairo_vm_py.api.failure import VmLost
from cairo_vm_py.api.process import VmProcess

pytestmark = pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")

#: One of the interpreters of a machine does them all: that of cairo-lang.
RUNS = 200 if importlib.util.find_spec("starkware") else 20
VMS_OF_AN_OWNER = 10


class Killer(threading.local):
    """Kills the VM that this thread started last when it has read and written so often."""

    def __init__(self):
        self.pid = None
        self.left = None
        self.passed = 0

    def count(self):
        self.passed += 1
        if self.left is not None and self.pid is not None:
            self.left -= 1
            if self.left <= 0:
                os.kill(self.pid, signal.SIGKILL)
                self.left = None


@pytest.fixture
def killer(monkeypatch):
    found = Killer()
    read, write, start = os.read, os.write, VmProcess.__init__

    def counted_read(fd, size):
        data = read(fd, size)
        found.count()
        return data

    def counted_write(fd, data):
        found.count()
        written = write(fd, data)
        found.count()
        return written

    def noted_start(self):
        start(self)
        found.pid, found.passed = self.pid, 0

    monkeypatch.setattr(os, "read", counted_read)
    monkeypatch.setattr(os, "write", counted_write)
    monkeypatch.setattr(VmProcess, "__init__", noted_start)
    return found


def run_turns():
    """Returns what hints saw, and the output."""
    seen = []

    def on_turn(i):
        seen.append(i)
        return i

    with Vm(compiled("turns"), layout="small", program_input={"n": 20}, hint_locals={"on_turn": on_turn}) as vm:
        try:
            vm.run()
            return vm.output
        except VmLost:
            assert seen == list(range(len(seen)))
            # What hints made can be looked at, and the VM says again why it is lost.
            if seen:
                assert "seen" in vm.scope or "turns" in vm.scope
            with pytest.raises(VmLost, match="The VM's process ended killed by signal 9"):
                vm.run()
            raise


def test_m8_a_vm_that_is_killed_at_a_random_moment_says_so(killer):
    assert run_turns() == [190]
    # The last reply may come in two pieces or in one; after it nothing is wrong any more.
    last = killer.passed - 3
    moments = [random.Random(run).randrange(1, last) for run in range(RUNS)]

    def run(moment):
        killer.left, killer.pid = moment, None
        with pytest.raises(VmLost, match="The VM's process ended killed by signal 9") as caught:
            run_turns()
        wait_until(lambda: not is_alive(killer.pid))
        return "last seen at pc=0:" in str(caught.value)

    with ThreadPoolExecutor(2) as pool:
        with_place = list(pool.map(run, moments))
    assert sum(with_place) > RUNS / 4


def test_m7_vms_whose_owner_is_killed_at_a_random_moment_end(tmp_path):
    bundle = tmp_path / "vm-server.cjs"
    shutil.copy(node.find_bundle(), bundle)
    # The copy's path is in the command line of each VM.
    code = (
        "import runpy, sys; from cairo_vm_py.api import process;"
        f"process.find_bundle = lambda: {str(bundle)!r}; runpy.run_module('owner_that_dies')"
    )

    def run(limit):
        with start_python(code, str(VMS_OF_AN_OWNER), str(limit), compiled("turns")) as owner:
            out, err = owner.communicate(timeout=SECONDS)
        assert owner.returncode == -signal.SIGKILL, f"after {limit} bytes: {err}"

    with start_python(code, str(VMS_OF_AN_OWNER), str(1 << 60), compiled("turns")) as owner:
        last = int(owner.communicate(timeout=SECONDS)[0])
    moments = [random.Random(run).randrange(1, last * 9 // 10) for run in range(RUNS // VMS_OF_AN_OWNER)]
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(run, moments))
    wait_until(lambda: not processes_with(str(bundle)))
