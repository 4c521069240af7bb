// cairo-run: --layout=small
%builtins range_check

// A quotient beyond its bound.
from starkware.cairo.common.math import signed_div_rem

func main{range_check_ptr}() {
    let (q, r) = signed_div_rem(2 ** 100, 2, 2 ** 10);
    return ();
}
