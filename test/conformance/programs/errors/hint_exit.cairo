// A hint wants to end the process: cairo-run ends, here it is an error.
// own-error: hint_exit.cairo:11:5: Error at pc=0:0:
// own-error: Got an exception while executing a hint.
// own-error:     %{
// own-error:     ^^
// own-error: Traceback (most recent call last):
// own-error:   File "hint_exit.cairo", line 13, in <module>
// own-error:     sys.exit(3)
// own-error: SystemExit: 3
func main() {
    %{
        import sys
        sys.exit(3)
    %}
    ret;
}
