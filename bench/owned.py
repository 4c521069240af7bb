"""
Runs a compiled program in a VM that this interpreter owns and prints, as JSON, the steps and the seconds that they
took. With `--vms N` there are N VMs, each in a thread of its own, that start at once: the seconds until all are done.

Usage: python owned.py PROGRAM.json [--vms N]
"""

import argparse
import json
import sys
import threading
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "python-bridge"))

from cairo_vm_py.api.vm import Vm  # noqa: E402


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("program")
    parser.add_argument("--vms", type=int, default=1)
    arguments = parser.parse_args()
    start, end = (threading.Barrier(arguments.vms + 1) for _ in range(2))
    steps, end_seconds = [], []

    def run() -> None:
        with Vm(Path(arguments.program)) as vm:
            start.wait()
            vm.run()
            end.wait()
            ended = time.perf_counter()
            vm.end()
            end_seconds.append(time.perf_counter() - ended)
            steps.append(vm.state.step)

    threads = [threading.Thread(target=run) for _ in range(arguments.vms)]
    for thread in threads:
        thread.start()
    start.wait()
    started = time.perf_counter()
    end.wait()
    run_seconds = time.perf_counter() - started
    for thread in threads:
        thread.join()
    print(json.dumps({"steps": sum(steps), "runSeconds": run_seconds, "endSeconds": max(end_seconds)}))


if __name__ == "__main__":
    main()
