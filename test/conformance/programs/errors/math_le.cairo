// cairo-run: --layout=small
%builtins range_check

// The wrong order.
from starkware.cairo.common.math import assert_le

func main{range_check_ptr}() {
    assert_le(6, 5);
    return ();
}
