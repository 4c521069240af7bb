"""CairoRunner: what is known of a run, its builtins, and many runs, beside what cairo-lang does."""

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import cairo_lang
import pytest
from conftest import compiled
from runner_main import PROGRAM, make

from cairo_vm_py import CairoRunner, RelocatableValue


@pytest.fixture
def runner():
    with make() as made:
        yield made


# --- what is known of a run


def test_execution_resources_are_those_of_cairo_lang(runner):
    theirs = cairo_lang.run(PROGRAM, "small").get_execution_resources()
    runner.cairo_run(False)
    ours = runner.get_execution_resources()
    assert ours.n_steps == theirs.n_steps
    assert ours.n_memory_holes == theirs.n_memory_holes > 0
    assert ours.builtin_instance_counter == theirs.builtin_instance_counter


def test_cells_can_be_marked_as_accessed(runner):
    runner.cairo_run(False)
    holes = runner.get_execution_resources().n_memory_holes
    base = runner.add_segment()
    runner.insert(base + 4, 1)
    assert runner.get_execution_resources().n_memory_holes == holes + 5
    runner.mark_as_accessed(base + 1, 3)
    assert runner.get_execution_resources().n_memory_holes == holes + 2


def test_registers_and_return_values():
    theirs = cairo_lang.run(PROGRAM, "small")
    with make() as runner:
        runner.cairo_run(False)
        assert runner.get_ap() == theirs.vm.run_context.ap
        assert runner.initial_fp == theirs.initial_fp
        assert runner.get_return_values(3) == theirs.vm_memory.get_range(
            theirs.vm.run_context.ap - 3, 3
        )
        assert runner.get_return_values(0) == []
        assert runner.program_base == theirs.program_base


def test_used_sizes(runner):
    theirs = cairo_lang.run(PROGRAM, "small")
    runner.cairo_run(False)
    for segment in range(theirs.segments.n_segments):
        assert runner.get_segment_used_size(segment) == theirs.segments.get_segment_used_size(segment)
    with pytest.raises(KeyError):
        runner.get_segment_used_size(100)


def test_write_output(capfd):
    with make("scopes") as runner:
        runner.cairo_run(False)
        assert capfd.readouterr().out == ""
        runner.write_output()
        assert capfd.readouterr().out == "Program Output:\n\n"


def test_output_with_a_pointer_and_a_gap(runner, capfd):
    runner.initialize()
    base = runner.builtin_runners["output_builtin"].base
    runner.insert(base + 1, base)
    runner.write_output()
    assert capfd.readouterr().out == "Program Output:\n<missing>\n2:0\n\n"


def test_relocate_is_for_the_end(runner):
    runner.cairo_run(False)
    assert runner.relocate(True) is None


# --- builtins


def test_initial_stacks(runner):
    theirs = cairo_lang.start(PROGRAM, "small")
    stacks = [builtin.initial_stack() for builtin in theirs.builtin_runners.values()]
    runner.initialize()
    assert runner.get_builtins_initial_stack() == stacks
    assert runner.get_program_builtins_initial_stack() == [cell for stack in stacks for cell in stack]


def test_initial_stacks_of_functions():
    with make() as runner:
        runner.initialize_function_runner()
        every = runner.get_builtins_initial_stack()
        assert len(every) == 11
        assert all(len(stack) == 1 for stack in every)
        assert len(runner.get_program_builtins_initial_stack()) == 3


def test_program_without_builtins_has_empty_stacks():
    with CairoRunner(Path(compiled("runner_errors"))) as runner:
        runner.initialize()
        assert runner.get_builtins_initial_stack() == []
        assert runner.get_program_builtins_initial_stack() == []
        end_of_stack = RelocatableValue(1, 2)
        assert runner.get_builtins_final_stack(end_of_stack) == end_of_stack


def test_final_stack(runner):
    runner.run_until_pc(runner.initialize())
    assert runner.get_builtins_final_stack(runner.get_ap()) == runner.get_ap() - 3


def test_wrong_stop_pointer():
    with make("false_stop_pointer") as runner:
        runner.run_until_pc(runner.initialize())
        with pytest.raises(AssertionError, match="Invalid stop pointer for output"):
            runner.get_builtins_final_stack(runner.get_ap())


def test_builtin_bases(runner):
    runner.initialize()
    theirs = cairo_lang.start(PROGRAM, "small").builtin_runners
    assert runner.get_hash_builtin_base() == theirs["pedersen_builtin"].base
    assert runner.get_range_check_builtin_base() == theirs["range_check_builtin"].base
    with pytest.raises(ValueError, match="poseidon builtin not present"):
        runner.get_poseidon_builtin_base()


def test_builtin_bases_of_a_program_without_builtins():
    with CairoRunner(Path(compiled("runner_errors"))) as runner:
        runner.initialize()
        with pytest.raises(ValueError, match="hash builtin not present"):
            runner.get_hash_builtin_base()
        with pytest.raises(ValueError, match="range_check builtin not present"):
            runner.get_range_check_builtin_base()
        runner.close()
    with CairoRunner(Path(compiled("runner_errors"))) as runner:
        runner.initialize_function_runner()
        assert runner.get_poseidon_builtin_base().offset == 0


# --- many


def test_m7_m12_runners_do_not_share_memory():
    with make() as one, make() as other:
        one.initialize_segments()
        other.initialize_segments()
        one.insert(one.add_segment(), 1)
        assert other.get(other.add_segment()) is None


def test_m13_a_runner_belongs_to_its_thread(runner):
    runner.initialize()
    memory, base = runner.memory, runner.program_base
    for action in (lambda: runner.get_output(), lambda: memory[base], lambda: runner.insert(base, 1)):
        with ThreadPoolExecutor(1) as pool, pytest.raises(RuntimeError, match="thread"):
            pool.submit(action).result()
    assert runner.get_output() == []


def test_a_closed_runner_says_so(runner):
    runner.close()
    with pytest.raises(RuntimeError, match="closed"):
        runner.initialize()


@pytest.mark.skipif(not hasattr(os, "waitpid"), reason="a process id tells nothing here")
def test_a_runner_that_is_garbage_ends_its_vm():
    runner = make()
    pid = runner._session.pid
    os.kill(pid, 0)
    del runner
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)
