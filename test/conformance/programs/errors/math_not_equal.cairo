// cairo-run: --layout=small
%builtins range_check

// Equal numbers that must differ.
from starkware.cairo.common.math import assert_not_equal

func main{range_check_ptr}() {
    assert_not_equal(5, 5);
    return ();
}
