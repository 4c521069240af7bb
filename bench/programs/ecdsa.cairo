// Verifies signatures, each of another key and message. COUNT, which the benchmark replaces: the number of signatures;
// it also puts that many into the table.
%builtins ecdsa

from starkware.cairo.common.cairo_builtins import SignatureBuiltin
from starkware.cairo.common.registers import get_label_location
from starkware.cairo.common.signature import verify_ecdsa_signature

const COUNT = 0;

struct Signature {
    public_key: felt,
    message: felt,
    r: felt,
    s: felt,
}

func main{ecdsa_ptr: SignatureBuiltin*}() {
    let (table) = get_label_location(signatures);
    verify_all(cast(table, Signature*), COUNT);
    return ();

    signatures:
    dw 0;
}

func verify_all{ecdsa_ptr: SignatureBuiltin*}(signature: Signature*, n: felt) {
    if (n == 0) {
        return ();
    }
    verify_ecdsa_signature(signature.message, signature.public_key, signature.r, signature.s);
    return verify_all(signature + Signature.SIZE, n - 1);
}
