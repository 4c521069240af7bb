// cairo-run: --layout=small
%builtins pedersen

// Thirty hashes without a second input: twenty of them are named.
from starkware.cairo.common.cairo_builtins import HashBuiltin

func main{pedersen_ptr: HashBuiltin*}() {
    %{
        for i in range(30):
            memory[ids.pedersen_ptr.address_ + 3 * i] = 1
            memory[ids.pedersen_ptr.address_ + 3 * i + 2] = 2
    %}
    let pedersen_ptr = pedersen_ptr + 30 * HashBuiltin.SIZE;
    return ();
}
