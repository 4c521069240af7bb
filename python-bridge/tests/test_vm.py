"""A VM that this interpreter owns: running, pausing, looking at it, its results."""

import json
import threading

import pytest
from conftest import compiled

import cairo_vm_py
from cairo_vm_py import RelocatableValue, Vm, load


def counting(n, **options):
    return Vm(compiled("counting"), program_input={"n": n}, layout="small", **options)


def test_m2_the_package_is_imported_without_a_vm_and_tells_what_it_has():
    assert "Vm" in dir(cairo_vm_py)
    assert all(hasattr(cairo_vm_py, name) for name in cairo_vm_py.__all__)
    with pytest.raises(AttributeError, match="no attribute 'vm_'"):
        cairo_vm_py.vm_  # noqa: B018


def test_m6_a_vm_is_a_regular_object():
    vm = Vm(compiled("fibonacci"), layout="small")
    assert vm.run() == "end"
    vm.end()
    assert vm.output == [55]
    assert "step 74" in repr(vm)
    vm.close()
    vm.close()
    with pytest.raises(cairo_vm_py.VmLost, match="The VM is closed."):
        vm.run()
    with pytest.raises(RuntimeError, match="The VM is closed."):
        vm.memory[RelocatableValue(0, 0)]


def test_m3_it_runs_for_a_set_number_of_steps():
    with counting(1000) as vm:
        assert vm.run(steps=0) == "steps" and vm.step == 0
        assert vm.run(steps=10) == "steps" and vm.step == 10
        assert vm.run(10) == "steps" and vm.step == 20
        for wrong in (-1, 1.5, True, "7"):
            with pytest.raises(ValueError, match="must be a whole number"):
                vm.run(steps=wrong)


def test_m4_it_goes_on_where_it_paused_and_a_pause_is_a_value():
    with counting(200) as whole, counting(200) as parts:
        whole.run()
        reasons = [parts.run(steps=7)]
        while reasons[-1] != "end":
            reasons.append(parts.run(steps=7))
        assert set(reasons[:-1]) == {"steps"}
        assert parts.run() == "end"
        assert parts.state == whole.state
        whole.end()
        parts.end()
        assert parts.trace_bytes() == whole.trace_bytes()
        assert parts.memory_bytes() == whole.memory_bytes()


def test_m4_another_thread_can_pause_it():
    with Vm(compiled("forever"), recording=False) as vm:
        ended = threading.Event()

        def pause():
            while not ended.wait(0.001):
                vm.pause()

        thread = threading.Thread(target=pause)
        thread.start()
        try:
            assert vm.run() == "paused"
        finally:
            ended.set()
            thread.join()
        before = vm.step
        assert vm.run(steps=5) == "steps"
        assert vm.step == before + 5


def test_a_pause_while_nothing_runs_pauses_nothing():
    with counting(5) as vm:
        vm.pause()
        assert vm.run() == "end"


def test_it_runs_until_a_function_a_pc_or_an_address():
    with counting(3) as vm:
        count = vm.program.functions["count"].pc
        assert vm.run(until="count") == "until"
        assert vm.pc == RelocatableValue(0, count)
        frame = vm.fp
        assert vm.run(until=count) == "until"
        assert vm.fp != frame
        assert vm.run(steps=1, until=vm.pc) == "steps"
        assert vm.run(until=RelocatableValue(0, count)) == "until"
        assert vm.run() == "end"
        with pytest.raises(Exception, match="Unknown identifier 'nowhere'"):
            vm.run(until="nowhere")


def test_memory_and_segments_are_there_between_runs():
    with counting(3) as vm:
        base = vm.segments.add()
        vm.memory[base] = 5
        vm.memory[base + 1] = base
        assert vm.memory.get_range(base, 2) == [5, base]
        vm.run()
        assert vm.memory[base] == 5
        assert vm.segments.get_segment_used_size(base.segment_index) == 2
        array = vm.segments.gen_arg([1, [2, 3]])
        assert vm.memory.get_range(vm.memory[array + 1], 2) == [2, 3]
        with pytest.raises(KeyError, match="Unknown value for memory cell"):
            vm.memory[base + 2]
        with pytest.raises(Exception, match="Inconsistent memory assignment"):
            vm.memory[base] = 6


def test_scopes_can_be_looked_at_and_changed_between_runs():
    with Vm(
        compiled("turns"), program_input={"n": 2}, hint_locals={"on_turn": lambda i: i}, layout="small"
    ) as vm:
        vm.run(until="turn")
        assert vm.scope["seen"] == [] and len(vm.scopes) == 2
        vm.run(until="turn")
        assert vm.scope["seen"] == [0]
        vm.scope["on_turn"] = lambda i: 100
        vm.run()
        assert vm.output == [100]
        assert vm.scopes[0]["turns"] == [0, 1]


def test_results_and_files(tmp_path):
    with Vm(compiled("fibonacci"), layout="small") as vm:
        vm.run()
        with pytest.raises(AssertionError):
            vm.write_files(air_public_input=tmp_path / "air.json")
        vm.end()
        assert vm.return_values(1) == [RelocatableValue(2, 1)]
        assert vm.resources == (74, 0, {"output_builtin": 1})
        files = {name: tmp_path / name for name in ("trace", "memory", "pie", "profile")}
        vm.write_files(**files)
        assert files["trace"].read_bytes() == vm.trace_bytes() and len(vm.trace_bytes()) == 24 * 74
        assert files["memory"].read_bytes() == vm.memory_bytes()
        assert files["pie"].read_bytes()[:2] == b"PK" and files["profile"].read_bytes()[:2] == b"\x1f\x8b"
        with pytest.raises(OSError, match="nowhere"):
            vm.write_files(trace=tmp_path / "nowhere" / "trace")
    with Vm(compiled("fibonacci"), layout="small", recording=False) as vm:
        vm.run()
        vm.end()
        with pytest.raises(Exception, match="recording"):
            vm.trace_bytes()


def test_end_refuses_a_run_that_is_not_at_its_end():
    with counting(100) as vm:
        vm.run(steps=50)
        with pytest.raises(cairo_vm_py.VmException, match="End of program was not reached"):
            vm.end()
        assert vm.run() == "end"


def test_a_program_is_loaded_cheaply_and_tells_of_itself(tmp_path):
    path = compiled("functions")
    program = load(path)
    assert load(program) is program
    assert program.builtins == ("range_check",)
    assert program.main is None
    fib = program.functions["fib"]
    assert fib == program.functions["__main__.fib"]
    assert list(fib.arguments) == ["first", "second", "n"] and fib.returns == "(result: felt)"
    assert program.functions["divide"].implicit_arguments == {"range_check_ptr": "felt"}
    assert "starkware.cairo.common.alloc.alloc" in program.functions
    assert program.functions["alloc"].name == "starkware.cairo.common.alloc.alloc"
    assert any("oracle.answer" in code for codes in program.hints.values() for code in codes)
    with open(path, encoding="utf-8") as file:
        text = file.read()
    for source in (text, text.encode(), json.loads(text)):
        assert load(source).functions == program.functions
    with pytest.raises(ValueError, match="cairo-compile x.cairo"):
        load("x.cairo")
    with pytest.raises(FileNotFoundError):
        load(str(tmp_path / "missing.json"))
    with pytest.raises(ValueError, match="is no compiled Cairo 0 program"):
        load({"sierra_program": []}).functions
    with pytest.raises(ValueError):
        Vm("{}")


def test_what_is_wrong_with_a_vm_is_said_at_once():
    for options, text in (
        ({"layout": "huge"}, "huge"),
        ({"max_memory": 5}, "maxMemory is 5 bytes"),
        ({"hint_locals": {"memory": 1}}, "hints have a 'memory' of the VM already"),
        ({"static_locals": {"a b": 1}}, "is no name"),
    ):
        with pytest.raises((ValueError, AssertionError), match=text):
            Vm(compiled("counting"), **options)


def test_a_run_for_a_proof_needs_a_program_for_it():
    with pytest.raises(Exception, match="Compile it with --proof_mode"):
        Vm(compiled("counting"), proof_mode=True, layout="small")


def test_m1_arrays_are_read_and_written_in_few_messages():
    with counting(3) as vm:
        channel = vm._session.channel
        sent = []
        send = channel.send
        channel.send = lambda frame: sent.append(frame) or send(frame)
        base = vm.segments.add()
        vm.segments.load_data(base, range(1000))
        vm.run()
        assert vm.memory.get_range(base, 1000) == list(range(1000))
        # The writes, the run, and the answers to its hints: the cells that were written are known.
        assert len(sent) < 8
        vm._session.hints.link.forget()
        sent.clear()
        assert vm.memory.get_range(base, 1000) == list(range(1000))
        assert len(sent) < 8
