import { Relocatable, type CairoType, type TypedValue } from '../../../../vm-core/src/index.ts';
import { elementsOf, type Siblings } from './array-length.ts';
import { dictAt, type DictRange } from './dict-range.ts';
import type { TypeReader } from './type-reader.ts';

/** A pointer that has a name. */
export interface Pointed {
  readonly name: string;
  readonly pointer: Relocatable;
  readonly pointee: CairoType;
  readonly siblings?: Siblings | undefined;
}

/** What a pointer stands for: a dictionary, an array as long as something beside it says, else what it points to. */
export type PointerTarget =
  | { readonly kind: 'dict'; readonly range: DictRange }
  | { readonly kind: 'array'; readonly length: number }
  | { readonly kind: 'value'; readonly typed: TypedValue };

const NONE: Siblings = () => undefined;

export function targetOf(
  reader: TypeReader,
  { name, pointer, pointee, siblings = NONE }: Pointed,
): PointerTarget {
  const type = reader.resolve(pointee);
  if (type.kind === 'struct' && !isInFrame(reader, pointer)) {
    const used = reader.cursor.view.segments.usedSize(pointer.segment);
    const range = dictAt(type.name, name, pointer, used, siblings);
    if (range) return { kind: 'dict', range };
  }
  const length = elementsOf(name, pointer, reader.sizeOf(pointee), siblings);
  return length === undefined
    ? { kind: 'value', typed: reader.load(pointee, pointer) }
    : { kind: 'array', length };
}

/** Does it point into the stack of functions? There, something else comes behind a struct. */
export function isInFrame({ cursor }: TypeReader, { segment }: Relocatable): boolean {
  return segment === cursor.vm.executionBase.segment;
}

/** Elements from a pointer on to the last known cell of its segment. */
export function elementsInSegment(reader: TypeReader, pointee: CairoType, start: Relocatable): number {
  const size = reader.sizeOf(pointee);
  const cells = reader.cursor.view.segments.usedSize(start.segment) - start.offset;
  return size === 0 ? 0 : Math.max(0, Math.ceil(cells / size));
}
