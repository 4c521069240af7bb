"""docs/hints.md: runs its examples, and compares the names in it with those that hints are given."""

import re
from pathlib import Path

import pytest
from cairo_vm_py import Vm
from cairo_vm_py.relocatable import RelocatableValue
from conftest import PROGRAMS
from fake_vm import FakeVm, describe_builtin
from test_docs import EXPECTED, title_of

PAGE = Path(__file__).resolve().parents[2] / "docs" / "hints.md"
CODE = re.compile(r"`([^`]+)`")
BUILTINS = [describe_builtin(name, segment, 2, 1) for segment, name in enumerate(("output", "ecdsa"), 2)]
#: What objects of hints have for the bridge itself.
INTERNAL = {"check_element", "cells", "on_write", "reset", "check_end", "is_accessed"}


def sections():
    parts = re.split(r"^## ", PAGE.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    return {title_of(part): part for part in parts}


def tables(section):
    """The tables of a section: lists of rows, the head not among them, of cells."""
    found = []
    for block in re.findall(r"(?:^\|.*\n)+", section, flags=re.MULTILINE):
        lines = [[cell.strip() for cell in line.strip("|").split(" |")] for line in block.splitlines()]
        found.append((lines[0], lines[2:]))
    return found


def examples():
    for section in sections().values():
        for head, rows in tables(section):
            if head[-1] == "example":
                yield from (code for row in rows for code in CODE.findall(row[-1]))


def refusals():
    for head, rows in tables(sections()["ids"]):
        if head[0] == "refused":
            yield from ((CODE.findall(row[0])[0], row[1].partition(": ")) for row in rows)


def run_example(code, scope):
    try:
        expression = compile(code, code, "eval")
    except SyntaxError:
        exec(compile(code, code, "exec"), scope)
    else:
        # Calls for their effect give None.
        assert eval(expression, scope) in (True, None), code


def run_refused(code, expected, scope):
    name, _, text = expected
    with pytest.raises(Exception) as raised:
        exec(code, scope)
    assert raised.type.__name__ == name, code
    if text[0].isupper() or text[0] == "_":
        assert str(raised.value) == text


def test_m14_the_examples_do_what_the_page_says():
    counts = {"examples": 0, "refusals": 0}

    def run_examples(scope):
        for code in examples():
            run_example(code, scope)
            counts["examples"] += 1
        for code, expected in refusals():
            run_refused(code, expected, scope)
            counts["refusals"] += 1

    given = {"run_examples": run_examples}
    program = PROGRAMS / "docs" / "names.json"
    with Vm(program, hint_locals=given, program_input={"k": 3}) as vm:
        vm.run()
    assert counts["examples"] > 80 and counts["refusals"] > 8


def test_m14_the_page_names_what_hints_are_given_and_no_more():
    first, second = ({CODE.findall(row[0])[0] for row in rows} for _, rows in tables(sections()["The names"]))
    assert first == {"memory", "segments", "ids", "ap", "fp", "vm_enter_scope", "vm_exit_scope"}
    vm = FakeVm()
    vm.attach(BUILTINS)
    builtins = {f"{builtin['name']}_builtin" for builtin in BUILTINS}
    given = vm.executor.api_names - builtins - {"__builtins__"}
    assert first | second == given | {"<name>_builtin", "program_input"}


@pytest.mark.parametrize("name", ["memory", "segments"])
def test_the_page_has_every_member(name):
    _, rows = tables(sections()[name])[0]
    members = re.findall(rf"`{name}\.(\w+)", "\n".join(row[0] for row in rows))
    target = getattr(FakeVm().executor, name)
    assert sorted(members) == sorted({m for m in dir(target) if not m.startswith("_")} - INTERNAL)


def test_the_page_has_every_member_of_builtins():
    text = sections()["Builtins"]
    vm = FakeVm()
    vm.attach(BUILTINS)
    for name in ("output_builtin", "ecdsa_builtin"):
        members = {m for m in dir(vm.executor.evaluation_names()[name]) if not m.startswith("_")}
        missing = {m for m in members if not re.search(rf"\b{m}\b", text)}
        assert missing <= {
            *("describe_state", "get_needed_number_allocated_zeros", "instances_per_component"),
            *("additional_memory_units_per_instance", "verify_signature", "process_signature"),
        }


def test_the_program_of_scopes_prints_what_the_page_says(capsys):
    with Vm(PROGRAMS / "docs" / "scopes.json") as vm:
        vm.run()
        vm.end()
    assert capsys.readouterr().out.splitlines() == EXPECTED.findall(sections()["Scopes"])


def test_an_error_looks_as_on_the_page():
    shown = re.findall(r"^```\n(names.*?)^```", sections()["Errors"], flags=re.MULTILINE | re.DOTALL)[0]
    with Vm(PROGRAMS / "docs" / "names.json", hint_locals={"run_examples": 5}) as vm:
        with pytest.raises(TypeError) as raised:
            vm.run()
    source = str(PROGRAMS / "docs" / "names.cairo")
    assert str(raised.value.vm_exception).replace(source, "names.cairo").strip() == shown.strip()


def test_the_contents_lead_to_the_sections():
    text = PAGE.read_text(encoding="utf-8")
    contents = "".join(line for line in text.splitlines() if line.startswith("- [")  and "](#" in line)
    anchors = [re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in sections()]
    assert re.findall(r"\]\(#([^)]*)\)", contents) == anchors


def test_m14_registers_are_read_only():
    vm = FakeVm()
    assert vm.do("ap = 5\nfp = ap") is None
    assert vm.do("read = ap, fp") is None
    assert vm.scope["read"] == (RelocatableValue(1, 10), RelocatableValue(1, 5))
