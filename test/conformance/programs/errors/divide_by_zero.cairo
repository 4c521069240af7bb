// A deduced quotient of which the divisor is zero.
func main() {
    tempvar x = 7;
    tempvar zero = 0;
    tempvar y = x / zero;
    return ();
}
