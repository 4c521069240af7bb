"""
What Python knows of the VM during a hint, and how it asks for the rest.

Memory is write-once, so a known value stays right for ever. That a cell is unknown is right only
until the hint ends (the VM writes between hints), and only if this hint has not written it.
"""

import json
import threading
from collections import defaultdict
from typing import Any, Callable, DefaultDict, Dict, List, Optional, Set, Tuple, Type

from . import errors, protocol
from .channel import Channel, ChannelClosed, ChannelLost, ProtocolError
from .relocatable import RelocatableValue

Key = Tuple[int, int]

#: Marks a cell that has no value.
MISSING = object()

#: Cells are asked for by pages: a read fetches its neighbours too.
PAGE_BITS = 5
#: Pages of one answer, at most: who reads one after the other gets twice as many each time. An answer has
#: to fit into a pipe (64 KiB): Node would send the rest only when it has stopped to poll.
MOST_PAGES = 32
#: Values that are kept from hint to hint. With three times as many a walk over arrays takes a tenth longer: fresh memory.
MAX_KNOWN = 32_768

_NO_OPERATIONS = protocol.OPERATIONS.pack(0, 0, 0, 0)


class VmLink:
    """The conversation of one VM with the interpreter that runs its hints."""

    def __init__(self, channel: Channel, prime: int) -> None:
        self.channel = channel
        self.prime = prime
        #: Values that are known for good, by segment and offset. Filled by reads and writes.
        self.known: DefaultDict[int, Dict[int, Any]] = defaultdict(dict)
        #: Segments whose cells a builtin checks.
        self.validated: set = set()
        #: What the hint did and the VM has not been told yet.
        self.writes: List[bytes] = []
        self.added_segments = 0
        self.added_temporary = 0
        self.segment_count = 0
        self.temporary_count = 0
        #: True while the VM waits for us, so that it may be asked.
        self.is_open = False
        #: Why the VM cannot be asked while `is_open` is false.
        self.closed = "The VM can be reached only while a hint runs."
        #: Raises if this is no place to ask from; None: it is asked by hints alone.
        self.guard: Optional[Callable[[], None]] = None
        #: Makes of the loss of the VM what is raised; None: it is raised as it is.
        self.on_lost: Optional[Callable[[Exception], Exception]] = None
        #: Why memory may not be written at the moment; None: it may.
        self.read_only: Optional[str] = None
        #: Counts hints: tells whether "unknown" is still true.
        self.serial = 0
        #: Raised at the end of the next question: what came in between asks for it.
        self.interrupt: Optional[Type[BaseException]] = None
        self._data = b""
        self._windows: List[Tuple[int, int, int, int]] = []
        #: How many values are there room for.
        self._room = MAX_KNOWN
        #: The pages that were asked for while `_asked_in` was the serial: their other cells are unknown.
        self._asked: Set[Key] = set()
        self._asked_in = 0
        #: The page that follows the last answer, and the pages of that.
        self._next_page: Key = (0, 0)
        self._pages = 1
        #: Segments from here on (temporary ones: down to there) are this hint's: nothing else wrote there.
        self._first_new = self._last_old = 0
        self._lock = threading.RLock()
        #: Was a question broken off, and what did it tell if it may not have been sent?
        self._is_owed = False
        self._unsent: Optional[Tuple[List[bytes], int, int]] = None
        self._echoes = 0

    # --- one hint

    def begin(self, data: bytes, references: int, windows: int, segments: int, temp: int) -> None:
        """Starts a hint: takes over what the VM sent with it (a RUN frame)."""
        self.serial += 1
        self.segment_count = segments
        self.temporary_count = temp
        self._data = data
        self.is_open = True
        self._first_new = segments
        self._last_old = -temp
        if self._room < 0:
            self.known.clear()
            self._room = MAX_KNOWN
        if windows:
            self._windows = found = []
            position = protocol.RUN_END + references * protocol.ENTRY_SIZE
            for _ in range(windows):
                segment, start, count = protocol.WINDOW.unpack_from(data, position)
                position += protocol.WINDOW.size
                found.append((segment, start, start + count, position))
                position += count * protocol.ENTRY_SIZE

    def open(self, segments: int, temporary: int) -> None:
        """Opens the VM to its owner, between the commands that it is given."""
        self.begin(b"", 0, 0, segments, temporary)

    def reset(self) -> None:
        """Forgets the VM: another one comes in its place."""
        self.forget()
        self.operations()
        self.validated = set()
        self.segment_count = self.temporary_count = 0
        self._first_new = self._last_old = 0
        self.interrupt = None

    def is_current(self, data: bytes) -> bool:
        """True if what the VM sent as unknown in this RUN frame still is, but for `known`."""
        return self.is_open and data is self._data

    def finish(self) -> None:
        """Ends a hint: nothing may be asked or written until the next one."""
        # A thread of the hint may wait for an answer.
        with self._lock:
            self.is_open = False
            if self._is_owed:
                self._take_owed()
        if self._windows:
            self._windows = []

    def operations(self, flags: int = 0) -> bytes:
        """Returns, and forgets, what the hint did since the VM was last told."""
        writes, segments, temporary = self.writes, self.added_segments, self.added_temporary
        if writes:
            self.writes = []
        self.added_segments = self.added_temporary = 0
        return _pack_operations(flags, writes, segments, temporary)

    def done(self, flags: int) -> bytes:
        """Returns the frame that ends a hint, and forgets what it did."""
        writes = self.writes
        count = len(writes)
        head = protocol.DONE_HEAD.pack(
            protocol.DONE_HEAD.size - protocol.LENGTH.size + count * protocol.ENTRY_SIZE,
            protocol.DONE,
            flags,
            self.added_segments,
            self.added_temporary,
            count,
        )
        self.added_segments = self.added_temporary = 0
        if count == 0:
            return head
        self.writes = []
        return head + (writes[0] if count == 1 else b"".join(writes))

    # --- cells

    def cell(self, segment: int, offset: int) -> Any:
        """Returns the value of a cell, or MISSING. Asks the VM if need be."""
        value = self.known[segment].get(offset, MISSING)
        if value is not MISSING:
            return value
        for of, start, end, position in self._windows:
            if of == segment and start <= offset < end:
                return self._take(segment, offset, position + (offset - start) * protocol.ENTRY_SIZE)
        return self._fetch(segment, offset)

    def _take(self, segment: int, offset: int, position: int) -> Any:
        """Returns the value that came with the hint."""
        data = self._data
        if data[position] == protocol.UNKNOWN:
            return MISSING
        value = protocol.value_at(data, position, RelocatableValue)
        self.known[segment][offset] = value
        self._room -= 1
        return value

    def _fetch(self, segment: int, offset: int) -> Any:
        if not self.is_open:
            raise RuntimeError(self.closed)
        if not 0 <= offset < protocol.OFFSET_BOUND:
            return MISSING
        if not self._last_old <= segment < self._first_new:
            return MISSING
        if self._asked_in != self.serial:
            self._asked_in = self.serial
            self._asked.clear()
        page = offset >> PAGE_BITS
        if (segment, page) not in self._asked:
            is_next = (segment, page) == self._next_page
            self._read(segment, page, min(2 * self._pages, MOST_PAGES) if is_next else 1, offset)
        return self.known[segment].get(offset, MISSING)

    def _read(self, segment: int, page: int, pages: int, offset: int) -> None:
        """Asks for some pages, because of the cell at `offset`."""
        first, count = page << PAGE_BITS, pages << PAGE_BITS
        # Cells that this hint wrote are told to the VM before it answers: the pages have them.
        data = self.ask(protocol.ASK_READ, protocol.READ.pack(segment, offset, first, count))
        # Those that the answer leaves out are unknown, too.
        cells = protocol.cells_at(data, protocol.HEADER.size + 1, first, RelocatableValue)
        self.known[segment].update(cells)
        self._room -= count
        self._asked.update([(segment, page + i) for i in range(pages)])
        self._next_page = (segment, page + pages)
        self._pages = pages

    def read_all(self, segment: int, offset: int, size: int) -> None:
        """Asks for the cells that are going to be read, unless the first and the last are known."""
        known = self.known[segment]
        is_old = self._last_old <= segment < self._first_new
        if not is_old or offset < 0 or (offset in known and offset + size - 1 in known):
            return
        end = ((offset + size - 1) >> PAGE_BITS) + 1
        for page in range(offset >> PAGE_BITS, end, MOST_PAGES):
            pages = min(end - page, MOST_PAGES)
            self._read(segment, page, pages, max(offset, page << PAGE_BITS))
            if ((page + pages) << PAGE_BITS) - 1 not in known:
                # The range ends in the unknown, however long it is meant to be.
                return

    def write(self, segment: int, offset: int, value: Any) -> None:
        """Writes a cell that is known to be unknown. Raises what a builtin says against the value."""
        self._must_be_writable("Memory can be written only while a hint runs.")
        if not -self.temporary_count <= segment < self.segment_count:
            raise ValueError(f"Cannot write to {segment}:{offset}: there is no segment {segment}.")
        if type(value) is int and value < protocol.SMALL_BOUND:
            entry = protocol.pack_small(protocol.SMALL, protocol.POINTER, segment, offset, value)
        else:
            entry = protocol.pack_entry(segment, offset, value)
        self.writes.append(entry)
        if segment in self.validated:
            self.ask(protocol.ASK_WRITE)
        self.known[segment][offset] = value
        self._room -= 1

    def forget(self) -> None:
        """Drops all that is known: a relocation rule changes what cells read as."""
        self.known.clear()
        self._windows = []
        self._data = b""
        self._first_new = self.segment_count
        self._last_old = -self.temporary_count
        self.serial += 1

    # --- segments

    def add_segment(self) -> Any:
        """Adds a segment and returns its base."""
        self._must_be_writable("Segments can be added only while a hint runs.")
        self.added_segments += 1
        self.segment_count += 1
        return RelocatableValue(self.segment_count - 1, 0)

    def add_temporary_segment(self) -> Any:
        """Adds a temporary segment and returns its base."""
        self._must_be_writable("Segments can be added only while a hint runs.")
        self.added_temporary += 1
        self.temporary_count += 1
        return RelocatableValue(-self.temporary_count, 0)

    def _must_be_writable(self, otherwise: str) -> None:
        if self.read_only is not None:
            raise RuntimeError(self.read_only)
        if not self.is_open:
            raise RuntimeError(otherwise if self.guard is None else self.closed)
        if self.guard is not None:
            self.guard()

    # --- questions

    def ask(self, kind: int, body: bytes = b"") -> bytes:
        """
        Asks the VM and returns its answer: a whole frame, whose answer follows a status byte.

        The VM first does what the hint did so far. Raises what the VM says against it.
        """
        if self.guard is not None:
            self.guard()
        with self._lock:
            if not self.is_open:
                raise RuntimeError(self.closed)
            try:
                self._take_owed()
                data = self._exchange(kind, body)
            except (ChannelClosed, ChannelLost, ProtocolError) as error:
                # Nothing will come any more.
                self._is_owed = False
                if self.on_lost is None:
                    raise
                raise self.on_lost(error) from None
        if self.interrupt is not None:
            interrupt, self.interrupt = self.interrupt, None
            raise interrupt
        _check(data)
        return data

    def _exchange(self, kind: int, body: bytes) -> bytes:
        # A signal handler of a hint may raise anything after any call in here.
        done = self.writes, self.added_segments, self.added_temporary
        self._unsent, self._is_owed = done, True
        self.writes, self.added_segments, self.added_temporary = [], 0, 0
        question = protocol.ASK_KIND.pack(kind) + _pack_operations(0, *done) + body
        self.channel.send(protocol.frame(protocol.ASK, question))
        self._unsent = None
        data = self.channel.receive()
        self._is_owed = False
        return data

    def _take_owed(self) -> None:
        """
        After a question that was broken off: takes the answer, which may be still to come, or may
        have been lost on its way through this interpreter, or does again what was not sent.
        """
        if not self._is_owed:
            return
        self._echoes += 1
        text = f"echo {self._echoes}"
        question = json.dumps({"op": "echo", "text": text}).encode()
        head = protocol.ASK_KIND.pack(protocol.ASK_JSON) + _NO_OPERATIONS
        self.channel.send(protocol.frame(protocol.ASK, head, question))
        answer = self.channel.receive()
        late = None
        while answer[6:] != json.dumps(text).encode():
            if not answer[6:].startswith(b'"echo '):
                late, self._unsent = answer, None
            answer = self.channel.receive()
        if self._unsent is not None:
            writes, segments, temporary = self._unsent
            self.writes = writes + self.writes
            self.added_segments += segments
            self.added_temporary += temporary
        self._unsent, self._is_owed = None, False
        if late is not None:
            _check(late)

    def leave_in_fork(self) -> None:
        """Called in a process that was forked from this one, perhaps while another thread asked."""
        self._lock = threading.RLock()

    def tell(self) -> None:
        """Tells the VM what the hint did up to now, unless it knows."""
        self._take_owed()
        if self.is_open and (self.writes or self.added_segments or self.added_temporary):
            self.ask(protocol.ASK_WRITE)

    def ask_json(self, **question: Any) -> Any:
        """Asks a question in JSON and returns the answer."""
        data = self.ask(protocol.ASK_JSON, json.dumps(question).encode())
        return json.loads(data[6:])

    def ask_value(self, **question: Any) -> Any:
        """Asks a question in JSON whose answer is a memory value."""
        data = self.ask(protocol.ASK_JSON, json.dumps(question).encode())
        return protocol.value_at(data, protocol.HEADER.size + 1, RelocatableValue)


def _pack_operations(flags: int, writes: List[bytes], segments: int, temporary: int) -> bytes:
    count = len(writes)
    head = protocol.OPERATIONS.pack(flags, segments, temporary, count)
    if count == 0:
        return head
    return head + (writes[0] if count == 1 else b"".join(writes))


def _check(data: bytes) -> None:
    """Raises what the VM says against what was asked or done."""
    if data[4] != protocol.ANSWER:
        raise ProtocolError(f"The VM sent a frame of kind {data[4]} for an answer.")
    if data[5] != 0:
        answer = json.loads(data[6:])
        raise errors.make_error(answer["class"], answer["message"])
