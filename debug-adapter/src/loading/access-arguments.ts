import { describeAccess, type HintAccess } from '../../../python-bridge/src/index.ts';
import { ClientError, describeError } from '../client-error.ts';
import { count, object, seconds, text, texts, type ArgumentValues } from './argument-values.ts';

const MEGABYTE = 2 ** 20;

/**
 * What hints may do and are given. 0 seconds and 0 megabytes are no limit.
 * @throws ClientError that names the argument
 */
export function readAccess(values: ArgumentValues, pythonPath: readonly string[]): HintAccess {
  const isLimited = (values.get('allowedModules') ?? null) !== null;
  const access: HintAccess = {
    pythonPath,
    allowedModules: isLimited ? texts(values, 'allowedModules') : undefined,
    hintTimeout: seconds(values, 'hintTimeout') || undefined,
    hintMemory: count(values, 'hintMemory') * MEGABYTE || undefined,
    syscallHandler: text(values, 'syscallHandler'),
    hintLocals: object(values, 'hintLocals'),
    staticLocals: object(values, 'staticLocals'),
  };
  try {
    describeAccess(access);
  } catch (error) {
    throw new ClientError(describeError(error), true);
  }
  return access;
}
