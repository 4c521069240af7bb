// A rule whose destination is a number.
// own-error: rule_to_number.cairo:11:5: Error at pc=0:0:
// own-error: Got an exception while executing a hint.
// own-error:     %{ memory.add_relocation_rule(segments.add_temp_segment(), 5) %}
// own-error:     ^**************************************************************^
// own-error: Traceback (most recent call last):
// own-error:   File "rule_to_number.cairo", line 11, in <module>
// own-error:     %{ memory.add_relocation_rule(segments.add_temp_segment(), 5) %}
// own-error: AssertionError: dest_ptr must be a pointer, dest_ptr=5.
func main() {
    %{ memory.add_relocation_rule(segments.add_temp_segment(), 5) %}
    return ();
}
