// A chain of Pedersen hashes: each hashes the one before. COUNT, which the benchmark replaces: the number of hashes.
%builtins pedersen

from starkware.cairo.common.cairo_builtins import HashBuiltin

const COUNT = 10;

func main{pedersen_ptr: HashBuiltin*}() {
    chain(2 ** 250 + 1, COUNT);
    return ();
}

func chain{pedersen_ptr: HashBuiltin*}(value: felt, n: felt) {
    if (n == 0) {
        return ();
    }
    assert pedersen_ptr.x = value;
    assert pedersen_ptr.y = value + n;
    let hash = pedersen_ptr.result;
    let pedersen_ptr = pedersen_ptr + HashBuiltin.SIZE;
    return chain(hash, n - 1);
}
