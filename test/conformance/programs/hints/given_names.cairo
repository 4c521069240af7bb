// cairo-run: --layout=small
%builtins output

// The names of the VM where only functions, classes, generators or other hints mention them.
func call_later(n: felt) -> (r: felt) {
    // What was made in another hint finds the names of the hint that calls it, here and below.
    %{ memory[ap] = later() %}
    [ap] = [ap], ap++;
    %{ print(Reader.read(), Reader().property_of, [*squares_of()], next(registers)) %}
    %{ print(text(), decorated(2), nested()()) %}
    %{ x = 1 %}
    %{ writer(n_cells=3) %}
    return (r=[ap - 1]);
}

func main{output_ptr: felt*}() {
    alloc_locals;
    local n = 9;
    local list: felt*;
    %{
        import asyncio, contextlib, functools
        later = lambda: ids.n * 2 + (memory[fp - 3] == ids.n)

        class Reader:
            kind = 'segments' + str(segments.n_segments)

            @staticmethod
            def read():
                return memory[fp - 3], ids.n

            @property
            def property_of(self):
                return fadd(PRIME - 1, ids.n), self.kind

        def squares_of():
            for i in range(ids.n):
                yield i * i, ap - fp

        def numbers():
            while True:
                yield pc.offset > 0, current_step > 0, ap - fp

        registers = numbers()

        def text():
            return f'{ids.n} {ids.n!r:>4} {output_builtin.base}'

        def twice(function):
            @functools.wraps(function)
            def wrapper(*args):
                return function(*args), function(*args)
            return wrapper

        @twice
        def decorated(by):
            return safe_div(4 * ids.n, by), builtin_runners['output_builtin'].included

        def nested():
            def inner(default=to_felt_or_relocatable(7)):
                return default, [ids.n + i for i in range(2)], {memory[fp - 3] for _ in range(2)}
            return inner

        def writer(n_cells):
            ids.n
            start = segments.add()
            end = segments.write_arg(start, list(range(n_cells)))
            print(memory.get_range(start, end - start), is_accessed(start))

        async def wait():
            await asyncio.sleep(0)
            return ids.n

        @contextlib.contextmanager
        def scope(**variables):
            vm_enter_scope(variables)
            yield
            vm_exit_scope()
    %}
    let (a) = call_later(3);
    let (b) = call_later(1);
    %{
        print(ids.a, ids.b, asyncio.run(wait()))
        with scope(memo={}):
            print('memo' in [name for name in ()], ids.n)
        ids.list = segments.gen_arg([a for a in (1, 2)])
    %}
    %{ kept = memory; old = ids; vm_enter_scope({'kept': memory, 'old': ids, 'later': later}) %}
    %{
        print(kept[fp], old.n, old.list == kept[fp + 1])
        try:
            later()
        except NameError as error:
            print(error)
    %}
    %{ ids.n; print(old.n, kept is memory) %}
    %{ vm_exit_scope() %}
    %{
        print(old.n, old.a, later())
        del kept, old
    %}
    // Names of the VM that a hint takes for itself are the VM's again in the next one.
    %{ memory = 5; segments = memory; ids = segments; ap = ids; PRIME = fadd = ap; print(memory, PRIME) %}
    %{ print(type(ids).__name__, ap > fp, fadd(1, 2), PRIME > 5, segments.n_segments > 3, memory[fp]) %}
    %{
        try:
            raise KeyError('memory')
        except KeyError as pc:
            print(repr(pc))
    %}
    %{ print(pc.segment_index); ids_of_now = ids %}
    %{
        for current_step in range(3):
            pass
        print(current_step)
    %}
    %{ print(current_step > 3, ids_of_now.n) %}
    return ();
}
