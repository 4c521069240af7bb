// cairo-run: --layout=small
%builtins output

func main{output_ptr: felt*}() {
    assert output_ptr[0] = 1;
    assert output_ptr[1] = -1;
    assert output_ptr[2] = 0;
    assert output_ptr[3] = 2 ** 250;
    assert output_ptr[4] = 3618502788666131213697322783095070105623107215331596699973092056135872020480 / 2;
    assert output_ptr[5] = cast(output_ptr, felt);
    // A cell that is passed over: printed as missing.
    assert output_ptr[7] = 'short string';
    let output_ptr = output_ptr + 8;
    return ();
}
