// cairo-compile: --proof_mode
// cairo-vm: --layout all_cairo_stwo --proof-mode
%builtins output pedersen bitwise ec_op poseidon range_check96

// A layout of cairo-vm: the builtins of all_cairo without ecdsa and keccak.
from starkware.cairo.common.bitwise import bitwise_or
from starkware.cairo.common.builtin_poseidon.poseidon import poseidon_hash_single
from starkware.cairo.common.cairo_builtins import BitwiseBuiltin, EcOpBuiltin, HashBuiltin, PoseidonBuiltin
from starkware.cairo.common.ec import StarkCurve
from starkware.cairo.common.ec_point import EcPoint
from starkware.cairo.common.hash import hash2

func main{
    output_ptr: felt*,
    pedersen_ptr: HashBuiltin*,
    bitwise_ptr: BitwiseBuiltin*,
    ec_op_ptr: EcOpBuiltin*,
    poseidon_ptr: PoseidonBuiltin*,
    range_check96_ptr: felt*,
}() {
    alloc_locals;
    let (hash) = hash2{hash_ptr=pedersen_ptr}(-1, 0);
    let (bits) = bitwise_or(hash - hash + 12, 2 ** 200);
    let (hash) = poseidon_hash_single(hash);
    assert ec_op_ptr[0].p = EcPoint(
        612290618982442421653666013019359752338542646346001975856605805668359894010,
        1179707940281133588667924944354977962915367079013412550810767305462810028776,
    );
    assert ec_op_ptr[0].q = EcPoint(StarkCurve.GEN_X, StarkCurve.GEN_Y);
    assert ec_op_ptr[0].m = 34;
    assert output_ptr[0] = hash;
    assert output_ptr[1] = bits;
    assert output_ptr[2] = ec_op_ptr[0].r.x;
    assert range_check96_ptr[0] = 2 ** 96 - 1;
    assert range_check96_ptr[1] = 2 ** 17;
    let output_ptr = output_ptr + 3;
    let ec_op_ptr = &ec_op_ptr[1];
    let range_check96_ptr = range_check96_ptr + 2;
    return ();
}
