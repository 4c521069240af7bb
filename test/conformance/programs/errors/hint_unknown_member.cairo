// A hint asks for a member that the struct has not.
struct Point {
    x: felt,
    y: felt,
}

func main() {
    alloc_locals;
    local p: Point = Point(x=1, y=2);
    %{ print(ids.p.z) %}
    return ();
}
