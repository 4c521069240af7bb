import type { Builtin, Relocatable } from '../../../../vm-core/src/index.ts';
import type { Cursor } from '../time/cursor.ts';
import { cellText, type Naming } from './cell-text.ts';
import { cellNodes } from './segments.ts';
import { indexedNodes, namedNodes, type NodeList } from './value-node.ts';

/** Shows the run's builtins: where they are, how much of them is used, and their cells by instance. */
export function builtinNodes(cursor: Cursor, naming: Naming): NodeList | undefined {
  const { vm } = cursor;
  return namedNodes(vm.builtins.length, () =>
    vm.builtins.map(builtin => ({
      name: builtin.name,
      value: `${builtin.base}, ${usage(cursor, builtin)}${builtin.included ? '' : ', not used by the program'}`,
      type: 'builtin',
      children: instanceNodes(cursor, builtin, naming),
    })),
  );
}

/** How many cells of its segment the builtin has used at this moment. */
function usedCells({ view }: Cursor, { base }: Builtin): number {
  return view.segments.usedSize(base.segment);
}

function usedInstances(cursor: Cursor, builtin: Builtin): number {
  return Math.ceil(usedCells(cursor, builtin) / builtin.cellsPerInstance);
}

function usage(cursor: Cursor, builtin: Builtin): string {
  const cells = usedCells(cursor, builtin);
  const cellCount = cells === 1 ? '1 cell' : `${cells} cells`;
  if (builtin.cellsPerInstance === 1) return cellCount;
  const instances = usedInstances(cursor, builtin);
  return `${instances === 1 ? '1 instance' : `${instances} instances`} (${cellCount})`;
}

function instanceNodes(cursor: Cursor, builtin: Builtin, naming: Naming): NodeList | undefined {
  const { base, shape } = builtin;
  const { cells } = shape;
  if (cells.length === 1) return cellNodes(cursor, base, usedCells(cursor, builtin), naming);
  return indexedNodes(usedInstances(cursor, builtin), index => {
    const start = base.add(index * cells.length);
    return {
      name: `[${index}]`,
      value: `${start}`,
      type: 'instance',
      children: memberNodes(cursor, start, cells, naming),
    };
  });
}

/** The cells of an instance, by their names. */
function memberNodes(
  cursor: Cursor,
  start: Relocatable,
  names: readonly string[],
  naming: Naming,
): NodeList | undefined {
  return namedNodes(names.length, format =>
    names.map((name, i) => {
      const address = start.add(i);
      return {
        name,
        value: cellText(cursor.view.memory.get(address), format, naming),
        type: `cell ${address}`,
        address,
      };
    }),
  );
}
