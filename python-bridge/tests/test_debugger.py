"""Stops, steps, frames, variables and expressions, in hints and between them."""

import pytest

from cairo_vm_py import RelocatableValue, protocol
from debugged_vm import CALL, LOOP, PATH, DebuggedVm
from fake_vm import entry


@pytest.fixture
def vm():
    return DebuggedVm()


def test_without_breakpoints_nothing_stops(vm):
    assert vm.debug(LOOP) == []
    assert vm.scope["last"] == 3


def test_breakpoints(vm):
    vm.ask("breakpoints", file=PATH, lines=[[12, None]])
    assert vm.debug(LOOP) == [("breakpoint", 12)] * 3
    vm.ask("breakpoints", file=PATH, lines=[[12, "i == 2"]])
    assert vm.debug(LOOP) == [("breakpoint", 12)]
    vm.ask("breakpoints", file=PATH, lines=[])
    assert vm.debug(LOOP) == []


def test_a_condition_that_fails_stops(vm):
    vm.ask("breakpoints", file=PATH, lines=[[13, "nonsense"]])
    assert vm.debug(LOOP) == [("breakpoint", 13)]


def test_entry_and_next(vm):
    vm.ask("stopOnEntry", on=True)
    vm.script = ["next", "next", "next", "continue"]
    assert vm.debug(LOOP) == [("entry", 10), ("step", 11), ("step", 12), ("step", 11)]
    assert vm.flags == 0
    # For one hint only.
    assert vm.debug(LOOP) == []


def test_next_goes_over_calls_and_stops_at_breakpoints_in_them(vm):
    vm.ask("stopOnEntry", on=True)
    vm.script = ["next"] * 3
    assert vm.debug(CALL) == [("entry", 10), ("step", 13), ("step", 14)]
    assert vm.flags == protocol.FLAG_STEPPING
    vm.ask("breakpoints", file=PATH, lines=[[11, None]])
    vm.ask("stopOnEntry", on=True)
    vm.script = ["next"] * 3
    assert vm.debug(CALL)[:3] == [("entry", 10), ("step", 13), ("breakpoint", 11)]


def test_step_in_and_out(vm):
    vm.ask("stopOnEntry", on=True)
    vm.script = ["next", "stepIn", "stepOut", "stepIn", "next", "next", "next"]
    assert vm.debug(CALL) == [
        ("entry", 10),
        ("step", 13),
        ("step", 11),
        ("step", 14),
        ("step", 11),
        ("step", 12),
    ]
    assert vm.flags == protocol.FLAG_STEPPING


def test_step_in_does_not_go_through_the_bodies_of_imported_modules(vm, tmp_path, monkeypatch):
    (tmp_path / "stepped_over.py").write_text("def double(x):\n    return 2 * x\n\n\nbase = double(1)\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    vm.ask("stopOnEntry", on=True)
    vm.script = ["stepIn"] * 4
    code = """
        import stepped_over
        x = stepped_over.double(3)
        y = x
    """
    assert vm.debug(code.strip("\n")) == [
        ("entry", 10),
        ("step", 11),
        ("step", 2),
        ("step", 12),
    ]


def test_step_out_of_a_breakpoint_in_a_function(vm):
    vm.ask("breakpoints", file=PATH, lines=[[12, None]])
    vm.script = ["stepOut", "stepOut"]
    assert vm.debug(CALL) == [("breakpoint", 12), ("step", 14), ("breakpoint", 12)]


def test_a_breakpoint_in_a_function_of_an_earlier_hint(vm):
    assert vm.debug("def f():\n    return 1", line=10) == []
    vm.ask("breakpoints", file=PATH, lines=[[11, None]])
    assert vm.debug("x = f()", line=20) == [("breakpoint", 11)]


def test_breakpoints_in_modules(vm, tmp_path, monkeypatch):
    module = tmp_path / "debugged_module.py"
    module.write_text("def g(v):\n    w = v * 2\n    return w\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    vm.ask("breakpoints", file=str(module), lines=[[3, None]])
    seen = []
    vm.script = [lambda: seen.append(vm.stopped[-1]["file"])]
    assert vm.debug("from debugged_module import g\nx = g(4)") == [("breakpoint", 3)]
    assert seen == [str(module)]


def test_breakpoint_function(vm, monkeypatch):
    import sys

    # As child.py installs it.
    monkeypatch.setattr(
        sys, "breakpointhook", lambda: vm.debugger.breakpoint_here(sys._getframe(1))
    )
    vm.script = ["next"]
    assert vm.debug("x = 1\nbreakpoint()\ny = 2\nz = 3") == [("breakpoint", 11), ("step", 12)]


def test_frames_scopes_and_variables(vm):
    vm.ask("breakpoints", file=PATH, lines=[[12, None]])
    seen = {}

    def look():
        frames = vm.ask("frames")
        seen["frames"] = [(f["name"], f["line"], f["isHint"]) for f in frames]
        for name, frame in (("inner", frames[0]), ("outer", frames[1])):
            scopes = vm.ask("scopes", frame=frame["id"])
            seen[name] = {
                scope["name"]: [
                    (v["name"], v["value"]) for v in vm.ask("variables", reference=scope["reference"])
                ]
                for scope in scopes
            }

    vm.script = [look]
    vm.debug(CALL)
    assert seen["frames"] == [("f", 12, False), ("hint", 13, True)]
    assert seen["inner"]["Locals"] == [("x", "1"), ("y", "2")]
    assert [name for name, _ in seen["inner"]["Hint scope"]] == ["f"]
    assert list(seen["outer"]) == ["Hint scope"]


def test_frames_of_a_stop_are_gone_after_it(vm):
    vm.ask("breakpoints", file=PATH, lines=[[10, None]])
    kept = {}
    vm.script = [lambda: kept.update(vm.ask("frames")[0])]
    vm.debug("x = [1]")
    assert "gone" in vm.error("scopes", frame=kept["id"])
    assert "gone" in vm.error("variables", reference=kept["id"])
    assert vm.error("frames") == "No hint is stopped."
    assert vm.error("resume", mode="next") == "No hint is stopped."


def test_evaluate_in_frames(vm):
    vm.ask("breakpoints", file=PATH, lines=[[12, None]])
    vm.memory[(1, 10)] = 99
    seen = []

    def look():
        inner, outer = vm.ask("frames")
        seen.append(vm.ask("evaluate", expression="x + y", frame=inner["id"])["value"])
        seen.append(vm.ask("evaluate", expression="memory[ap]")["value"])
        seen.append(vm.error("evaluate", expression="y", frame=outer["id"]))
        vm.ask("evaluate", expression="added = 5", frame=outer["id"])

    vm.script = [look]
    vm.debug(CALL)
    assert seen == ["3", "99", "NameError: name 'y' is not defined"]
    assert vm.scope["added"] == 5


def test_evaluate_and_scopes_between_hints(vm):
    state = {"vm": {"segments": 4, "temporary": 0, "ap": [1, 3], "fp": [1, 0], "pc": [0, 2]}}
    vm.memory[(1, 3)] = 8
    vm.debug("x = {'a': [1, 2]}\nvm_enter_scope({'inner': 1})")
    assert vm.ask("evaluate", expression="inner + memory[ap]", **state)["value"] == "9"
    assert vm.error("evaluate", expression="memory.__setitem__(ap + 1, 1)", **state) == (
        "Memory can be written only while a hint runs."
    )
    vm.ask("evaluate", expression="made = 1", **state)
    assert vm.scope == {"inner": 1, "made": 1}
    scopes = vm.ask("hintScopes")
    assert [scope["name"] for scope in scopes] == ["Scope 1", "Main scope"]
    (x,) = vm.ask("variables", reference=scopes[1]["reference"])
    assert (x["name"], x["value"], x["type"]) == ("x", "{'a': [1, 2]}", "dict")
    (a,) = vm.ask("variables", reference=x["reference"])
    assert (a["name"], a["indexedCount"]) == ("'a'", 2)
    page = vm.ask("variables", reference=a["reference"], start=1, count=1)
    assert [(v["name"], v["value"], v["reference"]) for v in page] == [("1", "2", 0)]


def test_modules_that_hints_have_imported(vm, tmp_path):
    (tmp_path / "inner_of_hint.py").write_text("")
    (tmp_path / "outer_of_hint.py").write_text("import inner_of_hint")
    vm.debug(f"import sys\nsys.path.insert(0, {str(tmp_path)!r})\nimport outer_of_hint\nsys.path.pop(0)")
    assert vm.ask("modules") == [
        {"name": name, "file": str(tmp_path / f"{name}.py")} for name in ("inner_of_hint", "outer_of_hint")
    ]


def test_ids_in_the_variables(vm):
    names = {"n": ["reference", 0, 0, None, None], "C": ["const", "4"]}
    number = vm.add_hint("x = ids.n", file="m.cairo", path=PATH, line=10, names=names)
    vm.ask("breakpoints", file=PATH, lines=[[10, None]])
    seen = []

    def look():
        found = vm.ask("evaluate", expression="ids")
        inside = vm.ask("variables", reference=found["reference"])
        seen.extend((v["name"], v["value"]) for v in inside)

    vm.script = [look]
    assert vm.run(number, references=[entry(21, (1, 2))]) is None
    assert seen == [("n", "21"), ("C", "4")]


def test_values_that_are_hard_to_show(vm):
    vm.debug(
        """\
        class Bad:
            def __repr__(self): raise ValueError
        class Slots:
            __slots__ = ('a',)
        bad = Bad()
        slots = Slots(); slots.a = 1
        loop = []; loop.append(loop)
        many = list(range(10**5))
        pointer = ap
        text = 'x' * 10**6
        """
    )
    (scope,) = vm.ask("hintScopes")
    found = {v["name"]: v for v in vm.ask("variables", reference=scope["reference"])}
    assert found["bad"]["value"] == "<repr failed: ValueError>" or "Bad" in found["bad"]["value"]
    assert found["loop"]["reference"] > 0
    assert found["many"]["indexedCount"] == 10**5
    assert len(found["many"]["value"]) < 200
    assert (found["pointer"]["value"], found["pointer"]["reference"]) == ("1:10", 0)
    assert len(found["text"]["value"]) < 1100
    (a,) = vm.ask("variables", reference=found["slots"]["reference"])
    assert (a["name"], a["value"]) == ("a", "1")


def test_stop_on_exception(vm):
    vm.ask("stopOnException", on=True)
    seen = []
    vm.script = [
        lambda: seen.append((vm.stopped[-1]["text"], vm.ask("evaluate", expression="x")["value"]))
    ]
    assert vm.debug("def f(x):\n    raise ValueError('no')\nf(3)") == [("exception", 11)]
    assert seen == [("ValueError: no", "3")]
    assert vm.failure["type"] == "ValueError"


def test_values_of_pointers_are_texts(vm):
    assert vm.debugger._variables.describe("a", RelocatableValue(1, 2))["value"] == "1:2"
