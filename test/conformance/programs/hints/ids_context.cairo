// What hints of provers and of Starknet take from inside `ids`: the program's names, as cairo-lang's own objects.
from starkware.cairo.common.dict_access import DictAccess

struct Point {
    x: felt,
    y: felt,
}

struct Shape {
    n: felt,
    points: Point*,
    origin: Point,
}

namespace Space {
    func f(p: Point*, by: felt) -> felt {
        let q = by + 5;
        %{
            import copy
            print(sorted(str(name) for name in ids._context.identifiers.as_dict())[:5], ids._accessible_scopes, repr(ids._path), repr(ids.Space._path), ids.Space._accessible_scopes)
            context = ids._context
            print(context.pc == pc, context.memory is memory, type(context.identifiers).__name__, type(context.reference_manager).__name__, type(context.flow_tracking_data).__name__)
            reference = context.flow_tracking_data.resolve_reference(context.reference_manager, ids._accessible_scopes[-1] + 'q')
            print(reference.value.format(), context.evaluator(reference.eval(context.flow_tracking_data.ap_tracking)), ids.q)
            print(ids.p._context.pc, ids.Point._context.pc, ids.p._struct_definition.full_name, ids.p._struct_definition.size, list(ids.p._struct_definition.members))
            print(ids.get_or_set_value('q', None), ids.p.get_or_set_value('x', None), ids.Point.get_or_set_value('y', None))
            print(ids.Space.f._path, ids.Space.f._accessible_scopes)
            print(copy.copy(ids).q, copy.copy(ids.p).y, copy.copy(ids.Point).SIZE)
        %}
        return q;
    }
}

func main() {
    alloc_locals;
    local shape: Shape*;
    %{
        from starkware.cairo.common.structs import CairoStructFactory
        structs = CairoStructFactory(
            identifiers=ids._context.identifiers,
            additional_imports=['__main__.Shape', '__main__.Point', 'starkware.cairo.common.dict_access.DictAccess'],
        ).structs
        point = structs.Point(x=3, y=-4)
        shape = structs.Shape(n=1, points=segments.gen_arg([5, 6]), origin=point)
        ids.shape = segments.add()
        print(segments.gen_typed_args(shape), structs.Point.struct_definition_.size, structs.DictAccess.struct_definition_.full_name)
        segments.load_data(ids.shape.address_, segments.gen_typed_args(shape))
        print(ids.shape.n, ids.shape.points.y, ids.shape.origin.x, ids.shape.origin.y == PRIME - 4)
    %}
    Space.f(shape.points, 7);
    return ();
}
