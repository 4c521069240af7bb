"""
The frames that pass between the VM (a Node process) and Python.

A frame is a 4-byte little-endian length of what follows, one byte that tells its kind, and a body.
Frames of one hint are binary; what happens rarely carries JSON. The peer is
`python-bridge/src/protocol.ts`: the two files must agree, and `PROTOCOL_VERSION` is compared when they meet.

A memory value takes 48 bytes ("entry"), the same in both directions:

    0   tag of the value          (UNKNOWN, SMALL, FELT, POINTER, ASK)
    1   tag of the address        (SMALL, POINTER, ASK; UNKNOWN: there is none)
    4   segment of the address    (i32)
    8   offset of the address     (u64)
    16  value: SMALL u64, FELT 32 bytes little-endian, POINTER i32 segment and, at 24, u64 offset

COMMAND and REPLY hold the length of a JSON text (u32), that text, and bytes: a program, a file.

Entries have a fixed size, so that Python decodes only those that the hint really reads.
"""

import struct
from typing import Any, Callable, Iterable, Tuple

PROTOCOL_VERSION = 6

# VM to Python, on the channel of requests.
INIT = 1
RUN = 2
ANSWER = 3
DEBUG = 4
END = 5
ATTACH = 6
RULE = 7
REPLY = 8
# VM to Python, on the channel of control: read while a hint runs.
PAUSE = 16
BREAKPOINTS = 17
# Python to VM.
HELLO = 32
READY = 33
DONE = 34
FAIL = 35
ASK = 36
OUTPUT = 37
STOPPED = 38
RESULT = 39
ENDED = 40
LINES = 41
RULED = 42
SCOPES = 45
# Python to the VM that it owns.
COMMAND = 43
INTERRUPT = 44

KINDS = frozenset((*range(INIT, REPLY + 1), PAUSE, BREAKPOINTS, *range(HELLO, SCOPES + 1)))

# Tags.
UNKNOWN = 0
SMALL = 1
FELT = 2
POINTER = 3
ASK_VM = 4

# What an ASK asks.
ASK_READ = 1
ASK_WRITE = 2
ASK_JSON = 3

# The form of the answer to a read: entries, or, where all are SMALL, u64 numbers.
ENTRIES = 0
NUMBERS = 1

ENTRY_SIZE = 48
#: In an entry.
VALUE_START = 16
MAX_FRAME = 1 << 30

LENGTH = struct.Struct("<I")
#: length, kind
HEADER = struct.Struct("<IB")
#: hint, pc, ap, fp (segment, offset each), step, segments, temporary segments, references, windows
RUN_BODY = struct.Struct("<IiQiQiQQIIHH")
#: segment, first offset, cells; the entries follow
WINDOW = struct.Struct("<iQI")
#: flags, segments added, temporary segments added, writes; the entries follow
OPERATIONS = struct.Struct("<B3xIII")
#: length, kind and the same: the head of a DONE frame
DONE_HEAD = struct.Struct("<IBB3xIII")
#: what is asked; after it the operations so far
ASK_KIND = struct.Struct("<B")
#: segment, offset of the cell that is wanted; first offset, number of the cells that are asked for
READ = struct.Struct("<iQQI")
#: segment, offset
ADDRESS = struct.Struct("<iQ")

RUN_START = HEADER.size
RUN_END = RUN_START + RUN_BODY.size

#: microseconds that recording the scopes has taken up to now; is it after the hint that runs? If not: since which step
#: and hint. The change follows, in JSON (scope_recorder.py)
SCOPES_HEAD = struct.Struct("<QBQI")

#: In DONE: a debugger's step is not finished, it goes on after the hint.
FLAG_STEPPING = 1

#: The exit code of a child that cannot reach the VM any more.
EXIT_LOST = 74

_SMALL_ENTRY = struct.Struct("<BB2xiQQ24x")
_FELT_ENTRY = struct.Struct("<BB2xiQ32s")
_POINTER_ENTRY = struct.Struct("<BB2xiQi4xQ16x")
_SMALL_VALUE = struct.Struct("<Q")
_POINTER_VALUE = struct.Struct("<i4xQ")

#: The entry of a write of a small number: SMALL, POINTER, segment, offset, number.
pack_small = _SMALL_ENTRY.pack
#: (number,) of the value of an entry with the tag SMALL.
small_at = _SMALL_VALUE.unpack_from

SMALL_BOUND = 1 << 64
#: Offsets above this are in no segment.
OFFSET_BOUND = 1 << 47

MakePointer = Callable[[int, int], Any]


def pack_entry(segment: int, offset: int, value: Any) -> bytes:
    """Returns the entry of a write: `value` (a felt or a pointer) goes to `segment:offset`."""
    if isinstance(value, int):
        if value < SMALL_BOUND:
            return _SMALL_ENTRY.pack(SMALL, POINTER, segment, offset, value)
        return _FELT_ENTRY.pack(FELT, POINTER, segment, offset, value.to_bytes(32, "little"))
    return _POINTER_ENTRY.pack(
        POINTER, POINTER, segment, offset, value.segment_index, value.offset
    )


def value_at(data: bytes, position: int, make_pointer: MakePointer) -> Any:
    """Returns the value of the entry at `position`, whose tag is SMALL, FELT or POINTER."""
    tag = data[position]
    if tag == SMALL:
        return _SMALL_VALUE.unpack_from(data, position + 16)[0]
    if tag == POINTER:
        segment, offset = _POINTER_VALUE.unpack_from(data, position + 16)
        return make_pointer(segment, offset)
    return int.from_bytes(data[position + 16 : position + 48], "little")


def cells_at(
    data: bytes, position: int, first: int, make_pointer: MakePointer
) -> Iterable[Tuple[int, Any]]:
    """
    Returns (offset, value) of the known cells in the answer to a read, which starts at `position` and tells of the cells
    from offset `first` on.
    """
    form, position = data[position], position + 1
    if form == NUMBERS:
        # Ten times as fast as one by one: arrays of small numbers are what is read in bulk.
        count = (len(data) - position) // _SMALL_VALUE.size
        return zip(range(first, first + count), struct.unpack_from(f"<{count}Q", data, position))
    count = (len(data) - position) // ENTRY_SIZE
    return [
        (first + i, value_at(data, position + i * ENTRY_SIZE, make_pointer))
        for i in range(count)
        if data[position + i * ENTRY_SIZE] != UNKNOWN
    ]


def address_at(data: bytes, position: int) -> Tuple[int, int]:
    """Returns (segment, offset) of the address of the entry at `position`."""
    return ADDRESS.unpack_from(data, position + 4)


def frame(kind: int, *parts: bytes) -> bytes:
    """Returns a whole frame."""
    return b"".join((HEADER.pack(sum(map(len, parts)) + 1, kind), *parts))
