// reads: loaded/inner.cairo
// cairo-run: --layout=small
%builtins output

// Another struct of this name is in the program that is loaded.
struct Point {
    x: felt,
}

func run(start: felt*, n: felt) -> felt {
    [ap] = n, ap++;
    call abs start;
    return [ap - 1];
}

func main{output_ptr: felt*}() {
    alloc_locals;
    local start: felt*;
    local point: Point = Point(x=5);
    %{
        from starkware.cairo.lang.compiler.cairo_compile import compile_cairo
        with open('loaded/inner.cairo') as file:
            program = compile_cairo([(file.read(), 'loaded/inner.cairo')], PRIME, debug_info=True)
        base = segments.add()
        segments.load_data(base, program.data)
        vm_load_program(program, base)
        ids.start = base + program.get_label('start')
        vm_enter_scope({'outer': 1000, 'vm_names': ['outer']})
    %}
    let first = run(start, 21);
    let second = run(start, -4);
    assert [output_ptr] = first;
    assert [output_ptr + 1] = second;
    %{ print(vm_names, ids.Point.SIZE, ids.point.x, ids.first) %}
    let output_ptr = output_ptr + 2;
    %{ vm_exit_scope() %}
    return ();
}
