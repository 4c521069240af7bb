// One exception while another is handled, and one with a cause.
func main() {
    %{
        try:
            try:
                {}['key']
            except KeyError as error:
                raise RuntimeError('the cause is below') from error
        except RuntimeError:
            [][3]
    %}
    return ();
}
