// None is written through a name and into memory.
func main() {
    alloc_locals;
    local x;
    %{ ids.x = None %}
    ret;
}
