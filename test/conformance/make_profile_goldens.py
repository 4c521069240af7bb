"""
Writes how cairo-lang's profiler sees programs, as golden files beside them: NAME.profile.json.

Usage: python make_profile_goldens.py PROGRAM.cairo ...

For each chain of functions ("main>f>g") the steps in it. The options of cairo-run in the program's comments count. Runs
in an environment that has cairo-lang and protobuf 3.20, which its profiler needs and does not ask for.
"""

import contextlib
import gzip
import hashlib
import json
import os
import re
import sys
from collections import Counter
from pathlib import Path
from typing import Dict

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "python-bridge"))

from cairo_vm_py import starkware_fix  # noqa: E402

starkware_fix.install()

from starkware.cairo.lang.cairo_constants import DEFAULT_PRIME  # noqa: E402
from starkware.cairo.lang.compiler.cairo_compile import compile_cairo  # noqa: E402
from starkware.cairo.lang.tracer.profile import profile_from_tracer_data  # noqa: E402
from starkware.cairo.lang.tracer.third_party.profile_pb2 import Profile  # noqa: E402
from starkware.cairo.lang.tracer.tracer_data import TracerData  # noqa: E402
from starkware.cairo.lang.vm.cairo_runner import get_main_runner  # noqa: E402


def profile(path: Path) -> bytes:
    source = path.read_text(encoding="utf-8")
    found = re.search(r"^// cairo-run: .*--layout=(\w+)", source, re.MULTILINE)
    program = compile_cairo([(source, path.name)], DEFAULT_PRIME, debug_info=True)
    layout = found[1] if found else "all_solidity"
    # What hints print does not belong here.
    with contextlib.redirect_stdout(sys.stderr):
        runner = get_main_runner(program, hint_locals={"program_input": {}}, layout=layout)
    runner.relocate()
    data = TracerData(
        program=program,
        memory=runner.relocated_memory,
        trace=runner.relocated_trace,
        program_base=runner.relocate_value(runner.program_base),
    )
    return profile_from_tracer_data(data)


def stacks(content: bytes) -> Dict[str, int]:
    found = Profile()
    found.ParseFromString(gzip.decompress(content))
    names = {each.id: found.string_table[each.name] for each in found.function}
    locations = {each.id: names[each.line[0].function_id] for each in found.location}
    counts: Counter = Counter()
    for sample in found.sample:
        chain = ">".join(locations[location] for location in reversed(sample.location_id))
        counts[chain] += sample.value[0]
    return dict(sorted(counts.items()))


def main() -> None:
    for path in [Path(name).resolve() for name in sys.argv[1:]]:
        os.chdir(path.parent)
        golden = {
            "source": hashlib.sha256(path.read_bytes()).hexdigest(),
            "stacks": stacks(profile(path)),
        }
        text = json.dumps(golden, indent=2)
        path.with_suffix(".profile.json").write_text(text + "\n", encoding="utf-8")
        print(f"{path.name}: {len(golden['stacks'])} chains")


if __name__ == "__main__":
    main()
