"""What tests ask of the processes of this machine."""

import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any, List, Optional

BRIDGE = Path(__file__).resolve().parent.parent
#: No assertion of speed: nothing that works takes so long.
SECONDS = 60


def is_alive(pid: int) -> bool:
    """Is there still a process with this number?"""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def wait_until(holds: Any) -> None:
    """Waits until something holds."""
    end = time.monotonic() + SECONDS
    while not holds():
        assert time.monotonic() < end, "it did not come about"
        time.sleep(0.01)


def processes_with(text: str) -> List[str]:
    """The command lines that have this text."""
    lines = subprocess.run(["ps", "-eo", "pid=,args="], stdout=subprocess.PIPE, check=True).stdout.decode()
    return [line for line in lines.splitlines() if text in line]


def start_python(code: str, *arguments: str, env: Optional[dict] = None) -> "subprocess.Popen[Any]":
    """Starts an interpreter that has this package, `tests` and its outputs as pipes."""
    path = os.pathsep.join(map(str, (BRIDGE, BRIDGE / "tests")))
    return subprocess.Popen(
        [sys.executable, "-c", code, *arguments],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, **(env or {}), "PYTHONPATH": path},
        universal_newlines=True,
    )


def run_python(code: str, *arguments: str, env: Optional[dict] = None) -> "subprocess.CompletedProcess[str]":
    """Runs it to its end."""
    with start_python(code, *arguments, env=env) as process:
        try:
            out, err = process.communicate(timeout=SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            raise
        return subprocess.CompletedProcess(code, process.returncode, out, err)
