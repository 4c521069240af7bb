import type { Relocatable } from '../../../../vm-core/src/index.ts';
import type { Cursor } from '../time/cursor.ts';
import { cellText, type Naming } from './cell-text.ts';
import { indexedNodes, type NodeList, type ValueFormat, type ValueNode } from './value-node.ts';

/** Shows single cells of memory, of which no type is known. */
export class Cells {
  /** @param assign gives a cell the value of a text; throws an Error that says why it does not take it */
  constructor(
    readonly cursor: Cursor,
    private readonly naming: Naming,
    private readonly assign: (address: Relocatable, text: string) => void,
  ) {}

  node(name: string, address: Relocatable, format: ValueFormat): ValueNode {
    return {
      name,
      value: cellText(this.cursor.view.memory.get(address), format, this.naming),
      type: `cell ${address}`,
      evaluateName: `[${address}]`,
      address,
      set: (text, of) => {
        this.assign(address, text);
        return this.node(name, address, of);
      },
    };
  }

  /** The cells from `start` on, by their distance. */
  nodes(start: Relocatable, count: number): NodeList | undefined {
    return indexedNodes(count, (index, format) => this.node(`[${index}]`, start.add(index), format));
  }
}
