import type { Builtin } from '../../../../vm-core/src/index.ts';
import type { Cursor } from '../time/cursor.ts';
import type { Cells } from './cells.ts';
import { indexedNodes, namedNodes, type NodeList } from './value-node.ts';

/** Shows the run's builtins: where they are, how much of them is used, and their cells by instance. */
export function builtinNodes(cells: Cells): NodeList | undefined {
  const { cursor } = cells;
  const { vm } = cursor;
  return namedNodes(vm.builtins.length, () =>
    vm.builtins.map(builtin => ({
      name: builtin.name,
      value: `${builtin.base}, ${usage(cursor, builtin)}${builtin.included ? '' : ', not used by the program'}`,
      type: 'builtin',
      children: instanceNodes(cells, builtin),
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

function instanceNodes(cells: Cells, builtin: Builtin): NodeList | undefined {
  const { base, shape } = builtin;
  const names = shape.cells;
  if (names.length === 1) return cells.nodes(base, usedCells(cells.cursor, builtin));
  return indexedNodes(usedInstances(cells.cursor, builtin), index => {
    const start = base.add(index * names.length);
    return {
      name: `[${index}]`,
      value: `${start}`,
      type: 'instance',
      address: start,
      children: namedNodes(names.length, format =>
        names.map((name, i) => cells.node(name, start.add(i), format)),
      ),
    };
  });
}
