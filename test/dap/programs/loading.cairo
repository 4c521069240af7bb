// Loads another program, and runs a function of it.

struct Point {
    x: felt,
}

func call_it(start: felt*, n: felt) -> felt {
    [ap] = n, ap++;
    call abs start;  // @call
    return [ap - 1];  // @back
}

func main() {
    alloc_locals;
    local start: felt*;
    %{
        from starkware.cairo.lang.compiler.cairo_compile import compile_cairo
        with open('loaded.cairo') as file:
            program = compile_cairo([(file.read(), 'loaded.cairo')], PRIME, debug_info=True)
        base = segments.add() + 5
        segments.load_data(base, program.data)
        vm_load_program(program, base)
        ids.start = base + program.get_label('start')
    %}
    let result = call_it(start, 20);  // @main
    assert result = 46;  // @result
    return ();
}
