%builtins output pedersen

from starkware.cairo.common.cairo_builtins import HashBuiltin

func main{output_ptr: felt*, pedersen_ptr: HashBuiltin*}() {
    assert output_ptr[0] = 5;
    assert pedersen_ptr.x = 1;
    assert pedersen_ptr.y = 2;
    let output_ptr = output_ptr + 1;
    let pedersen_ptr = &pedersen_ptr[1];
    return (); // @end
}
