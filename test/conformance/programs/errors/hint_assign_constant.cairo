// A hint assigns to a constant.
const LIMIT = 7;

func main() {
    %{ ids.LIMIT = 8 %}
    return ();
}
