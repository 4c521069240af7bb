// Every kind of name after `ids.`, read, assigned, deleted, missing and revoked; and what else can be done with these objects.
from starkware.cairo.common.alloc import alloc
from starkware.cairo.common.dict_access import DictAccess
from starkware.cairo.common.registers import get_fp_and_pc

const LIMIT = 1000;

struct Point {
    x: felt,
    y: felt,
}
struct Empty {
}
struct Nest {
    a: Point,
    p: Point*,
    pp: Point**,
    f: felt*,
    t: (felt, felt),
    n: (u: felt, v: felt),
    e: Empty,
    ep: Empty*,
    c: codeoffset,
    address_: felt,
    SIZE: felt,
    type_: felt,
    _private: felt,
    _call: felt,
}
using Alias = Point;
using Pair = (felt, felt);

namespace Space {
    const C = 7;
    struct S {
        m: felt,
    }
    func g(a, b: felt*) -> (r: felt) {
        return (r=a);
    }
    namespace Inner {
        const D = 8;
    }
}

func takes{implicit: felt}(n: Nest*, v: Point, al: Alias, pr: Pair) -> (r: felt) {
    alloc_locals;
    local unset;
    local unsetp: Point*;
    local sp: Point;
    local __dunder = 5;
    local _under = 6;
    local _table = 7;
    local _call = 8;
    let alias2 = al;
    let expr = n.a.x + 3;
    let cast_expr = cast(5, Point*);
    let tup = (1, 2);
    let ptr_member = n.p;
    let deref_member = n.a;
    let codeoff: codeoffset = cast(Space.g, codeoffset);
    tempvar tmp = 1;
    inner_label:
    %{
        def attempt(what, act):
            try:
                print(what, '->', act())
            except BaseException as error:
                print(what, '!!', type(error).__name__, error)
        def put(obj, name, value):
            setattr(obj, name, value)
            return getattr(obj, name)
        for name in ('n v al pr unset unsetp sp __dunder _under alias2 expr cast_expr tup ptr_member deref_member codeoff tmp implicit '
                     'inner_label takes main Space Point Empty Nest Alias Pair LIMIT DictAccess alloc starkware __main__ Args ImplicitArgs Return SIZEOF_LOCALS '
                     'nothing r address_ SIZE type_ _context _table _call _get _set _accessible_scopes _path').split():
            def show(name=name):
                value = getattr(ids, name)
                return value if isinstance(value, (int, type(ap))) else type(value).__name__
            attempt(name, show)
        for name in ('n v al pr expr cast_expr tup ptr_member deref_member codeoff inner_label takes Space Point Alias Pair LIMIT DictAccess alloc starkware Args nothing __dunder').split():
            attempt('set ' + name, lambda: put(ids, name, 5))
            attempt('set none ' + name, lambda: put(ids, name, None))
        for name in 'a p pp f t n e ep c address_ SIZE type_ _private _call x __len__ _struct_definition'.split():
            attempt('n.' + name, lambda: getattr(ids.n, name) if isinstance(getattr(ids.n, name), int) else type(getattr(ids.n, name)).__name__)
            attempt('Nest.' + name, lambda: getattr(ids.Nest, name) if isinstance(getattr(ids.Nest, name), int) else type(getattr(ids.Nest, name)).__name__)
            attempt('n.type_.' + name, lambda: getattr(ids.n.type_, name) if isinstance(getattr(ids.n.type_, name), int) else type(getattr(ids.n.type_, name)).__name__)
            attempt('set n.' + name, lambda: put(ids.n, name, 5))
            attempt('set Nest.' + name, lambda: put(ids.Nest, name, 5))
            attempt('del n.' + name, lambda: delattr(ids.n, name))
        attempt('del ids.v', lambda: delattr(ids, 'v'))
        attempt('n[0]', lambda: (ids.n[0].address_ == ids.n.address_, ids.n[1].address_ - ids.n.address_, ids.n[-1].address_ - ids.n.address_))
        attempt('n[x]', lambda: ids.n['x'])
        attempt('n[0:1]', lambda: ids.n[0:1])
        attempt('n[None]', lambda: ids.n[None])
        attempt('n[1.5]', lambda: ids.n[1.5])
        attempt('n set item', lambda: ids.n.__setitem__(0, 1))
        attempt('n.p', lambda: (ids.n.p.x, ids.n.p[1].address_ - ids.n.p.address_, ids.n.p.type_.SIZE))
        attempt('n.pp', lambda: ids.n.pp)
        attempt('n.e', lambda: ids.n.e.address_ - ids.n.address_)
        attempt('set n.a', lambda: put(ids.n, 'a', 5))
        attempt('set sp', lambda: put(ids, 'sp', 5))
        attempt('set unsetp', lambda: put(ids, 'unsetp', ids.n.p.address_).address_ == ids.n.p.address_)
        attempt('set unsetp ref', lambda: put(ids, 'unsetp', ids.n.p))
        attempt('set sp.x float', lambda: put(ids.sp, 'x', 1.5))
        attempt('set unset float', lambda: put(ids, 'unset', 1.5))
        attempt('set unset str', lambda: put(ids, 'unset', 'a'))
        attempt('set unset ref', lambda: put(ids, 'unset', ids.n))
        attempt('set unset True', lambda: put(ids, 'unset', True))
        attempt('eq', lambda: (ids.Point == ids.Point, ids.Point != ids.Nest, ids.n.type_ == ids.Nest, ids.n == ids.n, ids.v.type_ == ids.Point, ids.Point == 5))
        attempt('hash', lambda: hash(ids.Point))
        attempt('hash n', lambda: isinstance(hash(ids.n), int))
        attempt('call', lambda: ids.takes())
        attempt('call n', lambda: ids.n())
        attempt('iter ids', lambda: list(ids))
        attempt('len', lambda: len(ids.n))
        attempt('len ids', lambda: len(ids))
        attempt('int', lambda: int(ids.n))
        attempt('add', lambda: ids.n + 1)
        attempt('sub', lambda: ids.n - ids.n)
        attempt('ids item', lambda: ids['n'])
        attempt('instruction offsets', lambda: (ids.takes.instruction_offset_, ids.inner_label.instruction_offset_, ids.Space.g.instruction_offset_, ids.alloc.instruction_offset_))
        attempt('Space off', lambda: ids.Space.instruction_offset_)
        attempt('Space.S', lambda: (ids.Space.S.SIZE, ids.Space.S.m, ids.Space.C, ids.Space.Inner.D, ids.Space.g.Args.SIZE, ids.Space.g.Args.b, ids.Space.g.ImplicitArgs.SIZE))
        attempt('Space.none', lambda: ids.Space.none)
        attempt('Space.Inner.none', lambda: ids.Space.Inner.none)
        attempt('Space.g.Return', lambda: ids.Space.g.Return)
        attempt('Space.g.a', lambda: ids.Space.g.a)
        attempt('set Space.C', lambda: put(ids.Space, 'C', 1))
        attempt('set Space.S', lambda: put(ids.Space, 'S', 1))
        attempt('set Space.S.m', lambda: put(ids.Space.S, 'm', 1))
        attempt('set Space.g', lambda: put(ids.Space, 'g', 1))
        attempt('set Space.none', lambda: put(ids.Space, 'none', 1))
        attempt('set instruction_offset_', lambda: put(ids.takes, 'instruction_offset_', 1))
        attempt('set address_', lambda: put(ids.n, 'address_', 1))
        attempt('dotted', lambda: getattr(ids, 'Space.C'))
        attempt('dotted2', lambda: getattr(ids, 'n.a'))
        attempt('dotted3', lambda: getattr(ids, '__main__.LIMIT'))
        attempt('space', lambda: getattr(ids, 'a b'))
        attempt('hasattr', lambda: hasattr(ids, 'n'))
        attempt('hasattr none', lambda: hasattr(ids, 'nothing'))
        attempt('hasattr unset', lambda: hasattr(ids, 'sp'))
        attempt('hasattr dunder', lambda: (hasattr(ids, '__dunder'), hasattr(ids, '__iter__'), hasattr(ids.n, '__getitem__'), hasattr(ids.n, '__len__')))
        attempt('getattr default', lambda: getattr(ids, 'nothing', 5))
        attempt('getattr default dunder', lambda: getattr(ids, '__nothing', 5))
        attempt('dir n', lambda: [n for n in dir(ids.n) if not n.startswith('_')])
        attempt('dir Point', lambda: [n for n in dir(ids.Point) if not n.startswith('_')])
        attempt('bool', lambda: (bool(ids), bool(ids.n), bool(ids.Point)))
        import copy, pickle
        attempt('copy ids', lambda: type(copy.copy(ids)).__name__)
        attempt('copy n', lambda: copy.copy(ids.n).address_ == ids.n.address_)
        attempt('memory addr', lambda: memory[ids.n.address_ + ids.Nest.p] == ids.n.p.address_)
        attempt('DictAccess', lambda: (ids.DictAccess.SIZE, ids.DictAccess.key, ids.DictAccess.new_value))
        attempt('starkware', lambda: ids.starkware.cairo.common.dict_access.DictAccess.SIZE)
    %}
    return (r=0);
}

func main() {
    alloc_locals;
    local p: Point = Point(x=1, y=2);
    let implicit = 3;
    let (__fp__, _) = get_fp_and_pc();
    local pp: Point* = &p;
    local n: Nest = Nest(a=p, p=&p, pp=&pp, f=&pp, t=(3, 4), n=(u=5, v=6), e=Empty(), ep=cast(&p, Empty*), c=cast(Space.g, codeoffset), address_=1, SIZE=2, type_=3, _private=4, _call=5);
    with implicit {
        takes(&n, p, p, (8, 9));
    }
    tempvar q = 5;
    tempvar qp: Point* = &p;
    tempvar s: Point = Point(1, 2);
    alloc();
    %{
        for name in ('q', 'qp', 's', '__fp__', 'p', 'implicit'):
            try:
                print(name, type(getattr(ids, name)).__name__)
            except Exception as error:
                print(name, type(error).__name__, error)
            try:
                setattr(ids, name, 5)
                print('set', name, type(getattr(ids, name)).__name__)
            except Exception as error:
                print('set', name, type(error).__name__, error)
    %}
    return ();
}
