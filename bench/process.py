"""
Runs a command and prints, as JSON, what the process cost from its start to its end: seconds, seconds of processor
time, highest resident memory in bytes, pages that were touched for the first time; and its exit code and what it printed.

Usage: python process.py COMMAND [ARGUMENT ...]        (Unix only: it asks wait4)
"""

import json
import os
import subprocess
import sys
import tempfile
import time


def main() -> None:
    with tempfile.TemporaryFile() as stdout, tempfile.TemporaryFile() as stderr:
        start = time.perf_counter()
        child = subprocess.Popen(sys.argv[1:], stdin=subprocess.DEVNULL, stdout=stdout, stderr=stderr)
        _, status, usage = os.wait4(child.pid, 0)
        seconds = time.perf_counter() - start
        child.returncode = os.WEXITSTATUS(status) if os.WIFEXITED(status) else -os.WTERMSIG(status)
        texts = []
        for file in (stdout, stderr):
            file.seek(0)
            texts.append(file.read().decode("utf-8", "replace"))
    report = {
        "seconds": seconds,
        "cpuSeconds": usage.ru_utime + usage.ru_stime,
        "peakBytes": usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024),
        "pageFaults": usage.ru_minflt,
        "code": child.returncode,
        "stdout": texts[0],
        "stderr": texts[1],
    }
    print(json.dumps(report))


if __name__ == "__main__":
    main()
