"""
Decodes words with cairo-lang's decoder and prints what it makes of each.

Usage: python cairo_lang_decode.py < words.txt

A line of the input is a word in hexadecimal, then " 1" if an immediate follows it. Printed is a line a word: the parts of
the instruction, or "error" and the error's text.
Runs in an environment that has cairo-lang, on Python 3.9 or later.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "python-bridge"))

from cairo_vm_py import starkware_fix  # noqa: E402


def describe(line: str) -> str:
    from starkware.cairo.lang.compiler.encode import decode_instruction

    word, *immediate = line.split()
    try:
        it = decode_instruction(int(word, 16), 1 if immediate else None)
    except Exception as error:
        return f"error {error}"
    names = [it.dst_register, it.op0_register, it.op1_addr, it.res, it.pc_update, it.ap_update, it.opcode]
    parts = [str(part) for part in (it.off0, it.off1, it.off2, *(name.name for name in names), it.size)]
    return " ".join(parts)


def main() -> None:
    starkware_fix.install()
    for line in sys.stdin:
        print(describe(line))


if __name__ == "__main__":
    main()
