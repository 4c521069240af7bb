// A hint that imports a Python module which lies beside the program.
func main() {
    %{
        from helper_module import double
        doubled = double(21)
    %}
    ap += 0;
    return ();
}
