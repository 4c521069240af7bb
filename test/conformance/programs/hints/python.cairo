// What is plain Python in hints: definitions kept for later hints, closures, generators, imports, exceptions, classes.
func twice(n: felt) -> (result: felt) {
    %{ memory[ap] = double(ids.n) %}
    [ap] = [ap], ap++;
    return (result=[ap - 1]);
}

func main() {
    alloc_locals;
    %{
        import json, functools
        from collections import Counter
        counter = Counter()

        def double(n):
            counter['calls'] += 1
            return 2 * n

        class Account:
            total = 0

            def add(self, n):
                type(self).total += n
                return self

        account = Account().add(3).add(4)
        squares = (n * n for n in range(5))
    %}
    let (first) = twice(21);
    let (second) = twice(first);
    %{
        print(counter['calls'], account.total, list(squares), ids.first, ids.second)
        print(functools.reduce(lambda a, b: a * 10 + b, [1, 2, 3]), json.dumps({'a': [1, None, True]}))
        try:
            print(undefined)
        except NameError as error:
            print(error)
        finally:
            print('finally')
        a, *rest = [memory[fp - 2], 1, 2]
        print(rest, a == memory[fp - 2], f'{ids.first:x}', ids.second // 5)
        print('globals:', sorted(set(globals()) & {'counter', 'double', 'ids', 'memory', '__name__', '__builtins__'}))
        del counter
    %}
    %{ print('counter' in globals(), 'double' in globals()) %}
    return ();
}
