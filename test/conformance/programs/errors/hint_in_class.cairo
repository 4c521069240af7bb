// A hint fails in the body of a class, and again in handling that.
func main() {
    %{
        try:
            class Account:
                total = 3
                share = total / 0
        except ZeroDivisionError as error:
            raise LookupError(segments, 'none')[0] from error
    %}
    return ();
}
