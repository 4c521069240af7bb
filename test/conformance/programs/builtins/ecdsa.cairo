// cairo-run: --layout=small --print_info
%builtins output ecdsa

// Signatures that hints make: some by the library's function, one written message first, one with both cells at once.
from starkware.cairo.common.cairo_builtins import SignatureBuiltin
from starkware.cairo.common.signature import verify_ecdsa_signature

func sign(message: felt, secret: felt) -> (key: felt, r: felt, s: felt) {
    alloc_locals;
    local key;
    local r;
    local s;
    %{
        from starkware.crypto.signature.signature import private_to_stark_key, sign
        ids.key = private_to_stark_key(ids.secret)
        ids.r, ids.s = sign(ids.message, ids.secret)
    %}
    return (key=key, r=r, s=s);
}

func main{output_ptr: felt*, ecdsa_ptr: SignatureBuiltin*}() {
    alloc_locals;
    let (key, r, s) = sign(message=2718, secret=31415);
    verify_ecdsa_signature(2718, key, r, s);
    assert output_ptr[0] = key;
    let (key, r, s) = sign(message=5, secret=1);
    verify_ecdsa_signature(5, key, r, s);
    assert output_ptr[1] = key;
    let (key, r, s) = sign(message=2 ** 250 + 12345, secret=2 ** 249 - 3);
    verify_ecdsa_signature(2 ** 250 + 12345, key, r, s);
    assert output_ptr[2] = r;
    // The key first, then the message; the signature is there before both.
    let (key, r, s) = sign(message=77, secret=99);
    %{ ecdsa_builtin.add_signature(ids.ecdsa_ptr.address_, (ids.r, ids.s)) %}
    assert ecdsa_ptr.pub_key = key;
    assert ecdsa_ptr.message = 77;
    let ecdsa_ptr = ecdsa_ptr + SignatureBuiltin.SIZE;
    // The same signature again, written by a hint.
    %{
        ecdsa_builtin.add_signature(ids.ecdsa_ptr.address_, [ids.r, ids.s])
        segments.write_arg(ids.ecdsa_ptr.address_, [ids.key, 77])
        print(len(ecdsa_builtin.signatures))
    %}
    let ecdsa_ptr = ecdsa_ptr + SignatureBuiltin.SIZE;
    let output_ptr = output_ptr + 3;
    return ();
}
