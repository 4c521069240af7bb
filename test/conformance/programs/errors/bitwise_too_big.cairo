// cairo-run: --layout=recursive
// An input of more than 251 bits.
%builtins bitwise

from starkware.cairo.common.bitwise import bitwise_and
from starkware.cairo.common.cairo_builtins import BitwiseBuiltin

func main{bitwise_ptr: BitwiseBuiltin*}() {
    let (x) = bitwise_and(-1, 12);
    return ();
}
