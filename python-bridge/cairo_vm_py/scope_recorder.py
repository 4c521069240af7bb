"""
Tells the VM what is in the scopes after each hint, so that a debugger can show them as they were at any step.

The scopes are one tree: scopes, in them variables, in them what the variables hold. After a hint the tree is gone
through anew, since `list.append` leaves no trace, and only what is not as it was told last is told. Values that cannot
change are compared by identity; a text is made when something that is shown below it has changed.

A value is told as [text, type, [[name, value], …], number of parts left out]. A change is an object with what has
changed: "v" the text, "n" the number of parts, "m" how many are left out, and "p" the parts: [position, change], or
[position, name, value] for those that are new.
"""

import json
import time
from operator import is_, itemgetter
from typing import Any, Callable, Dict, List, Optional, Sequence

from . import protocol
from .bounded_parts import Parts, is_leaf, parts_of
from .executor import HintExecutor
from .variables import scope_name, text_of

#: Levels of parts below a variable.
DEPTH = 4
#: Characters of a text.
TEXT = 1000
#: Values that are looked at after one hint, outer ones first; what is deeper stays as it was told until there is room.
#: Each takes up to 5 µs. Those that cannot change, and have not, are not counted.
VALUES = 500

_SHALLOW = (list, tuple, dict, set, frozenset)



class _Told:
    """A value as it was told last. Of a hint's objects it keeps alive only keys, and those that cannot change."""

    __slots__ = ("kind", "text", "keys", "names", "ids", "leaves", "open", "parts", "more")

    def __init__(self, kind: type, text: str) -> None:
        self.kind = kind
        self.text = text
        self.keys: List[Any] = []
        self.names: List[str] = []
        #: Of all parts, in their order; only of the leaves does the same id mean the same object.
        self.ids: List[int] = []
        self.leaves: List[Any] = []
        #: Positions of the parts that are no leaves.
        self.open: List[int] = []
        self.parts: List["_Told"] = []
        self.more = 0

    def whole(self) -> List[Any]:
        """The value as it is told when it is new."""
        parts = [[name, part.whole()] for name, part in zip(self.names, self.parts)]
        return [self.text, self.kind.__name__, parts, self.more]


class _Visit:
    """One look at a value."""

    __slots__ = ("told", "value", "levels", "parent", "position", "is_new", "change", "parts")

    def __init__(
        self, told: _Told, value: Any, levels: int, parent: Optional["_Visit"], position: int, is_new: bool
    ) -> None:
        self.told = told
        self.value = value
        #: How many levels of parts are told, this one's included.
        self.levels = levels
        #: Of what it is a part, and where.
        self.parent = parent
        self.position = position
        self.is_new = is_new
        #: What is to be told of it, and of its parts.
        self.change: Dict[str, Any] = {}
        self.parts: List[List[Any]] = []


class ScopeRecorder:
    """Compares the scopes of one VM with what was told of them."""

    def __init__(self, executor: HintExecutor, send: Callable[[bytes], None]) -> None:
        self._executor = executor
        self._send = send
        self._told: Optional[_Told] = None
        self._seconds = 0.0

    def record(self, moment: Optional[Sequence[int]] = None) -> None:
        """
        Tells what has changed, if anything has. `moment`: since when, as (step, hint); None: it is the end of a hint.
        """
        start = time.perf_counter()
        # If anything is raised in here, all is told anew the next time.
        told, self._told = self._told, None
        is_new = told is None
        try:
            told = told or _Told(list, "")
            change = self._look(told)
        except Exception:
            # Another thread of the hint's may have changed what was gone through.
            return
        self._told = told
        text = b""
        if change or is_new:
            body = {"anew": is_new, "change": change}
            text = json.dumps(body, separators=(",", ":")).encode()
        self._seconds += time.perf_counter() - start
        if text:
            at = (True, 0, 0) if moment is None else (False, *moment)
            head = protocol.SCOPES_HEAD.pack(round(self._seconds * 1e6), *at)
            self._send(protocol.frame(protocol.SCOPES, head, text))

    def _look(self, told: _Told) -> Dict[str, Any]:
        """Takes over what there is now. Returns the change."""
        root = _Visit(told, self._executor.scopes.stack, DEPTH + 2, None, 0, False)
        visits = [root]
        for visit in visits:
            parts = self._parts(visit)
            if parts is None:
                _compare_text(visit)
            elif len(visits) < VALUES:
                _compare_parts(visit, parts, visits)
            elif visit.is_new:
                visit.told.more = len(parts.values) + parts.more
        for visit in reversed(visits):
            _report(visit)
        return root.change

    def _parts(self, visit: _Visit) -> Optional[Parts]:
        value, depth = visit.value, DEPTH + 2 - visit.levels
        if depth == 0:
            return Parts(range(len(value)), value, 0, scope_name)
        if depth == 1:
            hidden = self._executor.api_names
            shown = {name: of for name, of in value.items() if name not in hidden}
            return Parts(shown.keys(), shown.values(), 0, str)
        return None if visit.levels == 0 or is_leaf(visit.told.kind) else parts_of(value)


def _compare_parts(visit: _Visit, now: Parts, visits: List[_Visit]) -> None:
    """Takes over the parts, and adds visits to those that may have changed."""
    told, levels = visit.told, visit.levels - 1
    ids = list(map(id, now.values))
    if ids == told.ids and now.more == told.more and all(map(is_, now.keys, told.keys)):
        if told.open:
            values = list(now.values)
            visits += [
                _Visit(told.parts[i], values[i], levels, visit, i, False)
                if type(values[i]) is told.parts[i].kind
                else _new_visit(visit, values[i], i)
                for i in told.open[: VALUES - len(visits)]
            ]
        return
    keys, values, known = list(now.keys), list(now.values), told.ids
    # From the first other name on, all are new.
    named = list(map(is_, keys, told.keys))
    same = named.index(False) if False in named else len(named)
    leaves = [is_leaf(type(value)) for value in values]
    told.names[same:] = map(now.name_of, keys[same:])
    del told.parts[same:]
    for i, value in enumerate(values):
        if i >= same or type(value) is not told.parts[i].kind:
            visits.append(_new_visit(visit, value, i))
        elif not leaves[i] or ids[i] != known[i]:
            visits.append(_Visit(told.parts[i], value, levels, visit, i, False))
    if len(ids) != len(known):
        visit.change["n"] = len(ids)
    if now.more != told.more:
        visit.change["m"] = told.more = now.more
    told.keys, told.ids = keys, ids
    told.open = [i for i, leaf in enumerate(leaves) if not leaf]
    told.leaves = [value for value, leaf in zip(values, leaves) if leaf]


def _new_visit(parent: _Visit, value: Any, position: int) -> _Visit:
    """A visit to a part that takes the place of what was there."""
    levels = parent.levels - 1
    told = _Told(type(value), _text(value, levels))
    parent.told.parts[position : position + 1] = [told]
    return _Visit(told, value, levels, parent, position, True)


def _compare_text(visit: _Visit) -> None:
    if not visit.is_new:
        text = _text(visit.value, visit.levels)
        if text != visit.told.text:
            visit.change["v"] = visit.told.text = text


def _report(visit: _Visit) -> None:
    """Completes the change of a value whose parts are complete, and tells it to the value that it is a part of."""
    told, parent = visit.told, visit.parent
    if visit.parts:
        visit.change["p"] = sorted(visit.parts, key=itemgetter(0))
    if parent is None or parent.is_new:
        return
    if visit.is_new:
        parent.parts.append([visit.position, parent.told.names[visit.position], told.whole()])
    elif visit.change:
        _compare_text(visit)
        parent.parts.append([visit.position, visit.change])


def _text(value: Any, levels: int) -> str:
    """What is shown of a value, of which so many levels are."""
    if levels > DEPTH:
        return ""
    if levels <= 0 and not (is_leaf(type(value)) or type(value) in _SHALLOW):
        # What is in it is not looked at, so nothing of it may be in the text.
        return object.__repr__(value)
    text = text_of(value, levels)
    return text if len(text) <= TEXT else text[: TEXT - 1] + "…"
