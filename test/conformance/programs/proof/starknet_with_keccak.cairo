// cairo-run: --layout=starknet_with_keccak --proof_mode --print_info
// outputs: air
%builtins output pedersen range_check ecdsa bitwise ec_op keccak poseidon

// One permutation of the keccak builtin, which comes in sixteens.
from starkware.cairo.common.cairo_builtins import (
    BitwiseBuiltin,
    EcOpBuiltin,
    HashBuiltin,
    KeccakBuiltin,
    PoseidonBuiltin,
    SignatureBuiltin,
)
from starkware.cairo.common.keccak_state import KeccakBuiltinState

func main{
    output_ptr: felt*,
    pedersen_ptr: HashBuiltin*,
    range_check_ptr,
    ecdsa_ptr: SignatureBuiltin*,
    bitwise_ptr: BitwiseBuiltin*,
    ec_op_ptr: EcOpBuiltin*,
    keccak_ptr: KeccakBuiltin*,
    poseidon_ptr: PoseidonBuiltin*,
}() {
    assert keccak_ptr.input.s7 = 2 ** 199;
    assert keccak_ptr.input.s6 = 6;
    assert keccak_ptr.input.s5 = 5;
    assert keccak_ptr.input.s4 = 4;
    assert keccak_ptr.input.s3 = 3;
    assert keccak_ptr.input.s2 = 2;
    assert keccak_ptr.input.s1 = 1;
    assert keccak_ptr.input.s0 = 0;
    assert output_ptr[0] = keccak_ptr.output.s0;
    assert output_ptr[1] = keccak_ptr.output.s7;
    let output_ptr = output_ptr + 2;
    let keccak_ptr = keccak_ptr + KeccakBuiltin.SIZE;
    return ();
}
