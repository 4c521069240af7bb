// A hint assigns to a struct as a whole.
struct Point {
    x: felt,
    y: felt,
}

func main() {
    alloc_locals;
    local p: Point;
    %{ ids.p = 5 %}
    return ();
}
