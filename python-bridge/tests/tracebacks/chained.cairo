func main() {
    %{

        try:
            {}['missing']
        except KeyError as error:
            raise RuntimeError('outer') from error
    %}
    ret;
}
