// cairo-run: --layout=recursive_with_poseidon --proof_mode --print_info
// outputs: air
%builtins output pedersen range_check bitwise poseidon

// Poseidon in a proof, its inputs written from the last to the first.
from starkware.cairo.common.cairo_builtins import BitwiseBuiltin, HashBuiltin, PoseidonBuiltin
from starkware.cairo.common.poseidon_state import PoseidonBuiltinState

func main{
    output_ptr: felt*,
    pedersen_ptr: HashBuiltin*,
    range_check_ptr,
    bitwise_ptr: BitwiseBuiltin*,
    poseidon_ptr: PoseidonBuiltin*,
}() {
    assert poseidon_ptr[0].input.s2 = -1;
    assert poseidon_ptr[0].input.s1 = 5;
    assert poseidon_ptr[0].input.s0 = 2 ** 200;
    assert poseidon_ptr[1].input = poseidon_ptr[0].output;
    assert [output_ptr] = poseidon_ptr[1].output.s1;
    let output_ptr = output_ptr + 1;
    let poseidon_ptr = poseidon_ptr + 2 * PoseidonBuiltin.SIZE;
    return ();
}
