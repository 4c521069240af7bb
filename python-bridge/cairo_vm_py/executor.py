"""Runs hints, one at a time, with the names that cairo-lang gives them (M5, M11, M14)."""

import json
from typing import Any, Callable, Dict, FrozenSet, Mapping, NamedTuple, Optional, Sequence, Tuple

from . import protocol, traceback_text
from .builtin_runners import make_builtin_runners, output_state
from .field import field_names
from .given_objects import check_names
from .hints import Hint, HintTable
from .ids import VmConsts
from .link import VmLink
from .load_program import ProgramLoader
from .limits import HintLimits
from .memory import ValidatedMemoryDict
from .names import HintCall
from .output import HintOutput
from .policy import HintPolicy
from .relocatable import RelocatableValue
from .rules import HintRules
from .scopes import ExecScopes
from .segments import MemorySegmentManager

#: Names that stay in the scope after the hint, with old values, as in cairo-lang.
REGISTERS = ("ap", "fp", "pc", "current_step")

#: Words of hints that may look at all names there are.
LOOKING_AROUND = frozenset(
    (
        *("globals", "locals", "vars", "dir", "eval", "exec", "compile", "breakpoint", "pdb"),
        *("inspect", "f_globals", "__globals__", "_getframe", "currentframe", "gc", "__builtins__"),
        *("f_locals", "capture_locals", "set_trace", "embed", "interact"),
    )
)

Around = Callable[[Callable[[], None], Hint], int]


class _Given(NamedTuple):
    """The names that a hint is given. Making each takes as long as a thirtieth of a short hint."""

    api: Dict[str, Any]
    registers: Tuple[str, ...]
    ids: bool


class HintExecutor:
    """
    Runs the hints of one VM. `main`: variables of the first scope, for the first scope alone. `memory`: what
    hints see as such, if there is one already.
    """

    def __init__(
        self,
        link: VmLink,
        table: HintTable,
        main: Dict[str, Any],
        policy: Optional[HintPolicy] = None,
        memory: Optional[ValidatedMemoryDict] = None,
    ) -> None:
        self.link = link
        self.table = table
        self.memory = memory or ValidatedMemoryDict(link)
        self.segments = MemorySegmentManager(link, self.memory)
        self.rules = HintRules(link, self.memory)
        #: The hint that runs; None between hints.
        self.current: Optional[Hint] = None
        own_builtins = policy and policy.builtins_for(lambda: self.current)
        self.scopes = ExecScopes(main, {"__builtins__": own_builtins} if own_builtins else {})
        #: Set by a debugger for hints that have to be traced: runs the function that it is given
        #: and returns the flags of the DONE frame.
        self.around: Optional[Around] = None
        #: Set by a debugger: called when a hint has ended well, before the VM is told.
        self.after: Optional[Callable[[], None]] = None
        #: What one hint may take; None: no limit.
        self.limits: Optional[HintLimits] = None
        #: Told when a hint failed, before the VM is.
        self.on_failure: Optional[Callable[[BaseException], None]] = None
        #: What the last hint that failed raised; or a rule, or the check of the hints at the end.
        self.failure: Optional[BaseException] = None
        #: What a hint printed is sent before its end.
        self.streams: Sequence[HintOutput] = ()
        self._names: Dict[str, Any] = {
            "vm_enter_scope": self.scopes.enter_scope,
            "vm_exit_scope": self.scopes.exit_scope,
            "vm_load_program": ProgramLoader(link, table, self._loaded).load_program,
            "vm_add_auto_deduction_rule": self.rules.add_auto_deduction_rule,
            "vm_add_validation_rule": self.rules.add_validation_rule,
            "vm_ecdsa_additional_data": {},
            "is_accessed": self.memory.is_accessed,
            "memory": self.memory,
            "segments": self.segments,
            **field_names(link.prime),
            "builtin_runners": {},
        }
        #: Of these, the owner's: they are shown as variables.
        self._static_names: FrozenSet[str] = frozenset()
        #: The names that hints are given, which are no variables of theirs.
        self.api_names: FrozenSet[str] = frozenset()
        self._choose_names()

    def give(self, hint_locals: Mapping[str, Any], static_locals: Mapping[str, Any]) -> None:
        """
        Gives hints the objects of the VM's owner (M10). Call it before the first hint.

        Hint locals are variables of the first scope, which later scopes have as well; hints may change
        them. Static locals are in every hint and gone after it.

        Raises ValueError for names that hints have anyway, or that no hint can use.
        """
        check_names("hint_locals", hint_locals, self.api_names)
        check_names("static_locals", static_locals, self.api_names.union(hint_locals))
        self.scopes.give(hint_locals)
        self._names.update(static_locals)
        self._static_names = frozenset(static_locals)
        self._choose_names()

    def load(self, description: Dict[str, Any]) -> None:
        """Takes the hints of the program; see `HintTable.load`."""
        self.table.load(description)
        self._choose_names()

    def attach(self, description: Dict[str, Any]) -> None:
        """Takes what the VM tells of itself before its first hint: builtins, checked segments."""
        runners = make_builtin_runners(self.link, description["builtins"])
        self._names["builtin_runners"] = runners
        self._names.update(runners)
        self._choose_names()
        self.link.validated = set(description["validatedSegments"])

    def _loaded(self) -> None:
        """Called when a hint has loaded a program: its hints may mention further names."""
        self._choose_names()
        lines = json.dumps(self.table.breakable_lines()).encode()
        self.link.channel.send(protocol.frame(protocol.LINES, lines))

    def _choose_names(self) -> None:
        """
        Finds out which names have to be put into the scope for each hint: those that it mentions, or that
        functions of any hint do, unless a hint can look at all names.
        """
        names = (*self._names, "ids", *REGISTERS, "__builtins__")
        self.api_names = frozenset(names) - self._static_names
        hints = self.table.hints
        if self.table.words & LOOKING_AROUND:
            self._given = [self._all_names()] * len(hints)
            return
        functions = frozenset().union(*(hint.function_names for hint in hints))
        self._given = [self._names_for(hint.code_names | functions) for hint in hints]

    def _names_for(self, mentioned: FrozenSet[str]) -> "_Given":
        api = {name: self._names[name] for name in self._names if name in mentioned}
        registers = tuple(name for name in REGISTERS if name in mentioned)
        return _Given(api, registers, "ids" in mentioned)

    def _all_names(self) -> "_Given":
        return _Given(self._names, REGISTERS, True)

    def evaluation_names(self) -> Dict[str, Any]:
        """The names that a debugger's expressions may use, whatever the hints mention."""
        return dict(self._names)

    def flush(self) -> None:
        """Sends what was printed."""
        for stream in self.streams:
            stream.flush()

    def run(self, data: bytes) -> bytes:
        """Runs the hint of a RUN frame and returns the frame that answers it."""
        (
            hint_id,
            pc_segment,
            pc_offset,
            ap_segment,
            ap_offset,
            fp_segment,
            fp_offset,
            step,
            segments,
            temporary,
            references,
            windows,
        ) = protocol.RUN_BODY.unpack_from(data, protocol.RUN_START)
        link = self.link
        hint = self.table.hints[hint_id]
        link.begin(data, references, windows, segments, temporary)
        scope = self.scopes.stack[-1]
        api, registers, has_ids = self._given[hint_id] if self.around is None else self._all_names()
        scope.update(api)
        if "ap" in registers:
            scope["ap"] = RelocatableValue(ap_segment, ap_offset)
        if "fp" in registers:
            scope["fp"] = RelocatableValue(fp_segment, fp_offset)
        if "pc" in registers:
            scope["pc"] = RelocatableValue(pc_segment, pc_offset)
        if "current_step" in registers:
            scope["current_step"] = step
        if has_ids:
            call = HintCall(data, references, link, self.memory, hint.program)
            scope["ids"] = VmConsts(call, hint.names)
        self.current = hint
        flags = 0
        try:
            if self.around is None and self.limits is None:
                exec(hint.code, scope)
            else:
                flags = self._run_apart(hint, scope)
        except BaseException as error:
            return self._failed(error, hint)
        finally:
            self.current = None
            for stream in self.streams:
                if stream.pending:
                    stream.flush()
            link.finish()
            remove = scope.pop
            remove("ids", None)
            for name in api:
                remove(name, None)
        if self.after is not None:
            self.after()
        return link.done(flags)

    def _run_apart(self, hint: Hint, scope: Dict[str, Any]) -> int:
        """Runs a hint that is debugged or limited. Returns the flags of the DONE frame."""

        def execute() -> None:
            exec(hint.code, scope)

        limits = self.limits
        limited = execute if limits is None else lambda: limits.run(execute)
        if self.around is None:
            limited()
            return 0
        return self.around(limited, hint)

    def _failed(self, error: BaseException, hint: Hint) -> bytes:
        self.failure = error
        if self.on_failure is not None:
            self.on_failure(error)
        description = traceback_text.describe_failure(error, hint, self.table)
        body = json.dumps(description).encode()
        return protocol.frame(protocol.FAIL, self.link.operations(), body)

    def end(self, segments: int, temporary: int) -> Dict[str, Any]:
        """
        Called after the run. Raises what cairo-lang raises for a run that must not end so; returns
        what the VM has to know of it.
        """
        self.link.begin(b"", 0, 0, segments, temporary)
        try:
            self.rules.verify()
        finally:
            self.link.finish()
        self.scopes.check_end()
        self.memory.check_end()
        return {"output": output_state(self._names["builtin_runners"])}
