func main() {
    %{
        def fail():
            return [][1]
        try:
            fail()
        except IndexError:
            undefined_name
    %}
    ret;
}
