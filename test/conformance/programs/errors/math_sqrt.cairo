// cairo-run: --layout=small
%builtins range_check

// The root of a number of 251 bits.
from starkware.cairo.common.math import sqrt

func main{range_check_ptr}() {
    let root = sqrt(2 ** 250);
    return ();
}
