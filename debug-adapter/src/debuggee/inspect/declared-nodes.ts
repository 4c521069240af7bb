import type { CairoFrame } from '../cairo-frame.ts';
import type { Declarations } from '../code/declarations.ts';
import type { NodeList } from './value-node.ts';

/** The values of a frame's names, which know where these are declared. */
export function declaredNodes(
  nodes: NodeList | undefined,
  { registers, site }: CairoFrame,
  declarations: Declarations,
): NodeList | undefined {
  return (
    nodes && {
      ...nodes,
      list: async (page, format) => {
        const found = await nodes.list(page, format);
        return found.map(node => ({
          ...node,
          declaration: () => declarations.of(node.name, registers.pc, site),
        }));
      },
    }
  );
}
