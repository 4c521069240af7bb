// cairo-compile: --proof_mode
// cairo-vm: --layout perpetual --proof-mode
%builtins output pedersen range_check

// A layout of cairo-vm: the builtins of dex, less often.
from starkware.cairo.common.cairo_builtins import HashBuiltin
from starkware.cairo.common.hash import hash2

func hash_all{pedersen_ptr: HashBuiltin*, range_check_ptr}(count: felt, before: felt) -> felt {
    if (count == 0) {
        return before;
    }
    let (hash) = hash2{hash_ptr=pedersen_ptr}(before, count);
    assert [range_check_ptr] = count;
    let range_check_ptr = range_check_ptr + 1;
    return hash_all(count - 1, hash);
}

func main{output_ptr: felt*, pedersen_ptr: HashBuiltin*, range_check_ptr}() {
    let hash = hash_all(40, 0);
    assert [output_ptr] = hash;
    let output_ptr = output_ptr + 1;
    return ();
}
