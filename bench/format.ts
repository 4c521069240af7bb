/** Figures and tables as text in markdown. What was not measured is a dash. */

type Formatter = (value: number | undefined) => string;

const orDash =
  (format: (value: number) => string): Formatter =>
  value =>
    value === undefined ? '–' : format(value);

/** 1234 → `1,234`, 10500008 → `10.5 million` */
export const count = orDash(value =>
  value >= 1e6
    ? `${Number((value / 1e6).toPrecision(3))} million`
    : Math.round(value).toLocaleString('en-US'),
);

export const megabytes = orDash(bytes => `${Math.round(bytes / 2 ** 20).toLocaleString('en-US')} MB`);

export const seconds = orDash(value => `${value.toFixed(2)} s`);

export const milliseconds = orDash(value => `${Math.round(value * 1e3)} ms`);

export const microseconds = orDash(value => `${significant(value * 1e6)} µs`);

export const nanoseconds = orDash(value => `${significant(value * 1e9)} ns`);

export const percent = orDash(value => `${Math.round(value * 100)} %`);

/** Three digits that count. */
function significant(value: number): string {
  return value >= 100 ? `${Math.round(value)}` : value.toPrecision(3);
}

/** The first column is text, the others are figures. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map((_, column) => (column === 0 ? '---' : '--:'))), ...rows.map(line)].join(
    '\n',
  );
}

/** What failed, and why, as a list; empty if nothing did. */
export function problems(found: readonly { what: string; problem: string | undefined }[]): string {
  return found
    .flatMap(({ what, problem }) =>
      problem === undefined ? [] : [`- Not measured: ${what}. ${firstLine(problem)}`],
    )
    .join('\n');
}

function firstLine(text: string): string {
  return text.trim().split('\n').at(-1)?.slice(0, 200) ?? '';
}
