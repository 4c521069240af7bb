"""What the person at a debugger changes: variables, parts of values, and what is completed while typing."""

import pytest

from fake_vm import entry
from debugged_vm import PATH, DebuggedVm

BETWEEN = {"vm": {"segments": 4, "temporary": 0, "moment": [3, 0], "ap": [1, 3], "fp": [1, 0], "pc": [0, 2]}}

FUNCTION = """\
def f(x, items):
    kept = x
    def inner():
        return kept
    return (x, kept, inner(), items)
result = f(1, [1, {'k': 2}])
"""


@pytest.fixture
def vm():
    return DebuggedVm()


def part(vm, reference, name, **state):
    """The description of a part of a value."""
    found = vm.ask("variables", reference=reference, **state)
    return next(each for each in found if each["name"] == name)


def scopes_of(vm, frame=0):
    frames = vm.ask("frames")
    return {each["name"]: each for each in vm.ask("scopes", frame=frames[frame]["id"])}


def at(vm, code, line, look):
    """Runs a hint, and `look` at its line."""
    vm.ask("breakpoints", file=PATH, lines=[[line, None]])
    vm.script = [look]
    vm.debug(code)
    assert vm.failure is None
    assert vm.steps == [("breakpoint", line)]


def test_variables_of_a_function(vm):
    def look():
        here = scopes_of(vm)["Locals"]["reference"]
        assert vm.ask("setVariable", reference=here, name="x", expression="x + 40")["value"] == "41"
        # A variable that an inner function shares.
        assert vm.ask("setVariable", reference=here, name="kept", expression="'new'")["value"] == "'new'"
        assert vm.ask("evaluate", expression="(x, kept)")["value"] == "(41, 'new')"
        items = part(vm, here, "items")["reference"]
        vm.ask("setVariable", reference=items, name="0", expression="len(items) + 5")
        inside = part(vm, items, "1")["reference"]
        vm.ask("setVariable", reference=inside, name="'k'", expression="x")

    at(vm, FUNCTION, 14, look)
    assert vm.scope["result"] == (41, "new", "new", [7, {"k": 41}])


def test_variables_of_a_function_that_called(vm):
    def look():
        here = scopes_of(vm, frame=1)["Locals"]["reference"]
        vm.ask("setVariable", reference=here, name="y", expression="y + 1")

    code = "def g():\n    return 5\ndef f():\n    y = 1\n    z = g()\n    return y + z\nresult = f()"
    at(vm, code, 11, look)
    assert vm.scope["result"] == 7


def test_variables_of_hints(vm):
    def look():
        here = scopes_of(vm)["Hint scope"]["reference"]
        assert vm.ask("setVariable", reference=here, name="a", expression="b * 2")["value"] == "4"
        assert vm.error("setVariable", reference=here, name="memory", expression="1") == (
            "There is no variable memory."
        )

    at(vm, "a = 1; b = 2\nc = a", 11, look)
    assert vm.scope == {"a": 4, "b": 2, "c": 4}


def test_between_hints(vm):
    vm.do("x = {'a': [1, 2], 3: (4,), None: {5}}\nclass P: pass\np = P(); p.q = 1")
    (scope,) = vm.ask("hintScopes")
    x = part(vm, scope["reference"], "x")
    vm.ask("setVariable", reference=x["reference"], name="3", expression="[*x['a'], 9]", **BETWEEN)
    p = part(vm, scope["reference"], "p")
    assert vm.ask("setVariable", reference=p["reference"], name="q", expression="7", **BETWEEN)["value"] == "7"
    assert vm.scope["x"] == {"a": [1, 2], 3: [1, 2, 9], None: {5}}
    assert vm.scope["p"].q == 7


REFUSED = {
    "an element that is not there": ("[1]", "1", "5", "There is no element 1."),
    "a key that is not there": ("{1: 2}", "2", "5", "There is no key 2."),
    "an attribute that is not there": ("type('P', (), {})()", "a", "5", "There is no attribute a."),
    "of a tuple": ("(1,)", "0", "5", "The parts of a tuple cannot be changed."),
    "an expression that fails": ("[1]", "0", "1 / 0", "ZeroDivisionError: division by zero"),
    "a statement": ("[1]", "0", "x = 5", "SyntaxError: "),
}


@pytest.mark.parametrize("name", REFUSED)
def test_refused(vm, name):
    code, part_name, expression, error = REFUSED[name]
    vm.do(f"value = {code}")
    (scope,) = vm.ask("hintScopes")
    value = part(vm, scope["reference"], "value")
    # What has no parts has no number.
    reference = value["reference"] or vm.debugger._variables.keep(vm.scope["value"])
    text = vm.error("setVariable", reference=reference, name=part_name, expression=expression, **BETWEEN)
    assert text.startswith(error)


def test_expressions(vm):
    def look():
        assert vm.ask("setExpression", target="items[1]['k']", expression="'v'")["value"] == "'v'"
        assert vm.ask("setExpression", target="x", expression="x + 1")["value"] == "2"
        assert vm.error("setExpression", target="x + 1", expression="2") == (
            "ValueError: Nothing can be assigned to 'x + 1'."
        )
        assert vm.error("setExpression", target="x", expression="2)").startswith("SyntaxError")
        assert vm.error("setExpression", target="x) = (y", expression="2").startswith("ValueError")

    at(vm, FUNCTION, 14, look)
    assert vm.scope["result"][0] == 2
    assert vm.scope["result"][3] == [1, {"k": "v"}]


def test_statements_in_a_function(vm):
    def look():
        assert vm.ask("evaluate", expression="x = 3; x + 1")["value"] == "4"
        vm.ask("evaluate", expression="for i in range(3):\n    x += i\n")
        assert vm.error("evaluate", expression="x = 50; 1 / 0").startswith("ZeroDivisionError")

    at(vm, FUNCTION, 14, look)
    assert vm.scope["result"][0] == 50


def test_ids_are_written_like_in_a_hint(vm):
    names = {"n": ["reference", 0, 0, None, None]}
    number = vm.add_hint("x = 1", file="m.cairo", path=PATH, line=10, names=names)
    vm.ask("breakpoints", file=PATH, lines=[[10, None]])

    def look():
        ids = vm.ask("evaluate", expression="ids")
        assert vm.ask("setVariable", reference=ids["reference"], name="n", expression="-1 % 7")["value"] == "6"

    vm.script = [look]
    assert vm.run(number, references=[entry(None, (1, 2))]) is None
    assert vm.memory[(1, 2)] == 6


def test_what_is_changed_between_hints_is_recorded(vm):
    vm.do("x = [1]")
    vm.ask("recordScopes", on=True, moment=[3, 0])
    vm.changes.clear()
    (scope,) = vm.ask("hintScopes")
    x = part(vm, scope["reference"], "x")
    vm.ask("setVariable", reference=x["reference"], name="0", expression="2", **BETWEEN)
    (change,) = vm.changes
    assert change["change"] == {"p": [[0, {"p": [[0, {"v": "[2]", "p": [[0, {"v": "2"}]]}]]}]]}


def test_paths_lead_to_the_values(vm):
    vm.do("class P: pass\np = P(); p.q = {'a b': [1, (2, 3)]}")
    (scope,) = vm.ask("hintScopes")
    path = ["p", "q", "'a b'", "1", "0"]
    found = scope
    for name in path:
        found = part(vm, found["reference"], name)
    assert found["evaluateName"] == "p.q['a b'][1][0]"
    assert vm.ask("evaluate", expression=found["evaluateName"])["value"] == "2"


def test_outer_scopes_have_no_paths(vm):
    vm.do("x = 1; vm_enter_scope({'y': 2})")
    inner, outer = vm.ask("hintScopes")
    assert part(vm, inner["reference"], "y")["evaluateName"] == "y"
    assert "evaluateName" not in part(vm, outer["reference"], "x")


def completed(debugged, text, **fields):
    found = debugged.ask("completions", text=text, **fields)
    return found["length"], [item["label"] for item in found["items"]]


def test_completions(vm):
    vm.do(
        "import json\nclass P:\n    shared = 1\n    def method(self): pass\n"
        "    @property\n    def costly(self): raise SystemExit\n"
        "    def __getattr__(self, name): raise SystemExit\n"
        "p = P(); p.field = {'k': [json]}; p_other = 1"
    )
    assert completed(vm, "p", **BETWEEN)[1].index("p_other") < 5
    assert completed(vm, "x = 1 + p_o", **BETWEEN) == (3, ["p_other"])
    assert completed(vm, "p.", **BETWEEN) == (0, ["field", "shared", "method", "costly"])
    assert completed(vm, "p.sh", **BETWEEN) == (2, ["shared"])
    assert completed(vm, "p.field['k'][0].loa", **BETWEEN) == (3, ["load", "loads"])
    assert completed(vm, "p.costly.", **BETWEEN) == (0, [])
    assert completed(vm, "p.nothing.", **BETWEEN) == (0, [])
    assert completed(vm, "f().", **BETWEEN) == (0, [])
    assert completed(vm, "'p", **BETWEEN) == (0, [])
    assert completed(vm, "memo", **BETWEEN) == (4, ["memory", "memoryview"])
    assert completed(vm, "whi", **BETWEEN) == (3, ["while"])
    assert "__dict__" not in completed(vm, "json.", **BETWEEN)[1]
    assert "__name__" in completed(vm, "json.__na", **BETWEEN)[1]
    kinds = vm.ask("completions", text="p.", **BETWEEN)["items"]
    assert [item["type"] for item in kinds] == ["field", "field", "method", "property"]


def test_completions_in_a_frame(vm):
    seen = []
    names = {"number": ["reference", 0, 0, None, None]}

    def look():
        seen.append(completed(vm, "kep"))
        seen.append(completed(vm, "ids.n"))

    vm.ask("breakpoints", file=PATH, lines=[[14, None]])
    number = vm.add_hint(FUNCTION, file="m.cairo", path=PATH, line=10, names=names)
    vm.script = [look]
    assert vm.run(number, references=[entry(21, (1, 2))]) is None
    assert seen == [(3, ["kept"]), (1, ["number"])]
