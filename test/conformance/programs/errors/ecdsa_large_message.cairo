// cairo-run: --layout=small
%builtins ecdsa

// A message of more than 251 bits cannot be signed.
from starkware.cairo.common.cairo_builtins import SignatureBuiltin

func main{ecdsa_ptr: SignatureBuiltin*}() {
    alloc_locals;
    local key;
    local r;
    local s;
    %{
        from starkware.crypto.signature.signature import private_to_stark_key, sign
        ids.key = private_to_stark_key(7)
        ids.r, ids.s = sign(8, 7)
    %}
    %{ ecdsa_builtin.add_signature(ids.ecdsa_ptr.address_, (ids.r, ids.s)) %}
    assert ecdsa_ptr.pub_key = key;
    assert ecdsa_ptr.message = -1;
    let ecdsa_ptr = ecdsa_ptr + SignatureBuiltin.SIZE;
    return ();
}
