import { IdentifierTree } from '../references/identifier-tree.ts';
import { MissingIdentifierError } from '../references/name-error.ts';
import type { Program } from './program.ts';

/**
 * The pc of a label or function that the main scope can see, as an offset in the program; undefined if there is none
 * (get_label in cairo-lang, compiler/program.py).
 */
export function labelPc(program: Program, name: string): number | undefined {
  try {
    const { identifier, rest } = IdentifierTree.of(program).search([program.mainScope], name);
    const isLabel = identifier.type === 'label' || identifier.type === 'function';
    return isLabel && rest.length === 0 ? identifier.pc : undefined;
  } catch (error) {
    if (error instanceof MissingIdentifierError) return undefined;
    throw error;
  }
}
