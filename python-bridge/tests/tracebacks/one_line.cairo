func main() {
    %{ print('a'); x = 1; raise KeyError('a key') %}
    ret;
}
