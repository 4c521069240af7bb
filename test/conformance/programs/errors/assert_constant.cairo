// An assertion of a constant fails in main: no traceback.
func main() {
    tempvar x = 5;
    assert x = 6;
    return ();
}
