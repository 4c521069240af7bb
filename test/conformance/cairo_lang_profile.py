"""
The profile of a program by cairo-lang's profiler, and what its parser reads in the profile of the other VM.

Usage: python cairo_lang_profile.py LAYOUT program.json profile.pb.gz > stacks.json

The answer is [cairo-lang's, the other's]: for each chain of functions ("main>f>g") the steps in it.
"""

import gzip
import json
import sys
from collections import Counter
from pathlib import Path
from typing import Dict

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "python-bridge"))

from cairo_vm_py import starkware_fix  # noqa: E402

starkware_fix.install()

from starkware.cairo.lang.compiler.program import Program  # noqa: E402
from starkware.cairo.lang.tracer.profile import profile_from_tracer_data  # noqa: E402
from starkware.cairo.lang.tracer.third_party.profile_pb2 import Profile  # noqa: E402
from starkware.cairo.lang.tracer.tracer_data import TracerData  # noqa: E402
from starkware.cairo.lang.vm.cairo_runner import get_main_runner  # noqa: E402


def reference_profile(layout: str, path: str) -> bytes:
    with open(path, encoding="utf-8") as file:
        program = Program.Schema().load(json.load(file))
    runner = get_main_runner(program, hint_locals={"program_input": {}}, layout=layout)
    runner.relocate()
    data = TracerData(
        program=program,
        memory=runner.relocated_memory,
        trace=runner.relocated_trace,
        program_base=runner.relocate_value(runner.program_base),
        debug_info=runner.get_relocated_debug_info(),
    )
    # The profiler wants locations by offset, and the run's by address: they are those of the program.
    data.debug_info = program.debug_info
    return profile_from_tracer_data(data)


def stacks(content: bytes) -> Dict[str, int]:
    profile = Profile()
    profile.ParseFromString(gzip.decompress(content))
    names = {each.id: profile.string_table[each.name] for each in profile.function}
    files = {each.id: profile.string_table[each.filename] for each in profile.function}
    assert all(files.values()) and profile.string_table[0] == ""
    locations = {each.id: names[each.line[0].function_id] for each in profile.location}
    counts: Counter = Counter()
    for sample in profile.sample:
        chain = ">".join(locations[location] for location in reversed(sample.location_id))
        counts[chain] += sample.value[0]
    (kind,) = profile.sample_type
    assert profile.string_table[kind.unit] == "steps"
    return dict(sorted(counts.items()))


def main(layout: str, path: str, other: str) -> None:
    # What hints print does not belong to the answer.
    answer, sys.stdout = sys.stdout, sys.stderr
    reference = stacks(reference_profile(layout, path))
    json.dump([reference, stacks(Path(other).read_bytes())], answer)


if __name__ == "__main__":
    main(*sys.argv[1:])
