// A hint reads a cell that is not there, through several functions of its own.
func main() {
    %{
        read = lambda address: memory[address]
        cells = [read(fp - 1), read(ap + 7)]
    %}
    return ();
}
