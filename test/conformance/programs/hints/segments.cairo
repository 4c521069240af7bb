// cairo-run: --layout=small --print_memory --relocate_prints
%builtins output range_check

// Segments of a size that a hint fixes: they take their place in the relocated memory, written or not.
func main{output_ptr: felt*, range_check_ptr}() {
    alloc_locals;
    local sized: felt*;
    local after: felt*;
    local nested: felt*;
    %{
        ids.sized = segments.add(size=7)
        ids.after = segments.add()
        ids.nested = segments.gen_arg([[1, 2], [3, [4, 5]], [], 6 + PRIME])
        memory[ids.after + 4] = -1
        segments.finalize(ids.after.segment_index, 9)
        print(segments.get_segment_size(ids.sized.segment_index), segments.n_segments)
        print(range_check_builtin.bound == 2 ** 128, output_builtin.base, range_check_builtin.base)
        print(memory.get_range_as_ints(ids.after + 4, 1), segments.prime == PRIME)
    %}
    assert sized[2] = 5;
    assert [cast(nested[1], felt*)] = 3;
    assert nested[3] = 6;
    assert output_ptr[0] = sized[2];
    let output_ptr = output_ptr + 1;
    return ();
}
