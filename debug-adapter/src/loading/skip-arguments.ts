import { ClientError, describeError } from '../client-error.ts';
import { parseFunctionPattern } from '../debuggee/breakpoints/function-pattern.ts';
import { LIBRARY, type Skipping } from '../debuggee/running/skipped-code.ts';
import { flag, texts, type ArgumentValues } from './argument-values.ts';

/**
 * What steps pass by.
 * @throws ClientError that names the argument
 */
export function readSkipping(values: ArgumentValues): Skipping {
  const functions = values.has('skipFunctions') ? texts(values, 'skipFunctions') : LIBRARY.functions;
  for (const pattern of functions) checkPattern(pattern);
  const files = values.has('skipFiles') ? texts(values, 'skipFiles') : LIBRARY.files;
  return { isOn: flag(values, 'justMyCairo', true), functions, files };
}

function checkPattern(pattern: string): void {
  try {
    parseFunctionPattern(pattern);
  } catch (error) {
    throw new ClientError(`'skipFunctions': ${describeError(error)}`, true);
  }
}
