// cairo-run: --layout=recursive --proof_mode --print_info
// outputs: air
%builtins output pedersen bitwise

// The diluted units of the bitwise builtin: the run is prolonged until there are enough of them.
from starkware.cairo.common.bitwise import bitwise_operations
from starkware.cairo.common.cairo_builtins import BitwiseBuiltin, HashBuiltin

func mix{bitwise_ptr: BitwiseBuiltin*}(a: felt, b: felt, n: felt) -> (value: felt) {
    let (both, different, either) = bitwise_operations(a, b);
    if (n == 0) {
        return (value=both + different);
    }
    return mix(either, a, n - 1);
}

func main{output_ptr: felt*, pedersen_ptr: HashBuiltin*, bitwise_ptr: BitwiseBuiltin*}() {
    let (value) = mix(2 ** 250 + 0xf0f0, 2 ** 249 + 0x1234, 40);
    assert [output_ptr] = value;
    let output_ptr = output_ptr + 1;
    return ();
}
