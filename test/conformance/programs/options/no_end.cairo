%builtins output

// cairo-run: --no_end --steps=9 --print_output --print_info --print_memory --relocate_prints --print_segments
// A loop without an end, of which some steps are run.

func main{output_ptr: felt*}() {
    assert [output_ptr] = 3;
    tempvar x = 1;

    loop:
    tempvar x = x * -2;
    jmp loop;
}
