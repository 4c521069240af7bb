// cairo-run: --layout=small
%builtins output pedersen

from starkware.cairo.common.cairo_builtins import HashBuiltin
from starkware.cairo.common.hash import hash2
from starkware.cairo.common.hash_chain import hash_chain
from starkware.cairo.common.hash_state import hash_felts

func main{output_ptr: felt*, pedersen_ptr: HashBuiltin*}() {
    alloc_locals;
    let (a) = hash2{hash_ptr=pedersen_ptr}(0, 0);
    let (b) = hash2{hash_ptr=pedersen_ptr}(1, -1);
    let (c) = hash2{hash_ptr=pedersen_ptr}(a, b);
    let (d) = hash2{hash_ptr=pedersen_ptr}(2 ** 248, 2 ** 251);
    // The result of one hash is asserted before its inputs could be changed.
    assert pedersen_ptr.x = 12345;
    assert pedersen_ptr.y = 67890;
    tempvar e = pedersen_ptr.result;
    let pedersen_ptr = pedersen_ptr + HashBuiltin.SIZE;
    assert output_ptr[0] = a;
    assert output_ptr[1] = b;
    assert output_ptr[2] = c;
    assert output_ptr[3] = d;
    assert output_ptr[4] = e;
    let output_ptr = output_ptr + 5;
    let (chain) = hash_chain{hash_ptr=pedersen_ptr}(cast(new (3, 7, 8, 9), felt*));
    let (state) = hash_felts{hash_ptr=pedersen_ptr}(cast(new (1, 2, 3, 4, 5), felt*), 5);
    assert output_ptr[0] = chain;
    assert output_ptr[1] = state;
    let output_ptr = output_ptr + 2;
    return ();
}
