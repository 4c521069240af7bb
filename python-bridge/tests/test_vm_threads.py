"""Many VMs in one interpreter: in one thread, in several, one inside the hints of another."""

import threading

import pytest
from conftest import compiled

from cairo_vm_py import RelocatableValue, Vm

OTHER_THREAD = "belongs to the thread that made it"


def counting(n):
    return Vm(compiled("counting"), program_input={"n": n}, layout="small")


def in_thread(function):
    """Runs a function in a thread of its own and returns what it returned or raised."""
    results = []

    def run():
        try:
            results.append(function())
        except BaseException as error:
            results.append(error)

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    return results[0]


def test_m7_vms_run_by_turns_in_one_thread():
    vms = [counting(n) for n in (5, 9, 13)]
    reasons = {}
    while len(reasons) < len(vms):
        for index, vm in enumerate(vms):
            if vm.run(steps=3) == "end":
                reasons[index] = vm.step
    assert [vm.output for vm in vms] == [[5], [9], [13]]
    assert len({vm._session.pid for vm in vms}) == 3
    for vm in vms:
        vm.close()


def test_m12_a_vm_s_memory_is_its_own():
    with counting(3) as one, counting(3) as other:
        base = one.segments.add()
        one.memory[base] = 7
        with pytest.raises(KeyError):
            other.memory[base]
        assert other.segments.add() == base
        other.memory[base] = 8
        one.run()
        other.run()
        assert (one.memory[base], other.memory[base]) == (7, 8)


def test_m12_scopes_and_objects_of_hints_are_a_vm_s_own():
    def turns(on_turn):
        return Vm(compiled("turns"), program_input={"n": 2}, hint_locals={"on_turn": on_turn}, layout="small")

    with turns(lambda i: 1) as one, turns(lambda i: 10) as other:
        one.run(until="turn")
        other.run(until="turn")
        one.scope["seen"].append("mine")
        assert other.scope["seen"] == []
        one.run()
        other.run()
        assert (one.output, other.output) == ([2], [20])


def test_m13_another_thread_is_refused():
    with counting(10) as vm:
        vm.run(steps=5)
        address = RelocatableValue(2, 0)
        base = vm.segments.add()

        def write():
            vm.memory[base] = 1

        for use in (
            vm.run,
            vm.end,
            lambda: vm.state,
            lambda: vm.output,
            lambda: vm.memory[address],
            write,
            lambda: vm.segments.add(),
            lambda: vm.call("count", 1),
        ):
            error = in_thread(use)
            assert isinstance(error, RuntimeError) and OTHER_THREAD in str(error), error
        assert in_thread(vm.pause) is None
        assert vm.run() == "end"


def test_m13_hints_run_in_the_thread_that_runs_the_vm():
    threads = set()

    def on_turn(i):
        threads.add(threading.get_ident())
        return i

    def run():
        with Vm(
            compiled("turns"), program_input={"n": 3}, hint_locals={"on_turn": on_turn}, layout="small"
        ) as vm:
            vm.run()
            return threading.get_ident(), vm.output

    thread, output = in_thread(run)
    assert threads == {thread} and output == [3]


def test_m15_the_gil_is_free_while_a_vm_runs():
    # Two VMs that can only end if both run at once, and this thread beside them: each waits in a hint for the others.
    barrier = threading.Barrier(3, timeout=60)

    def on_turn(i):
        if i == 1:
            barrier.wait()
        return i

    def run():
        with Vm(
            compiled("turns"), program_input={"n": 3}, hint_locals={"on_turn": on_turn}, layout="small"
        ) as vm:
            return vm.run()

    results = []
    threads = [threading.Thread(target=lambda: results.append(run())) for _ in range(2)]
    for thread in threads:
        thread.start()
    barrier.wait()
    for thread in threads:
        thread.join()
    assert results == ["end", "end"]


def test_m15_python_runs_while_a_vm_without_hints_runs():
    ready = threading.Event()

    def run():
        with Vm(compiled("forever"), recording=False) as vm:
            vms.append(vm)
            ready.set()
            return vm.run()

    vms, results = [], []
    thread = threading.Thread(target=lambda: results.append(run()))
    thread.start()
    ready.wait()
    while thread.is_alive():
        # If the VM held the GIL, this would never come.
        vms[0].pause()
        thread.join(0.001)
    assert results == ["paused"]


def test_m7_a_vm_in_the_hints_of_another():
    with Vm(compiled("functions")) as inner:
        with Vm(
            compiled("turns"),
            program_input={"n": 4},
            hint_locals={"on_turn": lambda i: inner.call("fib", 0, 1, i)},
            layout="small",
        ) as outer:
            outer.run()
            assert outer.output == [0 + 1 + 1 + 2]


def test_m7_a_vm_that_a_hint_makes():
    def on_turn(i):
        with counting(i) as vm:
            vm.run()
            return vm.output[0]

    with Vm(
        compiled("turns"), program_input={"n": 3}, hint_locals={"on_turn": on_turn}, layout="small"
    ) as outer:
        outer.run()
        assert outer.output == [3]
