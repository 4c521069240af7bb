// A hint that does not compile.
func main() {
    tempvar x = 1;
    %{
        a = 1
        if a == 1
            b = 2
    %}
    return ();
}
