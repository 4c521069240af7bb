import { Relocatable, type CairoVm } from '../../../../vm-core/src/index.ts';
import { cellText, type Naming } from './cell-text.ts';
import { indexedNodes, type NodeList, type ValueNode } from './value-node.ts';

/** Shows the VM's memory, segment by segment. */
export function segmentNodes(vm: CairoVm, naming: Naming): NodeList | undefined {
  const real = vm.segments.count;
  const names = segmentNames(vm);
  return indexedNodes(real + vm.segments.temporaryCount, index => {
    const segment = index < real ? index : real - index - 1;
    const size = vm.segments.usedSize(segment);
    const role = segment < 0 ? 'temporary' : names.get(segment);
    return {
      name: role === undefined ? `${segment}` : `${segment} ${role}`,
      value: size === 1 ? '1 cell' : `${size} cells`,
      type: 'segment',
      children: cellNodes(vm, new Relocatable(segment, 0), size, naming),
    };
  });
}

/** The cells from `start` on, by their distance. */
export function cellNodes(
  vm: CairoVm,
  start: Relocatable,
  count: number,
  naming: Naming,
): NodeList | undefined {
  return indexedNodes(count, (index, format): ValueNode => {
    const address = start.add(index);
    return {
      name: `[${index}]`,
      value: cellText(vm.memory.get(address), format, naming),
      type: `cell ${address}`,
    };
  });
}

/** What the segments of a run are for (cairo-lang, vm/cairo_runner.py: initialize_segments). */
function segmentNames(vm: CairoVm): Map<number, string> {
  const names = new Map<number, string>();
  for (const { name, base } of vm.builtins) names.set(base.segment, name);
  for (const { base } of vm.programs) names.set(base.segment, 'loaded program');
  names.set(vm.programBase.segment, 'program');
  names.set(vm.executionBase.segment, 'execution');
  names.set(vm.finalPc.segment, 'end');
  const returnFp = vm.memory.get(vm.initialFp.add(-2));
  if (returnFp instanceof Relocatable) names.set(returnFp.segment, 'return fp');
  return names;
}
