// cairo-run: --layout=small --proof_mode --print_info --print_segments
// outputs: air
%builtins output pedersen range_check ecdsa

// All builtins of the layout, in the order in which their inputs are not: y before x, messages before keys.
from starkware.cairo.common.cairo_builtins import HashBuiltin, SignatureBuiltin
from starkware.cairo.common.hash import hash2
from starkware.cairo.common.math import split_felt
from starkware.cairo.common.signature import verify_ecdsa_signature

func main{output_ptr: felt*, pedersen_ptr: HashBuiltin*, range_check_ptr, ecdsa_ptr: SignatureBuiltin*}() {
    alloc_locals;
    local key;
    local r;
    local s;
    %{
        from starkware.crypto.signature.signature import private_to_stark_key, sign
        ids.key = private_to_stark_key(10 ** 40)
        ids.r, ids.s = sign(10 ** 50, 10 ** 40)
    %}
    verify_ecdsa_signature(10 ** 50, key, r, s);
    assert pedersen_ptr.y = 7;
    assert pedersen_ptr.x = -7;
    assert output_ptr[0] = pedersen_ptr.result;
    let pedersen_ptr = pedersen_ptr + HashBuiltin.SIZE;
    let (high, low) = split_felt(output_ptr[0]);
    let (hash) = hash2{hash_ptr=pedersen_ptr}(high, low);
    assert output_ptr[1] = hash;
    let output_ptr = output_ptr + 2;
    return ();
}
