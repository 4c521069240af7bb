// A pointer into a segment that does not exist.
func main() {
    %{
        from starkware.cairo.lang.vm.relocatable import RelocatableValue
        memory[ap] = RelocatableValue(99, 5)
    %}
    [ap] = [ap], ap++;
    return ();
}
