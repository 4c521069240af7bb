import { readFileSync } from 'node:fs';
import {
  layoutNames,
  parseProgram,
  smallestLayout,
  SUPPORTED_BUILTINS,
  type Program,
} from '../../../vm-core/src/index.ts';
import { ClientError, describeError } from '../client-error.ts';

/** @throws ClientError that names the file and what is wrong with it */
export function readProgram(file: string): Program {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw new ClientError(`The program ${file} cannot be read: ${describeError(error)}`, true);
  }
  try {
    return parseProgram(text);
  } catch (error) {
    throw new ClientError(`${file}: ${describeError(error)}`, true);
  }
}

/**
 * The layout to run with. 'auto' is the smallest one that has the program's builtins.
 * @throws ClientError if there is none
 */
export function chooseLayout(name: string, program: Program): string {
  const unknown = program.builtins.filter(builtin => !SUPPORTED_BUILTINS.includes(builtin));
  if (unknown.length > 0) {
    throw new ClientError(
      `The program uses the builtin ${unknown.join(', ')}, which this VM does not have. ` +
        `It has ${SUPPORTED_BUILTINS.join(', ')}.`,
      true,
    );
  }
  if (name !== 'auto' && !layoutNames().includes(name)) {
    const names = ['auto', ...layoutNames()].join(', ');
    throw new ClientError(`There is no layout '${name}'. Use one of: ${names}.`, true);
  }
  const layout = name === 'auto' ? smallestLayout(program.builtins) : name;
  if (layout !== undefined) return layout;
  throw new ClientError(`No layout has all builtins of the program (${program.builtins.join(', ')}).`, true);
}
