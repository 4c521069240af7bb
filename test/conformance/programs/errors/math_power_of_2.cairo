// cairo-run: --layout=small
%builtins range_check

// No power of two.
from starkware.cairo.common.math import assert_is_power_of_2

func main{range_check_ptr}() {
    assert_is_power_of_2(12, 10);
    return ();
}
