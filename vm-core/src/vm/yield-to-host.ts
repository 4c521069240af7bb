/** Lets timers, input and output of the host run once. In Node without the millisecond that a timer takes. */
export function yieldToHost(): Promise<void> {
  return new Promise(resolve => {
    if (typeof setImmediate === 'function') setImmediate(resolve);
    else setTimeout(resolve, 0);
  });
}
