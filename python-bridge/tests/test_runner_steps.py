"""CairoRunner: a run in parts, beside what cairo-lang does."""

import cairo_lang
import pytest
from runner_main import PROGRAM, TEXT, make

from cairo_vm_py import CairoRunner, RelocatableValue, ResourcesError, VmException


@pytest.fixture
def runner():
    with make() as made:
        yield made


def test_m3_m4_steps_are_used_up_and_the_run_goes_on():
    theirs = cairo_lang.start(PROGRAM, "small")
    with make() as runner:
        end = runner.initialize()
        assert end == theirs.final_pc
        for steps in (1, 0, 5):
            with pytest.raises(ResourcesError) as error:
                runner.run_until_pc(end, steps)
            assert str(error.value) == "Error: End of program was not reached"
            theirs.run_for_steps(steps)
            assert_same_registers(runner, theirs)
        runner.run_until_pc(end)
        theirs.run_until_pc(end)
        assert_same_registers(runner, theirs)
        runner.run_until_pc(end, 0)
        runner.end_run(verify_secure=True)


def assert_same_registers(runner, theirs):
    ours, theirs = runner.vm.run_context, theirs.vm.run_context
    assert (ours.pc, ours.ap, ours.fp) == (theirs.pc, theirs.ap, theirs.fp)


def test_resources_error_is_cairo_langs_too(runner):
    cairo_lang.load_program(PROGRAM)
    from starkware.cairo.lang.vm.utils import ResourcesError as Theirs

    end = runner.initialize()
    with pytest.raises(Theirs):
        runner.run_until_pc(end, 2)


def test_exactly_as_many_steps_as_there_are(runner):
    end = runner.initialize()
    runner.run_until_pc(end)
    steps = runner.vm.current_step
    with make() as again:
        again.run_until_pc(again.initialize(), steps)
    with make() as again, pytest.raises(ResourcesError):
        again.run_until_pc(again.initialize(), steps - 1)


def test_runs_to_any_pc():
    theirs = cairo_lang.start(PROGRAM, "small")
    address = theirs.program_base + theirs.program.get_label("starkware.cairo.common.hash.hash2", True)
    theirs.run_until_pc(address)
    with make() as runner:
        runner.initialize()
        runner.run_until_pc(address)
        assert_same_registers(runner, theirs)
        assert runner.vm.current_step == theirs.vm.current_step


def test_nothing_runs_behind_the_end(runner):
    end = runner.initialize()
    runner.run_until_pc(end)
    with pytest.raises(VmException, match="Execution reached the end of the program."):
        runner.run_until_pc(runner.program_base)


def test_an_address_is_a_pointer(runner):
    runner.initialize()
    with pytest.raises(TypeError):
        runner.run_until_pc(5)


def test_the_end_comes_after_the_run(runner):
    runner.initialize()
    with pytest.raises(VmException) as error:
        runner.end_run()
    assert isinstance(error.value.inner_exc, ResourcesError)


def test_there_is_nothing_before_initialize(runner):
    assert runner.program_base is None
    for member in (
        lambda: runner.memory,
        lambda: runner.segments,
        lambda: runner.add_segment(),
        lambda: runner.get_ap(),
        lambda: runner.initial_fp,
        lambda: runner.get_builtins_initial_stack(),
        lambda: runner.vm.run_context.pc,
    ):
        with pytest.raises(RuntimeError, match="initialize"):
            member()


def test_a_runner_runs_once(runner):
    runner.cairo_run(False)
    with pytest.raises(AssertionError, match="entered already"):
        runner.cairo_run(False)
    with pytest.raises(RuntimeError, match="segments already"):
        runner.initialize_segments()


def test_initialize_segments_comes_before_initialize(runner):
    runner.initialize_segments()
    added = runner.add_segment()
    # Program, execution, and three builtins.
    assert added == RelocatableValue(5, 0)
    end = runner.initialize()
    # Between them lies the segment of main's fp.
    assert end == RelocatableValue(7, 0)
    runner.run_until_pc(end)
    runner.end_run(verify_secure=True)


def test_proof_mode_needs_a_program_for_it():
    with CairoRunner(TEXT, "main", "small", True) as runner, pytest.raises(ValueError, match="__end__"):
        runner.cairo_run(False)
