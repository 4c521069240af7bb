"""What is told of the scopes after each hint."""

import random

import pytest

from cairo_vm_py import bounded_parts, scope_recorder
from cairo_vm_py.scope_recorder import ScopeRecorder
from fake_vm import FakeVm


class RecordedVm(FakeVm):
    """Keeps the scopes as the VM's side would: a change at a time."""

    def __init__(self):
        super().__init__()
        recorder = ScopeRecorder(self.executor, self.send)
        self.executor.after = recorder.record
        self.tree = None
        recorder.record((0, 0))
        self.take()

    def do(self, code, **run):
        failure = super().do(code, **run)
        self.take()
        return failure

    def take(self):
        """Applies what was told; returns how much that was."""
        for change in self.changes:
            self.tree = apply(["", "", [], 0] if change["anew"] else self.tree, change["change"])
        count = len(self.changes)
        self.changes.clear()
        return count

    def variable(self, *path, scope=-1):
        """(text, type, names of the parts, number of those left out) of a variable or its part."""
        found = self.tree[2][scope][1]
        for name in path:
            found = dict(found[2])[name]
        return found[0], found[1], [name for name, _ in found[2]], found[3]


def apply(value, change):
    text, kind, parts, more = value
    parts = list(parts[: change.get("n", len(parts))])
    for position, what, *whole in change.get("p", []):
        if whole:
            parts[position:] = [[what, whole[0]], *parts[position + 1 :]]
        else:
            parts[position] = [parts[position][0], apply(parts[position][1], what)]
    assert len(parts) == change.get("n", len(parts))
    return [change.get("v", text), kind, parts, change.get("m", more)]


@pytest.fixture
def vm():
    return RecordedVm()


def test_a_hint_that_changes_nothing_tells_nothing(vm):
    vm.do("x = 1; y = [1, {2: 3}]\nclass P: pass\np = P(); p.z = (x, y)")
    super(RecordedVm, vm).do("x + 1; ap; fp; memory; pc")
    assert vm.take() == 0


def test_names_of_the_vm_are_no_variables(vm):
    vm.do("x = ap; del x; globals()")
    assert vm.variable()[2] == []


def test_only_what_changed_is_told(vm):
    vm.do("a = 1; b = {'k': [1, 2], 'l': [3]}; c = 'text'")
    vm.executor.after()
    number = vm.add_hint("b['k'][1] = 7")
    vm.run(number)
    told = vm.changes[-1]
    assert told == {
        "anew": False,
        "change": {
            "p": [
                [0, {"p": [[1, {"v": "{'k': [1, 7], 'l': [3]}", "p": [[0, {"v": "[1, 7]", "p": [[1, {"v": "7"}]]}]]}]]}]
            ]
        },
    }


MUTATIONS = {
    "append": ("x = [1]", "x.append(2)", ("x",), ("[1, 2]", "list", ["0", "1"], 0)),
    "pop": ("x = [1, 2]", "x.pop()", ("x",), ("[1]", "list", ["0"], 0)),
    "item": ("x = [[1], 2]", "x[0][0] = 5", ("x", "0", "0"), ("5", "int", [], 0)),
    "other type": ("x = [1]", "x[0] = 'a'", ("x", "0"), ("'a'", "str", [], 0)),
    "key": ("x = {1: 2}", "x[3] = 4", ("x",), ("{1: 2, 3: 4}", "dict", ["1", "3"], 0)),
    "key that goes": ("x = {1: 2, 3: 4}", "del x[1]", ("x",), ("{3: 4}", "dict", ["3"], 0)),
    "set": ("x = {1}", "x.add(2)", ("x",), ("{1, 2}", "set", ["0", "1"], 0)),
    "attribute": ("class P: pass\nx = P(); x.a = 1", "x.a = 2", ("x", "a"), ("2", "int", [], 0)),
    "slot": ("class P: __slots__ = 'a'\nx = P(); x.a = 1", "x.a = 2", ("x", "a"), ("2", "int", [], 0)),
    "field": (
        "import collections; P = collections.namedtuple('P', 'a b'); x = P(1, [2])",
        "x.b[0] = 3",
        ("x",),
        ("P(a=1, b=[3])", "P", ["a", "b"], 0),
    ),
    "no parts to see": (
        "import collections; x = collections.deque([1])",
        "x.append(2)",
        ("x",),
        ("deque([1, 2])", "deque", [], 0),
    ),
    "variable that goes": ("w = 1; x = 2", "del w", (), ("", "dict", ["x"], 0)),
    "a big number": ("x = [10**30]", "x[0] += 1", ("x", "0"), (str(10**30 + 1), "int", [], 0)),
}


@pytest.mark.parametrize("name", MUTATIONS)
def test_mutation_in_place_is_noticed(vm, name):
    before, mutation, path, expected = MUTATIONS[name]
    vm.do(before)
    vm.do(mutation)
    assert vm.variable(*path) == expected


def test_scopes_that_are_entered_and_left(vm):
    vm.do("shared = []; vm_enter_scope({'inner': shared})")
    assert [name for name, _ in vm.tree[2]] == ["Main scope", "Scope 1"]
    vm.do("inner.append(1)")
    assert vm.variable("inner")[0] == vm.variable("shared", scope=0)[0] == "[1]"
    vm.do("vm_exit_scope()")
    assert [name for name, _ in vm.tree[2]] == ["Main scope"]
    vm.do("vm_enter_scope({'other': 1})")
    assert vm.variable()[2] == ["other"]


def test_limits(vm):
    vm.do(f"x = list(range({bounded_parts.ITEMS + 5})); y = 'a' * 5000; z = [[[[[[1]]]]]]")
    assert len(vm.variable("x")[2]) == bounded_parts.ITEMS
    assert vm.variable("x")[3] == 5
    assert len(vm.variable("y")[0]) <= scope_recorder.TEXT
    deepest = ("z", *"0" * scope_recorder.DEPTH)
    assert vm.variable(*deepest) == ("[...]", "list", [], 0)
    vm.do("x.append(1)")
    assert vm.variable("x")[3] == 6


def test_a_cycle_ends(vm):
    vm.do("x = []; x.append(x)")
    assert vm.variable("x", "0", "0", "0")[2] == ["0"]


def test_of_too_many_values_the_outer_ones_come_first_and_the_others_when_there_is_room(vm):
    rows = scope_recorder.VALUES // bounded_parts.ITEMS - 1
    row = bounded_parts.ITEMS
    vm.do(f"a = [[[i] for i in range({row})] for _ in range({rows})]; b = [1]")
    last = ("a", str(rows - 1), str(row - 1))
    assert vm.variable("b")[2] == ["0"]
    assert vm.variable("a", "0", "0") == ("[0]", "list", ["0"], 0)
    assert vm.variable(*last) == (f"[{row - 1}]", "list", [], 1)
    vm.do("b[0] = 2; a[0][0][0] = 5; a[-1][-1][0] = 6")
    assert vm.variable("b", "0")[0] == "2"
    assert vm.variable("a", "0", "0", "0")[0] == "5"
    assert vm.variable(*last) == (f"[{row - 1}]", "list", [], 1)
    vm.do("del a[0]")
    assert vm.variable("a", str(rows - 2), str(row - 1)) == ("[6]", "list", ["0"], 0)


def test_no_code_of_a_class_runs_but_its_repr(vm):
    vm.do(
        "ran = 0\n"
        "def note(*_):\n    global ran\n    ran += 1\n    return 0\n"
        "class P(dict):\n"
        "    __getattribute__ = __len__ = __iter__ = __eq__ = __hash__ = __bool__ = values = keys = items = note\n"
        "    def __repr__(self): return 'P!'\n"
        "p = P(a=1)"
    )
    vm.do("pass")
    assert vm.variable("p") == ("P!", "P", ["'a'"], 0)
    assert vm.scope["ran"] == 0


def test_a_repr_that_fails_fails_no_hint(vm):
    assert vm.do("class P:\n    def __repr__(self): raise SystemError('no')\np = P(); p.a = 1") is None
    text, *rest = vm.variable("p")
    assert text.startswith("<P instance at ") and rest == ["P", ["a"], 0]


def test_no_object_is_kept_alive(vm):
    vm.do("import weakref\nclass P: pass\np = P(); p.a = [P()]; seen = weakref.ref(p)")
    vm.do("del p")
    vm.do("gone = seen() is None")
    assert vm.variable("gone")[0] == "True"


def test_what_is_told_adds_up_to_what_there_is(vm):
    """Random programs: the tree by changes is the tree told anew."""
    choice = random.Random(3)
    vm.do("x = []; y = {}; z = [[], {}]")
    for _ in range(200):
        target = choice.choice(["x", "y", "z", "z[0]", "z[1]"])
        line = choice.choice(
            [
                f"{target}.append([1, 'a'])",
                f"{target}[{choice.randrange(4)}] = {{'a': {choice.randrange(3)}}}",
                f"{target}.pop({choice.randrange(4)})",
                f"{target}[{choice.randrange(4)}]['b'] = [1, {choice.randrange(3)}]",
                f"v{choice.randrange(4)} = {choice.randrange(3)}",
                f"del v{choice.randrange(4)}",
                "vm_enter_scope({'x': x, 'y': y, 'z': z})",
                "vm_exit_scope()",
            ]
        )
        vm.do(f"try:\n    {line}\nexcept Exception: pass")
        recorder = ScopeRecorder(vm.executor, vm.send)
        recorder.record()
        assert apply(["", "", [], 0], vm.changes.pop()["change"]) == vm.tree
