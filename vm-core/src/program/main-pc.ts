import { IdentifierTree } from '../references/identifier-tree.ts';
import { NameError } from '../references/name-error.ts';
import { ProgramError } from './program-error.ts';
import type { Identifier, Program } from './program.ts';

/**
 * The pc of `main`, which may be imported from another module, as an offset in the program.
 * @throws ProgramError if the program has none
 */
export function mainPc(program: Program): number {
  if (program.main !== undefined) return program.main;
  const main = findMain(program);
  if (main.type === 'function' || main.type === 'label') return main.pc;
  throw new ProgramError(
    `'main' should be a function, but is ${main.type}. Rename it, and add a function main().`,
  );
}

function findMain(program: Program): Identifier {
  try {
    const { identifier, rest } = IdentifierTree.of(program).search([program.mainScope], 'main');
    if (rest.length === 0) return identifier;
  } catch (error) {
    if (!(error instanceof NameError)) throw error;
    throw new ProgramError(
      `The program has no function main() in ${program.mainScope}, so there is nothing to run (${error.reason}) ` +
        'Add one, or open another program.',
    );
  }
  throw new ProgramError('The name main leads into something else. Add a function main().');
}
