// cairo-run: --layout=small
// A builtin's pointer comes back as a pointer to something else.
%builtins range_check

func main(range_check_ptr) -> (range_check_ptr: felt) {
    tempvar p: felt* = new (1, 2);
    return (range_check_ptr=cast(p, felt));
}
