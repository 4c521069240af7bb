"""VMs in an event loop."""

import asyncio
import threading

import pytest
from conftest import compiled

from cairo_vm_py import Vm


def turns(on_turn, n=3):
    return Vm(
        compiled("turns"), program_input={"n": n}, hint_locals={"on_turn": on_turn}, layout="small"
    )


async def ticking(ticks):
    while True:
        ticks.append(1)
        await asyncio.sleep(0)


def test_the_loop_goes_on_while_the_vm_runs_and_hints_run_in_its_thread():
    threads = set()

    def on_turn(i):
        threads.add(threading.get_ident())
        return i

    async def main():
        ticks = []
        ticker = asyncio.ensure_future(ticking(ticks))
        async with turns(on_turn) as vm:
            assert await vm.run_async(steps=5) == "steps"
            assert await vm.run_async() == "end"
            assert vm.output == [3]
        ticker.cancel()
        return len(ticks)

    assert asyncio.run(main()) > 1
    assert threads == {threading.get_ident()}


def test_m4_a_cancelled_run_pauses_and_can_go_on():
    async def main():
        with Vm(compiled("forever"), recording=False) as vm:
            run = asyncio.ensure_future(vm.run_async())
            while not vm._session.is_busy:
                await asyncio.sleep(0)
            with pytest.raises(RuntimeError, match="The VM runs"):
                vm.run()
            run.cancel()
            with pytest.raises(asyncio.CancelledError):
                await run
            before = vm.step
            assert await vm.run_async(steps=3) == "steps"
            assert vm.step == before + 3
            with pytest.raises(asyncio.TimeoutError):
                await asyncio.wait_for(vm.run_async(), 0.01)
            assert vm.run(steps=1) == "steps"

    asyncio.run(main())


def test_m4_another_task_can_pause():
    async def main():
        with Vm(compiled("forever"), recording=False) as vm:
            run = asyncio.ensure_future(vm.run_async())
            while not run.done():
                vm.pause()
                await asyncio.sleep(0)
            assert await run == "paused"

    asyncio.run(main())


def test_m7_two_vms_run_at_once_in_one_loop():
    order = []

    def hint_of(name):
        def on_turn(i):
            order.append(name)
            return i

        return on_turn

    async def main():
        with turns(hint_of("a")) as one, turns(hint_of("b")) as other:
            assert await asyncio.gather(one.run_async(), other.run_async()) == ["end", "end"]
            return one.output, other.output

    assert asyncio.run(main()) == ([3], [3])
    assert sorted(order) == ["a", "a", "a", "b", "b", "b"]


def test_m8_hints_fail_in_a_coroutine_as_they_do_elsewhere():
    raised = ValueError("own")

    def on_turn(i):
        raise raised

    async def main():
        with turns(on_turn) as vm:
            with pytest.raises(ValueError) as caught:
                await vm.run_async()
            assert caught.value is raised
            assert vm.step > 0

    asyncio.run(main())


def test_functions_are_called_in_a_coroutine():
    async def main():
        async with Vm(compiled("functions")) as vm:
            return await vm.call_async("fib", 1, 1, n=10)

    assert asyncio.run(main()) == 89


def test_a_loop_without_watched_descriptors_does_as_well(monkeypatch):
    # As on Windows: a thread reads.
    from cairo_vm_py.channel import Channel

    monkeypatch.setattr(Channel, "is_pollable", False)

    async def main():
        with turns(lambda i: i) as vm:
            assert await vm.run_async() == "end"
            assert vm.output == [3]
        with Vm(compiled("forever"), recording=False) as vm:
            run = asyncio.ensure_future(vm.run_async())
            while not vm._session.is_busy:
                await asyncio.sleep(0)
            run.cancel()
            with pytest.raises(asyncio.CancelledError):
                await run
            assert vm.run(steps=1) == "steps"

    asyncio.run(main())
