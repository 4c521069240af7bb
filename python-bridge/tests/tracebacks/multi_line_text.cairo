func main() {
    %{
        class MyError(Exception):
            pass

        raise MyError('first\nsecond')
    %}
    ret;
}
