"""Pointers behave as cairo-lang's RelocatableValue."""

import copy
import pickle

import pytest

from cairo_vm_py import RelocatableValue

A = RelocatableValue(2, 5)


def test_arithmetic():
    assert A + 3 == RelocatableValue(2, 8)
    assert 3 + A == RelocatableValue(2, 8)
    assert A - 2 == RelocatableValue(2, 3)
    assert A - RelocatableValue(2, 1) == 4
    assert A % 3 == RelocatableValue(2, 2)
    assert A + True == RelocatableValue(2, 6)


def test_errors():
    with pytest.raises(AssertionError, match="Cannot add two relocatable values: 2:5 [+] 2:5."):
        A + A
    with pytest.raises(AssertionError, match=r"of the same segment \(2 != 3\)\."):
        A - RelocatableValue(3, 0)
    with pytest.raises(TypeError):
        A + "x"
    with pytest.raises(AttributeError):
        A.offset = 3


def test_order():
    assert not A < 10**30
    assert A > 10**30
    assert A < RelocatableValue(2, 6) < RelocatableValue(3, 0)
    assert A <= RelocatableValue(2, 5)
    assert A >= RelocatableValue(1, 9)
    assert max([RelocatableValue(1, 7), A, 99]) == A
    with pytest.raises(TypeError):
        A < "x"


def test_equality_and_hash():
    assert A == RelocatableValue(2, 5)
    assert A != RelocatableValue(2, 6)
    assert A != 5
    assert {A: 1}[RelocatableValue(2, 5)] == 1
    assert hash(A) == hash((2, 5))


def test_texts():
    assert str(A) == "2:5"
    assert repr(A) == "RelocatableValue(segment_index=2, offset=5)"
    assert f"{A:>6}" == "   2:5"


def test_bytes_and_tuples():
    data = RelocatableValue.to_bytes(A, 32, "little")
    assert RelocatableValue.from_bytes(data, "little") == A
    assert RelocatableValue.from_bytes((7).to_bytes(8, "little"), "little") == 7
    assert RelocatableValue.from_tuple(RelocatableValue.to_tuple(A)) == A
    assert RelocatableValue.from_tuple((4,)) == 4
    with pytest.raises(NotImplementedError, match="Expected MaybeRelocatable, got: str."):
        RelocatableValue.to_tuple("x")


def test_to_felt_or_relocatable():
    assert RelocatableValue.to_felt_or_relocatable(A) is A
    assert RelocatableValue.to_felt_or_relocatable(True) == 1
    assert RelocatableValue.to_felt_or_relocatable("12") == 12


def test_copies():
    assert copy.deepcopy(A) == A
    assert pickle.loads(pickle.dumps(A)) == A
