/** Calls `onInterrupt` at each Ctrl-C (and when a supervisor ends the process) until the returned function is called. */
export function catchInterrupt(onInterrupt: () => void): () => void {
  const signals = ['SIGINT', 'SIGTERM'] as const;
  for (const signal of signals) process.on(signal, onInterrupt);
  return () => {
    for (const signal of signals) process.off(signal, onInterrupt);
  };
}
