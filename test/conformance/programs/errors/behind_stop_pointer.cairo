// cairo-run: --layout=small
// Two segments have cells where they should have none; the cell that was written first is told.
%builtins output pedersen

from starkware.cairo.common.cairo_builtins import HashBuiltin

func main{output_ptr: felt*, pedersen_ptr: HashBuiltin*}() {
    alloc_locals;
    %{
        state = output_builtin.get_state()
        output_builtin.new_state(segments.add())
        memory[pedersen_builtin.base + 3] = 1
        memory[state.base + 1] = 1
        memory[pedersen_builtin.base + 4] = 1
    %}
    return ();
}
