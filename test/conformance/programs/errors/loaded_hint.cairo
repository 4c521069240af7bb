// reads: loaded/fails.cairo
// A hint fails in a program that was loaded while this one runs: locations, messages and traceback of both.

func run(start: felt*, n: felt) -> felt {
    with_attr error_message("outer: {n}") {
        [ap] = n, ap++;
        call abs start;
    }
    return [ap - 1];
}

func main() {
    alloc_locals;
    local start: felt*;
    %{
        from starkware.cairo.lang.compiler.cairo_compile import compile_cairo
        with open('loaded/fails.cairo') as file:
            program = compile_cairo([(file.read(), 'loaded/fails.cairo')], PRIME, debug_info=True)
        base = segments.add()
        segments.load_data(base + 3, program.data)
        vm_load_program(program, base + 3)
        ids.start = base + 3 + program.get_label('start')
    %}
    run(start, 6);
    return ();
}
