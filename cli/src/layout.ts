import { layoutNames, smallestLayout, SUPPORTED_BUILTINS, type Program } from '../../vm-core/src/index.ts';
import { CliError, EXIT } from './cli-error.ts';

/**
 * The layout to run with. 'auto' is the smallest one that has the program's builtins.
 * @throws CliError if there is no such layout
 */
export function chooseLayout(name: string, program: Program): string {
  if (name !== 'auto') {
    if (layoutNames().includes(name)) return name;
    const names = ['auto', ...layoutNames()].join(', ');
    throw new CliError(`There is no layout '${name}'. Use one of: ${names}.`, EXIT.usage);
  }
  const layout = smallestLayout(program.builtins);
  if (layout !== undefined) return layout;
  throw new CliError(
    `No layout has all of the program's builtins (${program.builtins.join(', ')}). ` +
      `This version has: ${SUPPORTED_BUILTINS.join(', ')}.`,
  );
}
