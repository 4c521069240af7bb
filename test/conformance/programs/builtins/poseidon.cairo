// cairo-run: --layout=recursive_with_poseidon --print_info
%builtins output poseidon

// The Hades permutation of three felts: small, the largest, of its own result; results read in any order.
from starkware.cairo.common.cairo_builtins import PoseidonBuiltin
from starkware.cairo.common.poseidon_state import PoseidonBuiltinState

func write{output_ptr: felt*}(state: PoseidonBuiltinState) {
    assert [cast(output_ptr, PoseidonBuiltinState*)] = state;
    let output_ptr = output_ptr + PoseidonBuiltinState.SIZE;
    return ();
}

func main{output_ptr: felt*, poseidon_ptr: PoseidonBuiltin*}() {
    assert poseidon_ptr[0].input = PoseidonBuiltinState(0, 0, 0);
    write(poseidon_ptr[0].output);
    assert poseidon_ptr[1].input = PoseidonBuiltinState(-1, -1, -1);
    write(poseidon_ptr[1].output);
    assert poseidon_ptr[2].input = poseidon_ptr[1].output;
    write(poseidon_ptr[2].output);
    assert poseidon_ptr[3].input = PoseidonBuiltinState(2 ** 251, 2 ** 192, 2 ** 128 - 1);
    assert output_ptr[0] = poseidon_ptr[3].output.s2;
    assert output_ptr[1] = poseidon_ptr[3].output.s1;
    assert output_ptr[2] = poseidon_ptr[3].output.s0;
    // The inputs last word first.
    assert poseidon_ptr[4].input.s2 = 3;
    assert poseidon_ptr[4].input.s1 = 2;
    assert poseidon_ptr[4].input.s0 = 1;
    assert output_ptr[3] = poseidon_ptr[4].output.s1;
    // Inputs only, then equal inputs again.
    assert poseidon_ptr[5].input = PoseidonBuiltinState(3, 2, 1);
    assert poseidon_ptr[6].input = PoseidonBuiltinState(3, 2, 1);
    assert output_ptr[4] = poseidon_ptr[6].output.s0;
    let output_ptr = output_ptr + 5;
    let poseidon_ptr = poseidon_ptr + 7 * PoseidonBuiltin.SIZE;
    return ();
}
