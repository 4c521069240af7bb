import { Relocatable, type MachineView } from '../../../../vm-core/src/index.ts';
import type { Cursor } from '../time/cursor.ts';
import type { Cells } from './cells.ts';
import { indexedNodes, type NodeList } from './value-node.ts';

/** Shows the VM's memory, segment by segment. */
export function segmentNodes(cells: Cells): NodeList | undefined {
  const { cursor } = cells;
  const { segments } = cursor.view;
  const real = segments.count;
  const names = segmentNames(cursor);
  return indexedNodes(real + segments.temporaryCount, index => {
    const segment = index < real ? index : real - index - 1;
    const size = segments.usedSize(segment);
    const role = segment < 0 ? 'temporary' : names.get(segment);
    return {
      name: role === undefined ? `${segment}` : `${segment} ${role}`,
      value: size === 1 ? '1 cell' : `${size} cells`,
      type: 'segment',
      target: new Relocatable(segment, 0),
      children: cells.nodes(new Relocatable(segment, 0), size),
    };
  });
}

/** What the segments of a run are for (cairo-lang, vm/cairo_runner.py: initialize_segments). */
function segmentNames({ vm, view }: Cursor): Map<number, string> {
  const names = new Map<number, string>();
  for (const { name, base } of vm.builtins) names.set(base.segment, name);
  for (const { base } of vm.programs) names.set(base.segment, 'loaded program');
  names.set(vm.programBase.segment, 'program');
  names.set(vm.executionBase.segment, 'execution');
  names.set(vm.finalPc.segment, 'end');
  const returnFp = view.memory.get(vm.initialFp.add(-2));
  if (returnFp instanceof Relocatable) names.set(returnFp.segment, 'return fp');
  return names;
}

/** What the segment is for; undefined for those that hints have added. */
export function segmentRole(cursor: Cursor, segment: number): string | undefined {
  return segment < 0 ? 'temporary' : segmentNames(cursor).get(segment);
}

/** Is there such a segment, real or temporary, at this moment? */
export function hasSegment({ segments }: MachineView, segment: number): boolean {
  return segment < segments.count && segment >= -segments.temporaryCount;
}
