// Pointers are read as integers.
func main() {
    %{ print(memory.get_range_as_ints(fp - 2, 2)) %}
    ret;
}
