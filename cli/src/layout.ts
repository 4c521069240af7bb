import {
  findLayout,
  layoutNames,
  parseDynamicLayout,
  smallestLayout,
  SUPPORTED_BUILTINS,
  type Layout,
} from '../../vm-core/src/index.ts';
import { CliError, usageError } from './cli-error.ts';
import { readNamedText } from './read-file.ts';

export interface LayoutChoice {
  /** A layout's name, 'dynamic', or 'auto': the smallest one that has the program's builtins. */
  readonly layout: string;
  /** The parameters of 'dynamic', and of no other. */
  readonly cairoLayoutParamsFile: string | undefined;
}

/**
 * The layout to run a program of these builtins with.
 * @throws CliError if there is no such layout
 */
export function chooseLayout(
  { layout, cairoLayoutParamsFile }: LayoutChoice,
  builtins: readonly string[],
): Layout {
  if (cairoLayoutParamsFile !== undefined) return readParameters(cairoLayoutParamsFile);
  if (layout === 'auto') return smallest(builtins);
  if (layoutNames().includes(layout)) return findLayout(layout);
  const names = ['auto', ...layoutNames()].join(', ');
  throw usageError(`There is no layout '${layout}'. Use one of: ${names}.`);
}

function smallest(builtins: readonly string[]): Layout {
  const name = smallestLayout(builtins);
  if (name !== undefined) return findLayout(name);
  throw new CliError(
    `No layout has all of the program's builtins (${builtins.join(', ')}). ` +
      `This version has: ${SUPPORTED_BUILTINS.join(', ')}.`,
  );
}

function readParameters(file: string): Layout {
  const text = readNamedText(file, '--cairo-layout-params-file');
  try {
    return parseDynamicLayout(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw usageError(`${file} (--cairo-layout-params-file): ${reason}`);
  }
}
