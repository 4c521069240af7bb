// A hint with a wrong indentation.
func main() {
    %{
        a = 1
          b = 2
    %}
    return ();
}
