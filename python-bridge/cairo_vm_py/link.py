"""
What Python knows of the VM during a hint, and how it asks for the rest.

Memory is write-once, so a known value stays right for ever. That a cell is unknown is right only
until the hint ends (the VM writes between hints), and only if this hint has not written it.
"""

import json
import threading
from typing import Any, Dict, List, Optional, Tuple, Type

from . import errors, protocol
from .channel import Channel, ChannelClosed, ChannelLost, ProtocolError
from .relocatable import RelocatableValue

Key = Tuple[int, int]

#: Marks a cell that has no value.
MISSING = object()
#: Marks a cell that nothing is known about.
NOT_SENT = object()

#: Cells of one answer: a read fetches its neighbours too.
PAGE_BITS = 5
PAGE_MASK = (1 << PAGE_BITS) - 1
MAX_KNOWN = 100_000
MAX_PAGES = 4_096


class VmLink:
    """The conversation of one VM with the interpreter that runs its hints."""

    def __init__(self, channel: Channel, prime: int) -> None:
        self.channel = channel
        self.prime = prime
        #: Values that are known for good, by (segment, offset). Filled by reads and writes.
        self.known: Dict[Key, Any] = {}
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
        #: Why memory may not be written at the moment; None: it may.
        self.read_only: Optional[str] = None
        #: Counts hints: tells whether "unknown" is still true.
        self.serial = 0
        #: Raised at the end of the next question: what came in between asks for it.
        self.interrupt: Optional[Type[BaseException]] = None
        self._data = b""
        self._windows: List[Tuple[int, int, int, int]] = []
        self._pages: Dict[Key, Tuple[bytes, int, int]] = {}
        self._lock = threading.RLock()
        #: An answer is still to come that nobody waits for.
        self._is_owed = False

    # --- one hint

    def begin(self, data: bytes, references: int, windows: int, segments: int, temp: int) -> None:
        """Starts a hint: takes over what the VM sent with it (a RUN frame)."""
        self.serial += 1
        self.segment_count = segments
        self.temporary_count = temp
        self._data = data
        self.is_open = True
        if len(self.known) > MAX_KNOWN:
            self.known.clear()
        if len(self._pages) > MAX_PAGES:
            self._pages.clear()
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
        writes = self.writes
        head = protocol.OPERATIONS.pack(
            flags, self.added_segments, self.added_temporary, len(writes)
        )
        self.added_segments = self.added_temporary = 0
        if not writes:
            return head
        self.writes = []
        return head + b"".join(writes)

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

    def cell(self, key: Key) -> Any:
        """Returns the value of a cell, or MISSING. Asks the VM if need be."""
        value = self.known.get(key, NOT_SENT)
        if value is not NOT_SENT:
            return value
        value = self._sent(key)
        if value is NOT_SENT:
            value = self._fetch(key)
        return value

    def _sent(self, key: Key) -> Any:
        segment, offset = key
        for of, start, end, position in self._windows:
            if of == segment and start <= offset < end:
                position += (offset - start) * protocol.ENTRY_SIZE
                return self._take(key, self._data, position)
        page = self._pages.get((segment, offset >> PAGE_BITS))
        if page is None:
            return NOT_SENT
        data, first, serial = page
        value = self._take(key, data, first + (offset & PAGE_MASK) * protocol.ENTRY_SIZE)
        return NOT_SENT if value is MISSING and serial != self.serial else value

    def _take(self, key: Key, data: bytes, position: int) -> Any:
        if data[position] == protocol.UNKNOWN:
            return MISSING
        value = protocol.value_at(data, position, RelocatableValue)
        self.known[key] = value
        return value

    def _fetch(self, key: Key) -> Any:
        segment, offset = key
        if not 0 <= offset < protocol.OFFSET_BOUND:
            return MISSING
        if not -self.temporary_count <= segment < self.segment_count:
            return MISSING
        data = self.ask(protocol.ASK_READ, protocol.ADDRESS.pack(segment, offset))
        page = offset >> PAGE_BITS
        self._pages[(segment, page)] = (data, protocol.HEADER.size + 1, self.serial)
        # Cells that this hint wrote are told to the VM before it answers: the page has them.
        return self._sent(key)

    def write(self, key: Key, value: Any) -> None:
        """Writes a cell that is known to be unknown. Raises what a builtin says against the value."""
        if self.read_only is not None:
            raise RuntimeError(self.read_only)
        if not self.is_open:
            raise RuntimeError("Memory can be written only while a hint runs.")
        segment, offset = key
        if not -self.temporary_count <= segment < self.segment_count:
            raise ValueError(f"Cannot write to {segment}:{offset}: there is no segment {segment}.")
        if type(value) is int and value < protocol.SMALL_BOUND:
            entry = protocol.pack_small(protocol.SMALL, protocol.POINTER, segment, offset, value)
        else:
            entry = protocol.pack_entry(segment, offset, value)
        self.writes.append(entry)
        if segment in self.validated:
            self.ask(protocol.ASK_WRITE)
        self.known[key] = value

    def forget(self) -> None:
        """Drops all that is known: a relocation rule changes what cells read as."""
        self.known.clear()
        self._pages.clear()
        self._windows = []
        self._data = b""
        self.serial += 1

    # --- segments

    def add_segment(self) -> Any:
        """Adds a segment and returns its base."""
        self._must_be_writable()
        self.added_segments += 1
        self.segment_count += 1
        return RelocatableValue(self.segment_count - 1, 0)

    def add_temporary_segment(self) -> Any:
        """Adds a temporary segment and returns its base."""
        self._must_be_writable()
        self.added_temporary += 1
        self.temporary_count += 1
        return RelocatableValue(-self.temporary_count, 0)

    def _must_be_writable(self) -> None:
        if self.read_only is not None:
            raise RuntimeError(self.read_only)
        if not self.is_open:
            raise RuntimeError("Segments can be added only while a hint runs.")

    # --- questions

    def ask(self, kind: int, body: bytes = b"") -> bytes:
        """
        Asks the VM and returns its answer: a whole frame, whose answer follows a status byte.

        The VM first does what the hint did so far. Raises what the VM says against it.
        """
        with self._lock:
            if not self.is_open:
                raise RuntimeError("The VM can be reached only while a hint runs.")
            self._take_owed()
            question = protocol.ASK_KIND.pack(kind) + self.operations() + body
            data = self._exchange(protocol.frame(protocol.ASK, question))
        if self.interrupt is not None:
            interrupt, self.interrupt = self.interrupt, None
            raise interrupt
        _check(data)
        return data

    def _exchange(self, question: bytes) -> bytes:
        try:
            self.channel.send(question)
        except (ChannelClosed, ChannelLost):
            raise
        except BaseException:
            # Raised by a signal handler: was the question sent?
            self.channel.break_off()
            raise
        self._is_owed = True
        data = self.channel.receive()
        self._is_owed = False
        return data

    def _take_owed(self) -> None:
        """Takes the answer that a question did not wait for because a signal handler raised something."""
        if self._is_owed:
            data = self.channel.receive()
            self._is_owed = False
            _check(data)

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


def _check(data: bytes) -> None:
    """Raises what the VM says against what was asked or done."""
    if data[4] != protocol.ANSWER:
        raise ProtocolError(f"The VM sent a frame of kind {data[4]} for an answer.")
    if data[5] != 0:
        answer = json.loads(data[6:])
        raise errors.make_error(answer["class"], answer["message"])
