// cairo-run: --layout=starknet --proof_mode --print_info
// outputs: air
%builtins output pedersen range_check ecdsa bitwise ec_op poseidon

// Seven builtins, all unused but two.
from starkware.cairo.common.builtin_poseidon.poseidon import poseidon_hash
from starkware.cairo.common.cairo_builtins import (
    BitwiseBuiltin,
    EcOpBuiltin,
    HashBuiltin,
    PoseidonBuiltin,
    SignatureBuiltin,
)
from starkware.cairo.common.ec import StarkCurve, ec_mul
from starkware.cairo.common.ec_point import EcPoint

func main{
    output_ptr: felt*,
    pedersen_ptr: HashBuiltin*,
    range_check_ptr,
    ecdsa_ptr: SignatureBuiltin*,
    bitwise_ptr: BitwiseBuiltin*,
    ec_op_ptr: EcOpBuiltin*,
    poseidon_ptr: PoseidonBuiltin*,
}() {
    alloc_locals;
    let (point: EcPoint) = ec_mul(-5, EcPoint(StarkCurve.GEN_X, StarkCurve.GEN_Y));
    let (hash) = poseidon_hash(point.x, point.y);
    assert [output_ptr] = hash;
    let output_ptr = output_ptr + 1;
    return ();
}
