// cairo-run: --layout=small
%builtins range_check

// A number of 256 bits whose half has 129.
from starkware.cairo.common.uint256 import Uint256, uint256_check

func main{range_check_ptr}() {
    uint256_check(Uint256(2 ** 128, 0));
    return ();
}
