// cairo-run: --layout=small
%builtins pedersen

// One cell far behind the others.
from starkware.cairo.common.cairo_builtins import HashBuiltin

func main{pedersen_ptr: HashBuiltin*}() {
    %{ memory[ids.pedersen_ptr.address_ + 300] = 4 %}
    let pedersen_ptr = pedersen_ptr + 101 * HashBuiltin.SIZE;
    return ();
}
