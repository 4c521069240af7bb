func main() {
    %{
        if True:
        x = 1
    %}
    ret;
}
