// The text that a hint executes fails on its second line.
func main() {
    %{
        exec('x = memory[ap - 1]\ny = undefined')
    %}
    return ();
}
