// A double dereference through an unknown cell.
func read(p: felt**) -> felt {
    tempvar x = [[p + 30]];
    return x;
}

func main() {
    tempvar cells: felt* = new (1, 2, 3);
    read(cast(cells, felt**));
    return ();
}
