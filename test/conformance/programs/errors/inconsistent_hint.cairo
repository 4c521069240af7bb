// A hint writes another value into a known cell.
func change(p: felt*) {
    %{ memory[ids.p] = 4 %}
    return ();
}

func main() {
    alloc_locals;
    tempvar cells: felt* = new (3, 2);
    change(cells);
    return ();
}
