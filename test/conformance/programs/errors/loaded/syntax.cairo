// Compiled and loaded by ../loaded_hint_syntax.cairo while it runs.

func main() {
    %{ a = 1 %}
    %{
        b = = 2
    %}
    return ();
}
