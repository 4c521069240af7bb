// cairo-run: --layout=all_solidity --proof_mode --print_info
// outputs: air
%builtins output pedersen range_check ecdsa bitwise ec_op

// Six builtins in a proof, each with an instance or more.
from starkware.cairo.common.bitwise import bitwise_and
from starkware.cairo.common.cairo_builtins import BitwiseBuiltin, EcOpBuiltin, HashBuiltin, SignatureBuiltin
from starkware.cairo.common.ec import StarkCurve, ec_mul
from starkware.cairo.common.ec_point import EcPoint
from starkware.cairo.common.hash import hash2
from starkware.cairo.common.signature import verify_ecdsa_signature

func main{
    output_ptr: felt*,
    pedersen_ptr: HashBuiltin*,
    range_check_ptr,
    ecdsa_ptr: SignatureBuiltin*,
    bitwise_ptr: BitwiseBuiltin*,
    ec_op_ptr: EcOpBuiltin*,
}() {
    alloc_locals;
    let (hash) = hash2{hash_ptr=pedersen_ptr}(1, 2);
    assert output_ptr[0] = hash;
    assert [range_check_ptr] = 2 ** 127 + 2 ** 63;
    let range_check_ptr = range_check_ptr + 1;
    local key;
    local r;
    local s;
    %{
        from starkware.crypto.signature.signature import private_to_stark_key, sign
        ids.key = private_to_stark_key(5)
        ids.r, ids.s = sign(6, 5)
    %}
    verify_ecdsa_signature(6, key, r, s);
    let (bits) = bitwise_and(12, 10);
    assert output_ptr[1] = bits;
    let (point: EcPoint) = ec_mul(77, EcPoint(StarkCurve.GEN_X, StarkCurve.GEN_Y));
    assert output_ptr[2] = point.x;
    let output_ptr = output_ptr + 3;
    return ();
}
