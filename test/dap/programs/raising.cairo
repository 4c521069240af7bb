// A hint raises an error in a Python function.
func main() {
    alloc_locals;
    local x = 3;
    %{
        def fail(number):
            missing = {}
            return missing[number]  # @raise

        fail(ids.x)  # @hint
    %}
    assert x = 3;
    return ();
}
