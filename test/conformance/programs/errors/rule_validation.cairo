// A rule of a hint refuses what an instruction writes.
func main() {
    alloc_locals;
    local cells: felt*;
    %{
        ids.cells = segments.add()

        def rule(memory, addr):
            assert memory[addr] != 5, f"5 is refused at {addr}."
            return set()

        vm_add_validation_rule(ids.cells.segment_index, rule)
    %}
    assert cells[0] = 4;
    assert cells[1] = 5;
    return ();
}
