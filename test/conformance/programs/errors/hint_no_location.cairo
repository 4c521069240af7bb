// cairo-compile: --no_debug_info
// A hint fails in a program without debug information.
func main() {
    %{
        def raise_it():
            raise KeyError('x')
        raise_it()
    %}
    return ();
}
