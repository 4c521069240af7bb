func main() {
    %{
        values = [3, 2, 1, 0]
        inverses = list(map(lambda x: 6 // x, values))
    %}
    ret;
}
