"""Which modules hints may import."""

import sys

import pytest

from cairo_vm_py.policy import HintPolicy
from fake_vm import FakeVm

PLACE = {"function": "__main__.main", "file": "main.cairo", "path": "/p/main.cairo", "line": 12}


def vm_that_allows(*modules):
    return FakeVm(policy=HintPolicy(modules))


def refusal(code, *modules):
    vm = vm_that_allows(*modules)
    failure = vm.run(vm.add_hint(code, **PLACE))
    assert failure is not None and failure["type"] == "ImportError"
    return failure["text"]


def test_m9_without_a_policy_hints_have_the_builtins_of_python():
    vm = FakeVm()
    assert vm.do("import os") is None
    assert vm.scope["os"] is sys.modules["os"]
    assert HintPolicy().builtins_for(lambda: None) is None


def test_m9_a_refused_import_says_what_where_and_what_to_allow():
    assert refusal("import os", "json", "math") == (
        "The hint of __main__.main (main.cairo:12) may not import 'os'. Allowed: json, math."
        " To allow it, add 'os' to allowedModules (allowed_modules in Python),"
        " or give the option --allow-module os."
    )
    assert "Allowed: none." in refusal("import os")


def test_m9_a_module_is_allowed_with_its_submodules():
    vm = vm_that_allows("json", "os.path")
    assert vm.do("import json, json.decoder\nfrom json import loads\nfrom os import path") is None
    assert vm.do("from os.path import join") is None
    assert "may not import 'os'" in refusal("from os import path, getcwd", "os.path")
    assert "may not import 'os'" in refusal("from os import *", "os.path")
    assert "may not import 'jsonx'" in refusal("import jsonx", "json")


@pytest.mark.parametrize(
    "code",
    [
        "def f():\n  import os\nf()",
        "exec('import os')",
        "exec('import os', {})",
        "eval('__import__(\"os\")')",
        "(lambda: __import__('os'))()",
        "class A:\n  import os",
        "import importlib\nimportlib.import_module('os')",
    ],
)
def test_m9_whatever_a_hint_imports_by_is_refused(code):
    assert "may not import" in refusal(code)


def test_m9_what_an_allowed_module_imports_is_its_own_affair(tmp_path, monkeypatch):
    (tmp_path / "helper_of_hints.py").write_text(
        "import shelve\ndef late():\n    import wave\n    return wave.__name__\n"
    )
    monkeypatch.syspath_prepend(str(tmp_path))
    vm = vm_that_allows("helper_of_hints")
    assert vm.do("import helper_of_hints\nname = helper_of_hints.late()") is None
    assert vm.scope["name"] == "wave"
    assert vm.do("import wave") is not None


def test_m9_functions_and_scopes_of_earlier_hints_are_limited_too():
    vm = vm_that_allows("json")
    assert vm.do("def f():\n  import os\nvm_enter_scope({'f': f, '__builtins__': {}})") is None
    assert vm.do("import json") is None
    failure = vm.do("f()")
    assert failure is not None and "may not import 'os'" in failure["text"]
    failure = vm.do("import os")
    assert failure is not None and failure["type"] == "ImportError"


def test_m9_hints_keep_all_other_builtins():
    vm = vm_that_allows()
    assert vm.do("class A: pass\nx = sum(map(int, ['1', '2'])), A.__name__\nprint(x)") is None
    assert vm.scope["x"] == (3, "A")


def test_m9_a_policy_that_makes_no_sense_is_refused():
    with pytest.raises(TypeError, match="allowed_modules must be a sequence of texts, not 'os'"):
        HintPolicy("os")
    with pytest.raises(ValueError, match="'os-path' is no name of a module"):
        HintPolicy(["os-path"])
    with pytest.raises(TypeError, match="python_path must be a sequence of texts"):
        HintPolicy(python_path=[1])
