// A rule of a hint refuses what its cell follows from.
func main() {
    alloc_locals;
    local cells: felt*;
    %{
        ids.cells = segments.add()

        def rule(vm, addr):
            if addr.offset == 1:
                assert vm.run_context.memory[addr - 1] != 5, "5 is refused."

        vm_add_auto_deduction_rule(ids.cells.segment_index, rule)
    %}
    assert cells[0] = 5;
    tempvar x = cells[1];
    return ();
}
