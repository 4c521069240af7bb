import type { DebugProtocol } from '@vscode/debugprotocol';
import { HintError, MemoryError, PythonError, VmException } from '../../../vm-core/src/index.ts';
import { explanationAt, notFailed } from './failures/explain.ts';
import type { Session } from './session.ts';
import { whatFailed } from './stops.ts';

/** Why the run failed, explained; with the error as cairo-run prints it. */
export function exceptionInfo(session: Session): DebugProtocol.ExceptionInfoResponse['body'] {
  const { stop } = session;
  if (stop?.reason === 'hint' && stop.stop.reason === 'exception') {
    const text = stop.stop.text ?? 'A hint raised an exception.';
    return { exceptionId: text.split(':', 1)[0] ?? text, description: text, breakMode: 'unhandled' };
  }
  if (stop?.reason !== 'failed') throw notFailed();
  const { error } = stop;
  return {
    exceptionId: exceptionId(error),
    description: explanationAt(session).text,
    breakMode: 'unhandled',
    details: {
      message: whatFailed(error),
      typeName: exceptionId(error),
      stackTrace: error.message,
      ...(error instanceof VmException ? { innerException: [innerDetails(error.inner)] } : {}),
    },
  };
}

/** What the VM, or Python, raised by itself. */
function innerDetails(inner: Error): DebugProtocol.ExceptionDetails {
  if (inner instanceof HintError) {
    const { pythonType = 'HintError', pythonMessage = inner.message } = inner.details;
    return { typeName: pythonType, message: pythonMessage, stackTrace: inner.pythonTraceback };
  }
  const isNamed = inner instanceof MemoryError || inner instanceof PythonError;
  return { typeName: isNamed ? inner.pythonClass : inner.name, message: inner.message };
}

/** The class of the error as cairo-lang and Python call it. */
function exceptionId(error: Error): string {
  const inner = error instanceof VmException ? error.inner : error;
  if (inner instanceof HintError) return inner.details.pythonType ?? 'HintError';
  return error instanceof VmException ? 'VmException' : inner.name;
}
