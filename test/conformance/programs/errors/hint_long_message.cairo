// The message of a failing hint has several lines, an empty one, and letters of other languages.
func main() {
    %{
        raise ValueError(f'first line: {2 ** 251}\n  second line\n\nafter an empty one: é 漢字 😀')
    %}
    return ();
}
