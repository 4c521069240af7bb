// cairo-run: --layout=small
%builtins output

// Python of all kinds in hints: what their globals are, what stays, what functions of other hints and scopes find.

func inner(n: felt) {
    %{
        print('inner', ids.n, keeper(), local_kept.a)
    %}
    %{
        print('method', Holder().show(), gen and next(gen))
    %}
    return ();
}

func long_hint() {
    %{
        x = 'é ü 漢字 😀'
        print(x, len(x), f"{x!r} {'nested'} {type(ids).__name__ + 'q'}")
        naïve = 5
        print(naïve, 'naïve' in globals())
        text = """a
          multi
        line"""
        print(text)
        total = 0
        for i in range(100):
            if i % 2:
                continue
            total += i
        else:
            print('else', total)
        def fact(n):
            return 1 if n < 2 else n * fact(n - 1)
        print(fact(20))
        print([i * j for i in range(3) for j in range(3) if i != j], {k: v for k, v in zip('ab', range(2))})
        class A:
            y = 3
            z = [memory[fp - 2] is not None for _ in range(2)]
            def __repr__(self):
                return f'A({self.y})'
        print(A(), A.__module__ if '__name__' in globals() else 'no name', A.__qualname__)
    %}
    return ();
}

func main{output_ptr: felt*}() {
    alloc_locals;
    local a;
    local b = 7;
    %{
        def attempt(what, act):
            try:
                print(what, '->', act())
            except BaseException as error:
                print(what, '!!', type(error).__name__, error)
        ids.a = 5
        local_kept = ids
        def keeper():
            return hasattr(ids, 'n') if False else type(ids).__name__
        class Holder:
            def show(self):
                return ids.n
        def generator():
            while True:
                yield current_step, ap - fp
        gen = generator()
        attempt('name', lambda: __name__)
        attempt('file', lambda: __file__)
        attempt('doc', lambda: __doc__[:8])
        attempt('builtins', lambda: type(__builtins__).__name__)
        attempt('builtins print', lambda: (__builtins__['print'] if isinstance(__builtins__, dict) else __builtins__.print) is print)
        attempt('spec', lambda: __spec__)
        attempt('globals', lambda: sorted(globals()))
        attempt('locals is globals', lambda: eval('locals()') is not None)
        print(locals() is globals())
        exec('made = ids.a + 1')
        print(made, eval('ids.b + made'))
        exec('inside = 4', {'x': 1})
        attempt('inside', lambda: inside)
        def uses_global():
            global made_global
            made_global = ids.b
        uses_global()
        print(made_global)
        del made
        attempt('made', lambda: made)
        attempt('eval none', lambda: eval('ids.a', {}))
        attempt('eval ids', lambda: eval('ids.a', {'ids': ids}))
        attempt('compile', lambda: eval(compile('memory[fp - 2]', '<x>', 'eval')) == memory[fp - 2])
        import asyncio
        async def later():
            await asyncio.sleep(0)
            return ids.a, memory[fp - 1]
        attempt('async', lambda: asyncio.run(later())[0])
        lam = lambda: (ids.b, memory[ap - 1])
        squares = {i: i * i for i in range(ids.a)}
        print(squares, i if 'i' in globals() else 'no i')
        if (walrus := ids.a) > 3:
            print(walrus)
        with open('/dev/null') as handle:
            print(handle.read())
        try:
            raise ValueError('é')
        except ValueError as error:
            print(error)
        print('error' in globals())
        assert True, 'never'
        a, (b, *c) = 1, (2, 3, 4)
        print(a, b, c, *range(3), sep='-', end='!\n')
        x: int = 5
        attempt('annotations', lambda: __annotations__)
    %}
    inner(3);
    %{
        attempt('lam', lambda: lam()[0])
        attempt('kept', lambda: (local_kept.a, local_kept.b, local_kept.a))
        attempt('kept set', lambda: setattr(local_kept, 'a', 5))
        attempt('kept set wrong', lambda: setattr(local_kept, 'a', 6))
        attempt('kept main', lambda: local_kept.main.instruction_offset_)
        attempt('gen', lambda: next(gen)[1] is not None)
        print(sorted(k for k in globals() if k not in ('__builtins__',)))
        vm_enter_scope(dict(globals()))
    %}
    %{
        print(sorted(k for k in globals() if k not in ('__builtins__',)))
        attempt('old scope', lambda: keeper())
        vm_exit_scope()
    %}
    %{ vm_enter_scope(locals()) %}
    %{ print(sorted(k for k in globals() if k not in ('__builtins__',)), attempt('lam', lambda: lam())); later_var = 1 %}
    %{ vm_exit_scope() %}
    %{
        print('later_var' in globals())
        attempt('enter none', lambda: vm_enter_scope(None))
        attempt('exit', lambda: vm_exit_scope())
        attempt('exit main', lambda: vm_exit_scope())
        attempt('enter str keys', lambda: vm_enter_scope({1: 2}))
        attempt('exit', lambda: vm_exit_scope())
        attempt('enter kw', lambda: vm_enter_scope(new_scope_locals={'q': 1}))
        attempt('exit', lambda: vm_exit_scope())
        from collections import OrderedDict
        attempt('enter ordered', lambda: vm_enter_scope(OrderedDict(q=3)))
    %}
    %{ print(q, 'zz' in globals()) %}
    %{ vm_exit_scope() %}
    %{
        memory_kept = memory
        segments_kept = segments
    %}
    %{
        print(memory_kept is memory, segments_kept is segments, memory_kept[fp - 2] == memory[fp - 2])
        attempt('program_input', lambda: program_input)
        import sys
        attempt('argv', lambda: type(sys.argv).__name__)
        attempt('frame', lambda: sys._getframe(1).f_code.co_name)
        attempt('stdout', lambda: sys.stdout.write('x\n'))
        attempt('inspect', lambda: __import__('inspect').currentframe().f_back.f_globals is globals())
        attempt('output', lambda: (output_builtin.base, output_builtin.stop_ptr, output_builtin.included))
        memory = 5
        ids = 6
        print(memory, ids)
    %}
    %{ print(type(memory).__name__ != 'int', type(ids).__name__) %}
    long_hint();
    %{
        ap = 5
        fp = 'x'
    %}
    %{ print(type(ap).__name__, type(fp).__name__) %}
    return ();
}
