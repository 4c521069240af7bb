import { microseconds } from './format.ts';

/** What is promised of a ratio. */
export interface Target {
  readonly text: string;
  isMet(ratio: number): boolean;
}

export function atLeast(limit: number): Target {
  return { text: `≥ ${limit}×`, isMet: ratio => ratio >= limit };
}

export function atMost(limit: number): Target {
  return { text: `≤ ${limit}×`, isMet: ratio => ratio <= limit };
}

/** The ratio with the promise and whether it is kept: `**5.1×** (≥ 4×: met)`. */
export function judge(ratio: number | undefined, target: Target): string {
  if (ratio === undefined) return `– (${target.text})`;
  return `**${times(ratio)}** (${target.text}: ${target.isMet(ratio) ? 'met' : 'not met'})`;
}

/** A time with the promise and whether it is kept: `**12.3 µs** (≤ 15 µs: met)`. */
export function judgeTime(seconds: number | undefined, mostMicroseconds: number): string {
  const text = `≤ ${mostMicroseconds} µs`;
  if (seconds === undefined) return `– (${text})`;
  return `**${microseconds(seconds)}** (${text}: ${seconds * 1e6 <= mostMicroseconds ? 'met' : 'not met'})`;
}

/** A time that a person waits for, with the promise: `**12 ms** (≤ 50 ms: met)`. */
export function judgeMilliseconds(seconds: number | undefined, most: number): string {
  const text = `≤ ${most} ms`;
  if (seconds === undefined) return `– (${text})`;
  const ms = seconds * 1e3;
  const time = `${ms >= 100 ? Math.round(ms) : ms.toPrecision(3)} ms`;
  return `**${time}** (${text}: ${ms <= most ? 'met' : 'not met'})`;
}

/** `0.52×`, `4.1×`, `805×` */
export function times(ratio: number | undefined): string {
  if (ratio === undefined) return '–';
  return `${ratio.toFixed(ratio < 2 ? 2 : ratio < 20 ? 1 : 0)}×`;
}
