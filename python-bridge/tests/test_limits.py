"""The limits of one hint: time here, memory in a process of its own."""

import functools
import json
import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from cairo_vm_py import HintTimeout
from cairo_vm_py.hint_clock import HintClock
from cairo_vm_py.limits import HintLimits
from cairo_vm_py.output import HintOutput
from fake_vm import FakeVm

SHORT = 0.05
TEXT = "cairo_vm_py.HintTimeout: The hint took longer than 0.05 s. If it needs more time, raise"


@pytest.fixture
def vm():
    vm = FakeVm()
    output = HintOutput("stdout", 1, vm.send, vm.table.file_names)
    vm.executor.streams = [output]
    vm.executor.limits = HintLimits(HintClock(SHORT, vm.link))
    # Not set here: pytest sets it again before the test.
    vm.executor.give({"print": functools.partial(print, file=output)}, {})
    yield vm
    vm.executor.limits.close()


@pytest.mark.parametrize(
    "code, line",
    [
        ("x = 1\nwhile True:\n  x += 1", (2, 3)),
        ("def f():\n  while True:\n    pass\ntry: f()\nexcept Exception: pass", (2, 3)),
        # Most of the time these talk to the VM.
        ("while True:\n  memory.get(ap + 5)\n  segments.get_segment_used_size(1)", (1, 2, 3)),
        ("while True:\n  print('on and on')", (1, 2)),
        ("while True:\n  memory[segments.add()] = 1", (1, 2)),
    ],
)
def test_m9_a_hint_that_takes_too_long_is_stopped_where_it_is(vm, code, line):
    hint = vm.add_hint("ids = 1\n" + code, file="main.cairo", path="/p/main.cairo", line=10)
    for _ in range(3):
        failure = vm.run(hint)
        assert failure is not None and failure["type"] == "HintTimeout"
        assert failure["traceback"].splitlines()[-1].startswith(TEXT)
        assert failure["line"] - 10 in line
        # The conversation is whole: the next hint runs.
        assert vm.do("memory.get(ap + 6)\nprint('whole')") is None
        assert vm.output[-1]["text"] == "whole\n"


def test_m9_a_hint_that_catches_all_may_end(vm):
    code = (
        "caught = []\ndef f():\n  while True: pass\n"
        "while not caught:\n  try: f()\n  except BaseException as error: caught.append(error)"
    )
    assert vm.do(code) is None
    assert [type(error).__name__ for error in vm.scope["caught"]] == ["HintTimeout"]
    assert vm.do("x = 1") is None


def test_m9_a_hint_that_goes_on_is_told_again(vm):
    code = (
        "caught = []\ndef f():\n  while True: pass\n"
        "while len(caught) < 2:\n  try: f()\n  except BaseException as error: caught.append(error)"
    )
    assert vm.do(code) is None


def test_m9_each_hint_has_its_own_time(vm):
    short = vm.add_hint("import time\ntime.sleep(0.01)")
    assert [vm.run(short) for _ in range(12)] == [None] * 12


def test_m9_nothing_is_raised_after_the_end_of_a_hint(vm):
    # Its end and that of its time fall together again and again.
    hint = vm.add_hint("import time\nend = time.monotonic() + 0.0495\nwhile time.monotonic() < end: pass")
    for _ in range(20):
        failure = vm.run(hint)
        assert failure is None or failure["type"] == "HintTimeout"


def test_m9_the_time_in_a_debugger_does_not_count(vm):
    code = "import threading\nwith stopped():\n  threading.Event().wait(0.12)\nx = 1"
    vm.executor.give({"stopped": vm.executor.limits.stopped}, {})
    assert vm.do(code) is None
    failure = vm.do("with stopped(): pass\nwhile True: pass")
    assert failure is not None and failure["type"] == "HintTimeout"


def test_m9_a_debugger_can_trace_the_hints_after_one_that_took_too_long(vm):
    assert vm.do("while True: pass") is not None
    lines = []

    def trace(frame, event, arg):
        lines.append(frame.f_lineno)
        return trace

    def around(execute, hint):
        sys.settrace(trace)
        try:
            execute()
        finally:
            sys.settrace(None)
        return 0

    vm.executor.around = around
    assert vm.do("x = 1\nfor i in range(3):\n  x += i") is None
    assert lines.count(3) >= 3


def test_m9_hints_in_other_threads_are_timed_too(vm):
    failures = []
    thread = threading.Thread(target=lambda: failures.append(vm.do("while True: pass")))
    thread.start()
    thread.join()
    assert failures[0]["type"] == "HintTimeout"


def test_m9_a_time_that_makes_no_sense_is_refused(vm):
    for seconds in (0, -1, float("nan"), float("inf")):
        with pytest.raises(ValueError, match="must be more than 0 seconds"):
            HintClock(seconds, vm.link)


def test_m9_close_ends_the_watching_thread():
    before = set(threading.enumerate())
    limits = HintLimits(HintClock(1000, FakeVm().link))
    (watching,) = set(threading.enumerate()) - before
    limits.close()
    watching.join()


def test_m9_the_timeout_is_no_exception_of_the_program():
    assert issubclass(HintTimeout, BaseException) and not issubclass(HintTimeout, Exception)


def run_limited(megabytes, code):
    """Runs code in a process whose memory is limited, as a hint."""
    script = (
        "import json, sys\n"
        "from cairo_vm_py.limits import HintLimits\n"
        "from cairo_vm_py.memory_limit import MemoryLimit, MemoryLimitRefused\n"
        "from fake_vm import FakeVm\n"
        "vm = FakeVm()\n"
        "try: memory = MemoryLimit(int(sys.argv[1]) << 20)\n"
        "except MemoryLimitRefused as error: print(json.dumps({'text': str(error)})); sys.exit()\n"
        "vm.executor.limits = HintLimits(None, memory)\n"
        "print(json.dumps(vm.do(sys.argv[2])))\n"
    )
    here = Path(__file__).resolve().parent
    path = os.pathsep.join((str(here), str(here.parent)))
    done = subprocess.run(
        [sys.executable, "-c", script, str(megabytes), code],
        env={**os.environ, "PYTHONPATH": path},
        stdout=subprocess.PIPE,
        check=True,
    )
    return json.loads(done.stdout)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit of a process's memory")
@pytest.mark.parametrize(
    "code", ["x = [0] * 10**9", "x = []\nwhile True: x.append(bytes(100))", "x = bytearray(2**30)"]
)
def test_m9_a_hint_that_takes_too_much_memory_fails_with_a_clear_error(code):
    failure = run_limited(128, code)
    assert failure["type"] == "MemoryError"
    assert failure["traceback"].splitlines()[-1] == (
        "MemoryError: hintMemory (128 MB) is used up. If the hint needs more, raise hintMemory (--hint-memory)."
    )


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit of a process's memory")
def test_m9_a_memory_limit_counts_what_python_needs_itself():
    assert run_limited(128, "x = bytearray(2**24)") is None
    if sys.platform.startswith("linux"):
        text = run_limited(8, "x = 1")["text"]
        assert text.startswith("hintMemory is 8 MB, and Python itself, with what was given to the hints,")
