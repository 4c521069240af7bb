// A pointer into a segment that is not there.
func main() {
    %{
        from starkware.cairo.lang.vm.relocatable import RelocatableValue
        memory[ap] = RelocatableValue(77, 5)
    %}
    [ap] = [ap], ap++;
    ret;
}
