func main() {
    %{
        code = '1 +'
        eval(code)
    %}
    ret;
}
