import type { StatusLine } from '../status-line.ts';

/** How often the line is rewritten, and how long a run must last before it appears. */
const INTERVAL_MS = 250;
const QUIET_MS = 1000;

/** Shows the steps so far and the speed while a run lasts. Returns what ends it. */
export function showProgress(line: StatusLine, steps: () => number): () => void {
  let ticks = 0;
  let previous = { at: Date.now(), steps: 0 };
  const timer = setInterval(() => {
    if (++ticks * INTERVAL_MS < QUIET_MS) return;
    const now = { at: Date.now(), steps: steps() };
    const perSecond = ((now.steps - previous.steps) / Math.max(1, now.at - previous.at)) * 1000;
    previous = now;
    line.show(`${formatCount(now.steps)} steps, ${formatCount(perSecond)} steps/s   (Ctrl-C stops)`);
  }, INTERVAL_MS);
  return () => {
    clearInterval(timer);
    line.clear();
  };
}

/** 1234567 → '1.23 million', 1234 → '1,234'. */
export function formatCount(count: number): string {
  return count >= 1e6 ? `${(count / 1e6).toFixed(2)} million` : Math.round(count).toLocaleString('en-US');
}
