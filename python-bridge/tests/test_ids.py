"""`ids` of hints: cairo-lang's VmConsts, its texts, and no question for what was sent."""

from cairo_vm_py import RelocatableValue
from fake_vm import PRIME, FakeVm, entry

STRUCTS = {
    "__main__.T": {"size": 3, "members": {"x": [0, 0, None], "p": [1, 2, "__main__.S"], "q": [2, 0, None]}},
    "__main__.S": {"size": 3, "members": {"t": [0, 0, None], "in": [1, 1, "__main__.I"], "o": [2, 3, None]}},
    "__main__.I": {"size": 1, "members": {"a": [0, 0, None]}},
}
REVOKED = "starkware.cairo.lang.compiler.references.FlowTrackingError"

NAMES = {
    "n": ["reference", 0, 0, None, None],
    "x": ["reference", 1, 0, None, None],
    "t": ["reference", 2, 1, "__main__.T", None],
    "p": ["reference", 3, 2, "__main__.T", None],
    "sum": ["reference", 4, 0, None, ["AssertionError", "__main__.sum (= [fp] + 1) does not reference memory and cannot be assigned."]],
    "tuple": ["reference", 5, 3, None, None],
    "C": ["const", "-12"],
    "ns": ["scope", "__main__.ns", "ns", None],
    "label": ["scope", "__main__.f.label", "label", 12],
    "T": ["struct", "__main__.T"],
    "gone": ["error", REVOKED, "Reference 'gone' is revoked."],
}


def make(**memory):
    vm = FakeVm()
    vm.memory[(1, 2)] = 21
    vm.memory.update({(3, 0): 7, (3, 1): RelocatableValue(3, 10), (3, 10): 70, (3, 11): 71})
    return vm


def run(vm, code):
    references = [
        entry(21, (1, 2)),
        entry(vm.memory.get((1, 4)), (1, 4)),
        entry(RelocatableValue(3, 0), (3, 0)),
        entry(RelocatableValue(3, 0), (1, 3)),
        entry(22),
        entry(5, (1, 3)),
    ]
    hint = vm.add_hint(code, names=NAMES, structs=STRUCTS)
    return vm.run(hint, references=references)


def value_of(expression, vm=None):
    vm = vm or make()
    assert run(vm, f"value = {expression}") is None
    return vm.scope["value"]


def error_of(code, vm=None):
    failure = run(vm or make(), code)
    assert failure is not None, code
    return failure["traceback"].splitlines()[-1]


def test_m14_getattr_and_setattr_cost_no_question():
    vm = make()
    assert run(vm, "ids.x = ids.n * 2") is None
    assert vm.memory[(1, 4)] == 42
    assert vm.asked == []


def test_a_written_name_reads_as_written():
    vm = make()
    assert run(vm, "ids.x = -1\nvalue = ids.x") is None
    assert vm.scope["value"] == PRIME - 1
    assert vm.asked == []


def test_pointers_are_assigned_without_a_question():
    vm = make()
    assert run(vm, "ids.x = segments.add()") is None
    assert vm.memory[(1, 4)] == RelocatableValue(4, 0)
    assert vm.asked == []


def test_an_unknown_name_asks_for_the_exact_error():
    vm = make()

    def evaluate(question):
        assert question["name"] == "x" and question["what"] == "value"
        assert question["ap"] == [1, 10] and question["fp"] == [1, 5]
        raise ValueError("Unknown value for memory cell at address 1:4.")

    vm.evaluate = evaluate
    assert error_of("ids.x", vm).endswith("Unknown value for memory cell at address 1:4.")


def test_a_second_value_is_inconsistent():
    text = "InconsistentMemoryError: Inconsistent memory assignment at address 1:2. 21 != 22."
    assert error_of("ids.n = 22").endswith(text)
    assert error_of("ids.x = 1\nids.x = 2").endswith("at address 1:4. 1 != 2.")


def test_none_may_not_be_assigned():
    assert error_of("ids.x = None") == "AssertionError: Setting a value to None is not allowed."


def test_constants_scopes_structs_and_computed_values():
    assert value_of("ids.C") == -12
    assert error_of("ids.C = 1") == "AssertionError: Cannot change the value of a constant."
    assert error_of("ids.ns = 1") == "AssertionError: Cannot change the value of a scope definition."
    assert error_of("ids.T = 1") == "AssertionError: Cannot change the value of a struct definition."
    assert value_of("ids.sum") == 22
    assert error_of("ids.sum = 1") == (
        "AssertionError: __main__.sum (= [fp] + 1) does not reference memory and cannot be assigned."
    )
    assert error_of("ids.gone") == f"{REVOKED}: Reference 'gone' is revoked."
    assert error_of("ids.gone = 1") == f"{REVOKED}: Reference 'gone' is revoked."


def test_labels_have_an_instruction_offset():
    assert value_of("ids.label.instruction_offset_") == 12
    missing = "MissingIdentifierError: Unknown identifier 'ns.instruction_offset_'."
    assert error_of("ids.ns.instruction_offset_").endswith(missing)


def test_names_in_scopes_are_asked_once():
    vm = make()
    vm.names[("__main__.ns", "D")] = ["const", "3"]
    assert run(vm, "value = ids.ns.D + ids.ns.D") is None
    assert vm.scope["value"] == 6
    assert len(vm.asked) == 1
    assert error_of("ids.ns.E", vm).endswith("MissingIdentifierError: Unknown identifier 'ns.E'.")


def test_names_that_the_code_hides_are_found():
    vm = make()
    vm.names[(None, "hidden")] = ["reference", -1, 0, None, None]
    vm.evaluate = lambda question: 5
    assert run(vm, "value = getattr(ids, 'hi' + 'dden')") is None
    assert vm.scope["value"] == 5
    assert error_of("ids.nope").endswith("MissingIdentifierError: Unknown identifier 'nope'.")


def test_struct_names():
    assert value_of("(ids.T.SIZE, ids.T.x, ids.T.q)") == (3, 0, 2)
    assert error_of("ids.T.y").endswith(
        "identifier_manager.IdentifierError: 'y' is not a member of '__main__.T'."
    )
    assert error_of("ids.T.x = 1") == "AssertionError: Cannot change the value of a constant."


def test_members():
    assert value_of("ids.t.x") == 7
    assert value_of("ids.p.x") == 7
    assert value_of("(ids.t.address_, ids.p.address_)") == (RelocatableValue(3, 0),) * 2
    assert value_of("ids.p.p.t") == 70
    assert value_of("getattr(ids.p.p, 'in').a") == 71
    assert value_of("ids.p.type_.SIZE") == 3
    assert value_of("ids.p.type_ == ids.t.type_ == ids.T") is True
    assert value_of("ids.p[2].address_") == RelocatableValue(3, 6)


def test_setting_members():
    vm = make()
    assert run(vm, "ids.p.q = 5\nids.t[1].x = 6") is None
    assert vm.memory[(3, 2)] == 5 and vm.memory[(3, 3)] == 6
    assert error_of("ids.p.y = 1").endswith("'y' is not a member of '__main__.T'.")
    assert error_of("ids.p.address_ = 1").endswith("'address_' is not a member of '__main__.T'.")
    assert error_of("ids.p.SIZE").endswith("'SIZE' is not a member of '__main__.T'.")


def test_types_that_hints_do_not_know():
    assert error_of("ids.tuple") == "AssertionError: Type must be of the form T*."
    assert error_of("ids.p.p.o") == "AssertionError: Type must be of the form T*."


def test_dunder_names_are_attribute_errors():
    text = "AttributeError: 'VmConsts' object has no attribute '__x'"
    assert error_of("ids.__x") == text
    assert value_of("hasattr(ids.t, '__len__'), hasattr(ids.T, '__iter__')") == (False, False)


def test_ids_that_were_kept_still_read_what_they_read():
    vm = make()
    assert run(vm, "old = ids\nids.x = 3") is None
    vm.evaluate = lambda question: 9
    assert vm.do("a, b = old.n, old.p.x") is None
    assert (vm.scope["a"], vm.scope["b"]) == (21, 7)


def test_a_name_that_the_object_uses_itself():
    vm = make()
    hint = vm.add_hint("value = ids.n", names={"n": NAMES["n"], "_table": ["reference", 1, 0, None, None]})
    assert vm.run(hint, references=[entry(21, (1, 2)), entry(22, (1, 3))]) is None
    assert vm.scope["value"] == 21


def test_a_number_that_came_with_the_hint_is_assigned_as_any_other():
    vm = make()
    assert run(vm, "ids.n = 21") is None
    assert error_of("ids.n = 22", vm) == (
        "starkware.cairo.lang.vm.memory_dict.InconsistentMemoryError: "
        "Inconsistent memory assignment at address 1:2. 21 != 22."
    )
