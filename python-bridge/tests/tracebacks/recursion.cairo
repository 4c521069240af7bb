func main() {
    %{
        def down(n):
            return 1 // n if n == 0 else down(n - 1)
        down(12)
    %}
    ret;
}
