// cairo-run: --layout=small
%builtins range_check

// A number of 251 bits.
from starkware.cairo.common.math import assert_250_bit

func main{range_check_ptr}() {
    assert_250_bit(2 ** 250);
    return ();
}
