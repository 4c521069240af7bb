// cairo-run: --layout=small
%builtins range_check

// A zero that must not be one.
from starkware.cairo.common.math import assert_not_zero

func main{range_check_ptr}() {
    assert_not_zero(0);
    return ();
}
