// A hint asks for a reference that ap left behind.
func change_ap(n: felt) {
    if (n == 0) {
        return ();
    }
    return change_ap(n - 1);
}

func main() {
    tempvar x = 3;
    change_ap(5);
    %{ print(ids.x) %}
    return ();
}
