"""Hint locals, static locals, and the objects that are made for them."""

import pytest

from cairo_vm_py.given_objects import ObjectRefused, make_objects
from fake_vm import FakeVm

MODULE = """
import json
class Handler:
    def __init__(self):
        self.calls = []
def with_vm(memory, *, segments): return memory, segments
def greedy(other, segments): return None
def failing():
    return {}["no such key"]
def leaving():
    raise SystemExit(3)
class Inner:
    class Nested: pass
value = 5
"""


@pytest.fixture
def module(tmp_path, monkeypatch):
    (tmp_path / "given_module.py").write_text(MODULE)
    (tmp_path / "given_broken.py").write_text("x = 1\nx = = 2\n")
    (tmp_path / "given_needy.py").write_text("import no_such_module\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    return "given_module"


def make(target, **offered):
    return make_objects({"h": {"call": target}}, offered)["h"]


def refusal(target):
    with pytest.raises(ObjectRefused) as caught:
        make(target, segments=1, memory=2)
    return str(caught.value)


def test_m10_objects_are_made_or_values(module):
    objects = make_objects({"a": {"call": "given_module:Handler"}, "b": {"value": [1]}}, {})
    assert objects["a"].calls == [] and objects["b"] == [1]
    assert type(make("given_module:Inner.Nested")).__name__ == "Nested"
    # A class in C, which tells of no parameters.
    assert make("builtins:dict") == {}


def test_m10_the_callable_gets_memory_and_segments_if_it_wants_them(module):
    assert make("given_module:with_vm", memory="m", segments="s") == ("m", "s")


def test_m10_what_cannot_be_made_says_why_and_what_to_do(module):
    start = "The object '{}', which hints are to have as 'h', cannot be made: "

    def expect(target, text):
        found = refusal(target)
        assert found.startswith(start.format(target) + text), found
        return found

    missing = expect("no_such_thing:Handler", "there is no module 'no_such_thing'. Add its folder to")
    assert "pythonPath (--python-path). Looked in:\n  " in missing
    expect("given_module:Handlr", "'given_module' has no 'Handlr'. It has: Handler, Inner, failing,")
    expect("given_module:Inner.None_", "'given_module.Inner' has no 'None_'. It has: Nested.")
    expect("given_module:value", "it is of type int and cannot be called. Name a class")
    expect("given_module:greedy", "it wants other. Only 'segments' and 'memory' can be given to it")
    failing = expect("given_module:failing", "calling it failed. Correct the error below.\nTraceback")
    assert failing.endswith("KeyError: 'no such key'")
    assert failing.count("  File ") == 1 and "given_module.py" in failing
    assert expect("given_module:leaving", "calling it failed.").endswith("SystemExit: 3")
    assert "x = = 2" in expect("given_broken:x", "its module cannot be imported.")
    needy = expect("given_needy:x", "its module needs 'no_such_module', which is not there.")
    assert 'given_needy.py", line 1' in needy


def test_m10_hint_locals_are_in_every_scope():
    handler = object()
    vm = FakeVm({"program_input": {}})
    vm.executor.give({"syscall_handler": handler, "n": 1}, {})
    assert vm.do("a = syscall_handler\nn += 1\nvm_enter_scope({'b': 2})") is None
    # What the first scope has now; program_input stays where cairo-lang has it.
    assert vm.do("assert n == 2 and 'program_input' not in globals()") is None
    assert vm.scope == {"b": 2, "syscall_handler": handler, "n": 2}
    assert vm.do("n = 7\nvm_enter_scope({'syscall_handler': 'mine'})") is None
    assert vm.scope == {"syscall_handler": "mine", "n": 2}
    assert vm.do("vm_exit_scope()") is None
    assert vm.scope["n"] == 7
    assert vm.do("vm_exit_scope()") is None
    assert vm.scope == {"program_input": {}, "syscall_handler": handler, "n": 2, "a": handler}
    assert vm.do("del n\nvm_enter_scope()") is None
    assert vm.scope == {"syscall_handler": handler}


def test_m10_static_locals_are_in_every_hint_and_gone_after_it():
    vm = FakeVm()
    vm.executor.give({}, {"__find_element_max_size": 20, "log": []})
    assert vm.do("__find_element_max_size += 1\nlog.append(1)\nvm_enter_scope()") is None
    assert "log" not in vm.executor.scopes.stack[0]
    assert vm.do("log.append(__find_element_max_size)\nseen = log") is None
    # A hint that gives the name another value changes nothing for the next.
    assert vm.scope == {"seen": [1, 20]}
    assert vm.do("assert 'log' in globals()") is None
    assert "log" in vm.executor.evaluation_names() and "log" not in vm.executor.api_names


@pytest.mark.parametrize("name", ["memory", "ids", "ap", "PRIME", "output_builtin", "__builtins__"])
def test_m10_names_of_the_vm_cannot_be_given(name):
    with pytest.raises(ValueError, match=f"hints have a '{name}' of the VM already"):
        FakeVm().executor.give({name: 1}, {})
    with pytest.raises(ValueError, match=f"hints have a '{name}' of the VM already"):
        FakeVm().executor.give({}, {name: 1})


def test_m10_names_that_no_hint_can_use():
    with pytest.raises(ValueError, match="hint_locals: 'a-b' is no name that a hint could use"):
        FakeVm().executor.give({"a-b": 1}, {})
    with pytest.raises(ValueError, match="static_locals: 'class' is no name"):
        FakeVm().executor.give({}, {"class": 1})
    with pytest.raises(ValueError, match="static_locals: hints have a 'x'"):
        FakeVm().executor.give({"x": 1}, {"x": 1})
