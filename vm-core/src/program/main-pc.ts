import type { Program } from './program.ts';
import { ProgramError } from './program-error.ts';

/**
 * The pc of `main`, which may be imported from another module.
 * @throws ProgramError if the program has none.
 */
export function mainPc(program: Program): number {
  let name = `${program.mainScope}.main`;
  for (let hops = 0; hops < program.identifiers.size; hops++) {
    const identifier = program.identifiers.get(name);
    if (identifier?.type === 'function' || identifier?.type === 'label') return identifier.pc;
    if (identifier?.type !== 'alias') break;
    name = identifier.destination;
  }
  throw new ProgramError(
    'The program has no function main(), so there is nothing to run. Add one, or open another program.',
  );
}
