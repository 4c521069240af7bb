// reads: loaded/syntax.cairo
// A program is loaded whose hint does not compile.

func main() {
    %{
        from starkware.cairo.lang.compiler.cairo_compile import compile_cairo
        with open('loaded/syntax.cairo') as file:
            program = compile_cairo([(file.read(), 'loaded/syntax.cairo')], PRIME, debug_info=True)
        vm_load_program(program, segments.add())
    %}
    return ();
}
