// cairo-run: --layout=starknet
%builtins output ec_op

// Signatures checked by the curve instead of the ecdsa builtin: a right one and many that are not.
from starkware.cairo.common.cairo_builtins import EcOpBuiltin
from starkware.cairo.common.ec import StarkCurve
from starkware.cairo.common.serialize import serialize_word
from starkware.cairo.common.signature import check_ecdsa_signature

func main{output_ptr: felt*, ec_op_ptr: EcOpBuiltin*}() {
    alloc_locals;
    local key;
    local r;
    local s;
    %{
        from starkware.crypto.signature.signature import private_to_stark_key, sign
        ids.key = private_to_stark_key(123456)
        ids.r, ids.s = sign(654321, 123456)
    %}
    let (valid) = check_ecdsa_signature(654321, key, r, s);
    serialize_word(valid);
    let (valid) = check_ecdsa_signature(654321, key, r, -s);
    serialize_word(valid);
    let (valid) = check_ecdsa_signature(654321, key, r, StarkCurve.ORDER - s);
    serialize_word(valid);
    let (valid) = check_ecdsa_signature(654322, key, r, s);
    serialize_word(valid);
    let (valid) = check_ecdsa_signature(654321, key, r, 0);
    serialize_word(valid);
    let (valid) = check_ecdsa_signature(654321, key, StarkCurve.ORDER, s);
    serialize_word(valid);
    let (valid) = check_ecdsa_signature(654321, 0, r, s);
    serialize_word(valid);
    let (valid) = check_ecdsa_signature(654321, key, 0, s);
    serialize_word(valid);
    return ();
}
