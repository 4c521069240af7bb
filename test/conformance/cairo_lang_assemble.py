"""
Compiles instructions with cairo-lang, each on its own.

Usage: python cairo_lang_assemble.py < instructions.json > words.json

The input is a list of texts such as "[ap] = [fp - 3] + 2, ap++". The output has for each the list of its words, in
decimal, or null if it is no Cairo. Runs in an environment that has cairo-lang, on Python 3.9 or later.
"""

import json
import sys
from pathlib import Path
from typing import List, Optional

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "python-bridge"))

from cairo_vm_py import starkware_fix  # noqa: E402

starkware_fix.install()

from starkware.cairo.lang.cairo_constants import DEFAULT_PRIME  # noqa: E402
from starkware.cairo.lang.compiler.cairo_compile import compile_cairo  # noqa: E402
from starkware.cairo.lang.compiler.error_handling import LocationError  # noqa: E402


def assemble(text: str) -> Optional[List[str]]:
    try:
        program = compile_cairo(f"{text};\n", prime=DEFAULT_PRIME)
    except LocationError:
        return None
    return [str(word) for word in program.data]


if __name__ == "__main__":
    json.dump([assemble(text) for text in json.load(sys.stdin)], sys.stdout)
