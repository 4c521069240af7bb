"""What goes wrong around a VM that this interpreter owns: a clear error, no process that stays, no hang."""

import gc
import multiprocessing
import os
import signal
import sys
import threading

import pytest
from conftest import compiled
from processes import is_alive, run_python, start_python, wait_until

from cairo_vm_py import Vm
from cairo_vm_py.api.failure import VmLost

posix = pytest.mark.skipif(os.name == "nt", reason="signals and forks of POSIX")

PRELUDE = """
import os, signal, sys, threading
from conftest import compiled
from cairo_vm_py import Vm
def say(*words):
    # In one piece, whoever else prints.
    os.write(1, (" ".join(map(str, words)) + "\\n").encode())
def turns(on_turn, n=3):
    return Vm(compiled("turns"), layout="small", program_input={"n": n}, hint_locals={"on_turn": on_turn})
"""


def turns(on_turn, n=3, **options):
    return Vm(compiled("turns"), layout="small", program_input={"n": n}, hint_locals={"on_turn": on_turn}, **options)


def pid_of(vm):
    return vm._session.pid


# --- the VM's process goes


@posix
def test_a_vm_whose_process_is_killed_says_so_and_where_it_was():
    vm = turns(lambda i: i)
    vm.run(steps=5)
    seen = f"pc={vm.pc}, ap={vm.ap}, fp={vm.fp}, after 5 steps"
    unknown = vm.fp + 400
    os.kill(pid_of(vm), signal.SIGKILL)
    with pytest.raises(VmLost, match="The VM's process ended killed by signal 9") as caught:
        vm.run()
    assert seen in str(caught.value)
    for use in (vm.run, lambda: vm.pc, lambda: vm.output, lambda: vm.memory[unknown], vm.segments.add, vm.end):
        with pytest.raises(RuntimeError, match="killed by signal 9"):
            use()
    # What hints made is still there.
    assert "turns" in vm.scopes[0]
    vm.close()
    vm.close()


@posix
@pytest.mark.parametrize("use", ["pass", "memory[ap + 400]", "segments.add(); memory[ap + 400]"])
def test_a_vm_that_is_killed_in_a_hint_says_where_it_was(use):
    def on_turn(i):
        if i == 1:
            os.kill(pid_of(vm), signal.SIGKILL)
            wait_until(lambda: os.waitpid(pid_of(vm), os.WNOHANG | os.WUNTRACED) is not None)
            frame = sys._getframe(1)
            exec(use, frame.f_globals)
        return i

    with turns(on_turn) as vm:
        with pytest.raises(VmLost, match=r"It was last seen at pc=0:\d+, ap=1:\d+, fp=1:\d+, after \d+ steps"):
            vm.run()
        assert vm.scope["seen"] == [0, 1]


def test_a_vm_that_is_closed_says_so():
    vm = turns(lambda i: i)
    vm.run(steps=5)
    pid, memory, address = pid_of(vm), vm.memory, vm.fp
    vm.close()
    for use in (vm.run, lambda: vm.pc, lambda: memory[address + 100], vm.segments.add):
        with pytest.raises(RuntimeError, match="The VM is closed"):
            use()
    assert not is_alive(pid)


def test_a_vm_that_nobody_has_any_more_ends():
    vm = turns(lambda i: i)
    pid = pid_of(vm)
    del vm
    gc.collect()
    assert not is_alive(pid)


@posix
@pytest.mark.parametrize("ending", ["pass", "sys.exit(3)", "1 / 0", "os._exit(4)", "os.kill(os.getpid(), 9)", "os.abort()"])
def test_vms_end_with_their_owner(ending):
    code = f"{PRELUDE}\nvms = [turns(lambda i: i) for _ in range(2)]\nvms[0].run(steps=4)"
    process = run_python(f"{code}\nprint(*(vm._session.pid for vm in vms), flush=True)\n{ending}")
    pids = list(map(int, process.stdout.split()))
    assert len(pids) == 2
    wait_until(lambda: not any(map(is_alive, pids)))


# --- the owner forks


@posix
def test_m12_a_process_that_the_owner_forks_cannot_use_the_vm_and_does_not_keep_it_alive():
    code = f"""{PRELUDE}
vm = turns(lambda i: i)
vm.run(steps=5)
unknown = vm.fp + 400
pid = os.fork()
if pid == 0:
    for use in (vm.run, vm.pause, vm.end, lambda: vm.output, lambda: vm.pc, lambda: vm.memory[unknown], vm.segments.add):
        try: use()
        except RuntimeError as error: say(error)
    with turns(lambda i: 10 * i) as own:
        own.run()
        say(own.output)
    vm.close()
    os.close(1)
    os.close(2)
    import time
    time.sleep(600)
say(vm._session.pid, pid)
vm.run()
say("the owner's", vm.output)
os._exit(0)
"""
    with start_python(code) as process:
        text, _ = process.communicate(timeout=60)
        lines = text.splitlines()
        assert lines.count("This VM belongs to the process that this one was forked from: make one here.") >= 5
        assert "[30]" in lines and "the owner's [3]" in lines
        vm, fork = next(map(int, line.split()) for line in lines if line[:1].isdigit())
        wait_until(lambda: not is_alive(vm))
        assert is_alive(fork)
        os.kill(fork, signal.SIGKILL)


@posix
def test_pools_work_beside_a_vm_and_in_its_hints():
    context = multiprocessing.get_context("fork")
    vm = turns(lambda i: sum(pool.map(abs, range(-i, 0))))
    with context.Pool(2) as pool, vm:
        assert pool.map(abs, [-1, -2]) == [1, 2]
        vm.run()
        assert vm.output == [0 + 1 + 3]


@posix
def test_a_process_that_a_hint_forks_and_that_leaves_the_hint_cannot_go_on_with_the_run():
    code = f"""{PRELUDE}
def on_turn(i):
    if i == 1:
        pid = os.fork()
        if pid: os.waitpid(pid, 0)
    return i
vm = turns(on_turn)
try:
    vm.run()
    say("ended", vm.output)
except Exception as error:
    say(type(error).__name__, error)
"""
    process = run_python(code)
    assert sorted(line.split(". ")[0] for line in process.stdout.splitlines()) == [
        "VmLost The VM was lost: This process was forked from the one that the VM belongs to, and cannot reach it",
        "ended [3]",
    ], process.stderr


# --- hints do what they should not


@posix
@pytest.mark.parametrize("first", [0, 3])
def test_a_hint_that_closes_all_files(first):
    code = f"""{PRELUDE}
out = os.dup(1)
os.dup2(out, 200)
vm = turns(lambda i: os.closerange({first}, 200))
pid = vm._session.pid
try: vm.run()
except Exception as error: os.write(200, f"{{pid}} {{type(error).__name__}}: {{error}}".encode())
os._exit(0)
"""
    pid, text = run_python(code).stdout.split(" ", 1)
    assert text.startswith("VmLost: The VM was lost: a hint closed the file descriptors of the bridge.")
    wait_until(lambda: not is_alive(int(pid)))


@posix
def test_a_signal_handler_that_raises_while_the_vm_runs_pauses_nothing_and_the_vm_says_so():
    class Late(Exception):
        pass

    def late(*_):
        raise Late

    before = signal.signal(signal.SIGALRM, late)
    try:
        with Vm(compiled("forever")) as vm:
            pid = pid_of(vm)
            signal.setitimer(signal.ITIMER_REAL, 0.05)
            with pytest.raises(Late):
                vm.run()
            with pytest.raises(VmLost, match="Late came in the middle of the conversation"):
                vm.run()
            wait_until(lambda: not is_alive(pid))
    finally:
        signal.signal(signal.SIGALRM, before)


@posix
def test_m4_ctrl_c_pauses_the_vm_which_goes_on_afterwards():
    with Vm(compiled("forever")) as vm:
        for _ in range(5):
            before = vm.step
            timer = threading.Timer(0.02, os.kill, [os.getpid(), signal.SIGINT])
            timer.start()
            with pytest.raises(KeyboardInterrupt):
                vm.run()
            timer.join()
            assert vm.step > before
            assert vm.memory[vm.fp - 1] is not None
        assert vm.run(steps=10) == "steps"


def test_a_hint_that_exhausts_the_stack_or_its_memory_fails_itself():
    def endless(i):
        return endless(i)

    with turns(endless) as vm:
        with pytest.raises(RecursionError):
            vm.run()
        assert vm.scope["seen"] == [0]

    with turns(lambda i: bytearray(1 << 62)) as vm:
        with pytest.raises(MemoryError):
            vm.run()
        assert vm.step > 0


def test_m13_a_thread_that_goes_on_after_its_hint_cannot_reach_the_vm():
    errors = []
    gone_on = threading.Event()
    threads = []

    def work():
        gone_on.wait()
        for use in (lambda: vm.memory[unknown], lambda: vm.memory.__setitem__(unknown, 1), vm.segments.add, vm.run):
            try:
                use()
            except RuntimeError as error:
                errors.append(str(error))

    def on_turn(i):
        threads.append(threading.Thread(target=work))
        threads[0].start()
        return i

    with turns(on_turn, n=1) as vm:
        unknown = vm.fp + 400
        vm.run()
        gone_on.set()
        threads[0].join()
        assert vm.output == [0]
    assert len(errors) == 4 and len(set(errors)) == 1 and "belongs to the thread that made it" in errors[0]
