"""CairoRunner: each member, beside what cairo-lang does where it has the same."""

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import cairo_lang
import pytest
from conftest import compiled

from cairo_vm_py import (
    CairoRunner,
    RelocatableValue,
    ResourcesError,
    SecurityError,
    VmException,
    VmExceptionBase,
)

PRIME = 2**251 + 17 * 2**192 + 1
PROGRAM = compiled("runner_main")
TEXT = Path(PROGRAM).read_text(encoding="utf-8")


def make(entrypoint="main", layout="small", proof_mode=False):
    return CairoRunner(TEXT, entrypoint, layout, proof_mode)


@pytest.fixture
def runner():
    with make() as made:
        yield made


class Handler:
    """A syscall handler with state."""

    def __init__(self):
        self.total = 0

    def add(self, number):
        self.total += number
        return self.total


# --- making one


@pytest.mark.parametrize("entrypoint", ["main", None, "__main__.main"])
def test_m6_main_has_three_names(entrypoint):
    with make(entrypoint) as runner:
        runner.cairo_run(False)
        assert runner.get_output()[1:] == [PRIME - 5, 3]


def test_defaults_are_main_and_plain():
    with CairoRunner(Path(compiled("runner_errors")).read_text(encoding="utf-8")) as runner:
        runner.cairo_run(False)
        assert runner.vm.current_step == 1


@pytest.mark.parametrize("program", [Path(PROGRAM), TEXT, TEXT.encode()], ids=["path", "text", "bytes"])
def test_program_is_text_or_path(program):
    with CairoRunner(program, "main", "small") as runner:
        runner.initialize()
        assert runner.program_base == RelocatableValue(0, 0)


def test_program_of_cairo_lang():
    with CairoRunner(cairo_lang.load_program(PROGRAM), "main", "small") as runner:
        runner.cairo_run(False)
        assert len(runner.get_output()) == 3


def test_what_is_no_program():
    with pytest.raises(ValueError):
        CairoRunner("no program")


def test_unknown_entrypoint_and_layout():
    with pytest.raises(Exception, match="Unknown identifier 'missing'"):
        make("missing")
    with pytest.raises(ValueError, match="nonsense"):
        make(layout="nonsense")


def test_layout_must_have_the_builtins():
    with make(layout="plain") as runner, pytest.raises(AssertionError, match="are not present in layout"):
        runner.initialize()


# --- cairo_run


def test_cairo_run_prints_the_output(capfd):
    with make() as runner:
        runner.cairo_run(True)
    digest = cairo_lang_output()[0]
    signed = digest if digest < PRIME // 2 else digest - PRIME
    assert capfd.readouterr().out == f"Program Output:\n{signed}\n-5\n3\n\n"


def cairo_lang_output():
    runner = cairo_lang.run(PROGRAM, "small")
    base = runner.builtin_runners["output_builtin"].base
    return runner.vm_memory.get_range(base, 3)


def test_cairo_run_writes_the_files_of_cairo_lang(tmp_path, monkeypatch):
    theirs = cairo_lang.run(PROGRAM, "small")
    theirs.relocate()
    from starkware.cairo.lang.vm.cairo_run import write_binary_memory, write_binary_trace

    with open(tmp_path / "their_trace", "wb") as file:
        write_binary_trace(file, theirs.relocated_trace)
    with open(tmp_path / "their_memory", "wb") as file:
        write_binary_memory(file, theirs.relocated_memory, 32)
    # Paths are those of this process, wherever the VM was started.
    monkeypatch.chdir(tmp_path)
    with make() as runner:
        runner.cairo_run(False, "trace", "memory")
    assert Path("trace").read_bytes() == Path("their_trace").read_bytes()
    assert sorted_cells("memory") == sorted_cells("their_memory")


def sorted_cells(path):
    data = Path(path).read_bytes()
    return sorted(data[i : i + 40] for i in range(0, len(data), 40))


def test_a_file_that_cannot_be_written_fails_before_the_run(tmp_path):
    with make() as runner:
        with pytest.raises(FileNotFoundError):
            runner.cairo_run(False, trace_file=str(tmp_path / "no" / "trace"))
        assert runner.program_base is None


def test_m10_hint_locals_and_static_locals():
    handler = Handler()
    with make() as runner:
        runner.cairo_run(
            False,
            hint_locals={"handler": handler},
            static_locals={"limit": 7},
            entrypoint="objects",
        )
        assert handler.total == 117
        assert runner.get_output() == [117]


def test_m10_a_run_in_parts_takes_objects_too():
    handler = Handler()
    with make("objects") as runner:
        end = runner.initialize({"handler": handler}, {"limit": 7})
        runner.run_until_pc(end)
        assert handler.total == 117


def test_m5_static_locals_reach_hints_that_have_a_native_form():
    find = Path(compiled("runner_find"))
    for static_locals in (None, {"__find_element_max_size": 3}):
        with CairoRunner(find, "main", "small") as runner:
            runner.cairo_run(False, static_locals=static_locals)
            assert runner.get_output() == [80]
    with CairoRunner(find, "main", "small") as runner, pytest.raises(VmException) as error:
        runner.cairo_run(False, static_locals={"__find_element_max_size": 2})
    assert "find_element() can only be used with n_elms<=2. Got: n_elms=3." in str(error.value)


def test_cairo_run_takes_an_entrypoint():
    with make() as runner:
        runner.cairo_run(False, entrypoint="other_main")
        assert runner.get_output() == [77]
    with make("other_main") as runner:
        runner.cairo_run(False)
        assert runner.get_output() == [77]


def test_scopes_take_effect_from_the_next_hint_in_their_order():
    cairo_lang.run(PROGRAM, "small", "scopes")
    with make("scopes") as runner:
        runner.cairo_run(False)


@pytest.mark.parametrize(
    ("entrypoint", "error", "objects"),
    [
        ("open_scope", VmExceptionBase, {}),
        ("false_hash", VmExceptionBase, {}),
        ("false_stop_pointer", AssertionError, {}),
        ("behind_program", SecurityError, {"hint_locals": {"program_end": "end"}}),
    ],
)
def test_ends_that_must_not_be(entrypoint, error, objects):
    end = RelocatableValue(0, len(cairo_lang_program().data))
    objects = {name: {"program_end": end} for name in objects}
    with pytest.raises(Exception) as theirs:
        cairo_lang.run(PROGRAM, "small", entrypoint, **objects)
    with make(entrypoint) as runner, pytest.raises(error) as ours:
        runner.cairo_run(False, **objects)
    assert str(ours.value) == str(theirs.value)
    assert isinstance(ours.value, type(theirs.value))


def cairo_lang_program():
    return cairo_lang.load_program(PROGRAM)


# --- a run in parts


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
