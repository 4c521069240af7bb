import type { Builtin, CairoVm, Relocatable } from '../../../../vm-core/src/index.ts';
import { cellText, type Naming } from './cell-text.ts';
import { cellNodes } from './segments.ts';
import { indexedNodes, namedNodes, type NodeList } from './value-node.ts';

/** Shows the run's builtins: where they are, how much of them is used, and their cells by instance. */
export function builtinNodes(vm: CairoVm, naming: Naming): NodeList | undefined {
  return namedNodes(vm.builtins.length, () =>
    vm.builtins.map(builtin => ({
      name: builtin.name,
      value: `${builtin.base}, ${usage(builtin)}${builtin.included ? '' : ', not used by the program'}`,
      type: 'builtin',
      children: instanceNodes(vm, builtin, naming),
    })),
  );
}

function usage(builtin: Builtin): string {
  const cells = builtin.usedCells();
  const cellCount = cells === 1 ? '1 cell' : `${cells} cells`;
  if (builtin.cellsPerInstance === 1) return cellCount;
  const instances = builtin.usedInstances();
  return `${instances === 1 ? '1 instance' : `${instances} instances`} (${cellCount})`;
}

function instanceNodes(vm: CairoVm, builtin: Builtin, naming: Naming): NodeList | undefined {
  const { base, shape } = builtin;
  const { cells } = shape;
  if (cells.length === 1) return cellNodes(vm, base, builtin.usedCells(), naming);
  return indexedNodes(builtin.usedInstances(), index => {
    const start = base.add(index * cells.length);
    return {
      name: `[${index}]`,
      value: `${start}`,
      type: 'instance',
      children: memberNodes(vm, start, cells, naming),
    };
  });
}

/** The cells of an instance, by their names. */
function memberNodes(
  vm: CairoVm,
  start: Relocatable,
  names: readonly string[],
  naming: Naming,
): NodeList | undefined {
  return namedNodes(names.length, format =>
    names.map((name, i) => {
      const address = start.add(i);
      return { name, value: cellText(vm.memory.get(address), format, naming), type: `cell ${address}` };
    }),
  );
}
