"""
Runs functions of a Cairo program with cairo-lang's CairoFunctionRunner.

Usage: python cairo_lang_functions.py program.cairo compiled.json calls.json > results.json

A call is {"function", "args", "typed"?, "options"?}. Arguments are numbers, {"number": text}, lists, {"pointer":
"segment:offset"}, and objects by name for structs; implicit arguments that are builtins' pointers are filled in. The
compiled program is written for the other VM. A result is {"error"} or {"implicit", "explicit", "steps", "memory"}: values as text.
"""

import json
import sys
from pathlib import Path
from typing import Any, Dict, List

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "python-bridge"))

from cairo_vm_py import starkware_fix  # noqa: E402

starkware_fix.install()

from starkware.cairo.common.cairo_function_runner import CairoFunctionRunner  # noqa: E402
from starkware.cairo.common.structs import CairoStructFactory  # noqa: E402
from starkware.cairo.lang.compiler.ast.cairo_types import TypeStruct  # noqa: E402
from starkware.cairo.lang.compiler.cairo_compile import compile_cairo_files  # noqa: E402
from starkware.cairo.lang.compiler.program import Program  # noqa: E402
from starkware.cairo.lang.compiler.preprocessor.default_pass_manager import (  # noqa: E402
    default_pass_manager,
)
from starkware.cairo.lang.compiler.cairo_compile import get_module_reader  # noqa: E402
from starkware.cairo.lang.cairo_constants import DEFAULT_PRIME  # noqa: E402
from starkware.cairo.lang.vm.relocatable import RelocatableValue  # noqa: E402
from starkware.cairo.lang.compiler.scoped_name import ScopedName  # noqa: E402


def compile_all(path: str) -> Program:
    """With the functions that nobody calls."""
    reader = get_module_reader(cairo_path=[])
    manager = default_pass_manager(
        prime=DEFAULT_PRIME, read_module=reader.read, opt_unused_functions=False
    )
    return compile_cairo_files([path], debug_info=True, pass_manager=manager)


def argument(runner: CairoFunctionRunner, factory: CairoStructFactory, cairo_type: Any, value: Any) -> Any:
    """Makes the named tuple that a struct is given as."""
    if isinstance(value, dict) and "number" in value:
        return int(value["number"])
    if isinstance(value, dict) and "pointer" in value:
        return RelocatableValue(*map(int, value["pointer"].split(":")))
    if not isinstance(cairo_type, TypeStruct) or not isinstance(value, dict):
        return list(value.values()) if isinstance(value, dict) else value
    definition = factory.get_struct_definition(cairo_type.scope)
    members = {
        name: argument(runner, factory, member.cairo_type, value[name])
        for name, member in definition.members.items()
    }
    return factory.build_struct(cairo_type.scope)(**members)


def typed_arguments(runner: CairoFunctionRunner, call: Dict[str, Any]) -> Dict[str, Any]:
    """The arguments by name and in order: what is too much or too little stays so."""
    # As runner.run does first: it fails if there is no such function.
    full_name = call.get("options", {}).get("use_full_name")
    runner.program.get_label(call["function"], full_name_lookup=full_name)
    factory = CairoStructFactory.from_program(runner.program)
    func = ScopedName.from_string(call["function"])
    full_name = factory._get_full_name(func)
    implicit = factory.get_struct_definition(full_name + "ImplicitArgs").members
    explicit = factory.get_struct_definition(full_name + "Args").members
    values = call["args"]
    if isinstance(values, list):
        names = [*implicit, *explicit] if len(values) > len(explicit) else list(explicit)
        extra = values[len(names) :]
        named = dict(zip(names, values))
    else:
        extra, named = [], dict(values)
    for name in implicit:
        builtin = runner.builtin_runners.get(f"{name[:-4]}_builtin")
        if builtin is not None:
            named.setdefault(name, builtin.base)
    members = {**implicit, **explicit}
    converted = {
        name: argument(runner, factory, members[name].cairo_type, value) if name in members else value
        for name, value in named.items()
    }
    return {"args": [*converted.values(), *extra] if extra else [], "named": {} if extra else converted}


def run(program: Program, call: Dict[str, Any]) -> Dict[str, Any]:
    runner = CairoFunctionRunner(program, layout=call.get("layout", "plain"))
    options = call.get("options", {})
    try:
        if call.get("typed", True):
            arguments = typed_arguments(runner, call)
            implicit, explicit = runner.run(
                call["function"], *arguments["args"], **arguments["named"], **options
            )
        else:
            runner.run_from_entrypoint(call["function"], *call["args"], **options)
            implicit, explicit = (), runner.get_return_values(call["returns"])
    except Exception as error:
        return {"error": str(error)}
    memory = sorted(runner.vm_memory.items(), key=lambda item: (item[0].segment_index, item[0].offset))
    return {
        "implicit": [str(value) for value in implicit],
        "explicit": [str(value) for value in explicit],
        "steps": runner.vm.current_step,
        "memory": [f"{address} = {value}" for address, value in memory],
    }


def main(source: str, compiled: str, calls: str) -> None:
    program = compile_all(source)
    with open(compiled, "w", encoding="utf-8") as file:
        json.dump(Program.Schema().dump(program), file)
    with open(calls, encoding="utf-8") as file:
        results: List[Any] = [run(program, call) for call in json.load(file)]
    json.dump(results, sys.stdout)


if __name__ == "__main__":
    main(*sys.argv[1:])
