// A hint asks for a Cairo name that is not there.
func main() {
    %{ x = ids.nothing_of_that_name %}
    return ();
}
