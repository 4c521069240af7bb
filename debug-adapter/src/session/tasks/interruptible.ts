import type { PythonDebugger } from '../../../../python-bridge/src/index.ts';

/** How long after an interruption that Python did not hear it is interrupted again, in milliseconds. */
const AGAIN_MS = 20;

/** Interrupts what Python computes for the debugger as soon as nobody wants it any more. @returns the answer */
export async function interruptible<T>(
  python: Pick<PythonDebugger, 'pause'>,
  signal: AbortSignal,
  answer: Promise<T>,
): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const interrupt = (): void => {
    python.pause();
    // Before it begins an expression, Python does not hear of it.
    timer = setTimeout(interrupt, AGAIN_MS);
  };
  signal.addEventListener('abort', interrupt);
  try {
    return await answer;
  } finally {
    signal.removeEventListener('abort', interrupt);
    clearTimeout(timer);
  }
}
