import type { Builtin, CairoVm } from '../../../../vm-core/src/index.ts';
import type { Naming } from './cell-text.ts';
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
  const instances = Math.ceil(cells / builtin.cellsPerInstance);
  return `${instances === 1 ? '1 instance' : `${instances} instances`} (${cellCount})`;
}

function instanceNodes(vm: CairoVm, builtin: Builtin, naming: Naming): NodeList | undefined {
  const { base, cellsPerInstance } = builtin;
  if (cellsPerInstance === 1) return cellNodes(vm, base, builtin.usedCells(), naming);
  return indexedNodes(Math.ceil(builtin.usedCells() / cellsPerInstance), index => {
    const start = base.add(index * cellsPerInstance);
    return {
      name: `[${index}]`,
      value: `${start}`,
      type: 'instance',
      children: cellNodes(vm, start, cellsPerInstance, naming),
    };
  });
}
