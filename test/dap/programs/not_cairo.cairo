func main() {
    let x = missing_name;  // @error
    return ();
}
