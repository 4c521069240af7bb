import type { DebugProtocol } from '@vscode/debugprotocol';
import { HintError, VmException } from '../../../vm-core/src/index.ts';
import { ClientError } from '../client-error.ts';
import type { Session } from './session.ts';
import { whatFailed } from './stops.ts';

/** Why the run failed: the instruction or hint, with the Cairo and the Python traceback. */
export function exceptionInfo(session: Session): DebugProtocol.ExceptionInfoResponse['body'] {
  const { stop } = session;
  if (stop?.reason === 'hint' && stop.stop.reason === 'exception') {
    const text = stop.stop.text ?? 'A hint raised an exception.';
    return { exceptionId: text.split(':', 1)[0] ?? text, description: text, breakMode: 'unhandled' };
  }
  if (stop?.reason !== 'failed') throw new ClientError('The program has not failed.');
  const { error } = stop;
  return {
    exceptionId: exceptionId(error),
    description: whatFailed(error),
    breakMode: 'unhandled',
    details: { message: whatFailed(error), typeName: exceptionId(error), stackTrace: error.message },
  };
}

/** The class of the error as cairo-lang and Python call it. */
function exceptionId(error: Error): string {
  const inner = error instanceof VmException ? error.inner : error;
  if (inner instanceof HintError) return inner.details.pythonType ?? 'HintError';
  return error instanceof VmException ? 'VmException' : inner.name;
}
