// A range is read that has a gap.
func main() {
    %{ print(memory.get_range(fp - 2, 5)) %}
    ret;
}
