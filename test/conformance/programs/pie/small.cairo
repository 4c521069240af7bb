// cairo-run: --layout=small --print_info
// outputs: pie
// cairo-run-pie: --layout=small --print_info --print_memory --relocate_prints
%builtins output pedersen range_check ecdsa

// What the builtins leave in a PIE: which hashes were verified, and the signatures. The PIE has no hints any more.
from starkware.cairo.common.cairo_builtins import HashBuiltin, SignatureBuiltin
from starkware.cairo.common.hash import hash2
from starkware.cairo.common.math import assert_le
from starkware.cairo.common.signature import verify_ecdsa_signature

func main{output_ptr: felt*, pedersen_ptr: HashBuiltin*, range_check_ptr, ecdsa_ptr: SignatureBuiltin*}() {
    alloc_locals;
    local key;
    local r;
    local s;
    %{
        from starkware.crypto.signature.signature import private_to_stark_key, sign
        ids.key = private_to_stark_key(123)
        ids.r, ids.s = sign(456, 123)
    %}
    verify_ecdsa_signature(456, key, r, s);
    let (hash) = hash2{hash_ptr=pedersen_ptr}(key, r);
    assert output_ptr[0] = hash;
    // A hash that nobody reads.
    assert pedersen_ptr.x = 1;
    assert pedersen_ptr.y = 2;
    let pedersen_ptr = pedersen_ptr + HashBuiltin.SIZE;
    assert_le(3, 2 ** 100);
    assert output_ptr[1] = 2 ** 250;
    let output_ptr = output_ptr + 2;
    return ();
}
