import path from 'node:path';
import { PROGRAMS, ROOT } from './programs.ts';

/** What differs from run to run, or from machine to machine, and what stands for it. */
const UNSTABLE: readonly (readonly [RegExp, string])[] = [
  // The common library, wherever it is installed.
  [/[^\s"'(]*[\\/]site-packages[\\/]/g, '<packages>/'],
  // Where a Python object is.
  [/ at 0x[0-9a-f]{6,16}>/g, ' at 0x…>'],
  // How far the run has got while the past is looked at.
  [/(\bstep \d+) of \d+/g, '$1'],
  [/\b\d+(?:\.\d+)? ?(ms|µs|s)\b/g, '… $1'],
];

/** Members of answers and events whose numbers mean nothing by themselves. */
const IDS = /^(?:id|frameId|targetId|requestId|progressId|\w*[rR]eference|reference\w*)$/;

/** The text without what is of this run or machine only. */
export function stable(text: string): string {
  const here = text.replaceAll(PROGRAMS + path.sep, '').replaceAll(ROOT + path.sep, '');
  return UNSTABLE.reduce((changed, [pattern, word]) => changed.replace(pattern, word), here);
}

/** A body as lines, indented: members by name, one a line, ids as `#`. */
export function bodyLines(body: unknown, indentation = '  '): string[] {
  if (Array.isArray(body)) {
    if (body.length === 0) return [`${indentation}[]`];
    return body.flatMap((item: unknown) => {
      const [first = '', ...others] = bodyLines(item, `${indentation}  `);
      return [`${indentation}- ${first.trimStart()}`, ...others];
    });
  }
  if (typeof body !== 'object' || body === null) return [`${indentation}${scalar(body)}`];
  const members = Object.entries(body as object).filter(([, value]) => value !== undefined);
  if (members.length === 0) return [`${indentation}{}`];
  return members.flatMap(([name, value]: [string, unknown]) => {
    if (typeof value === 'object' && value !== null && Object.keys(value).length > 0) {
      return [`${indentation}${name}:`, ...bodyLines(value, `${indentation}  `)];
    }
    return [`${indentation}${name}: ${isId(name, value) ? '#' : scalar(value)}`];
  });
}

/** Arguments of a request on one line, as a person would type them. */
export function argumentText(args: object): string {
  const members = Object.entries(args).map(
    ([name, value]: [string, unknown]) => `${name}: ${isId(name, value) ? '#' : JSON.stringify(value)}`,
  );
  return members.length === 0 ? '' : ` { ${members.join(', ')} }`;
}

function isId(name: string, value: unknown): boolean {
  return typeof value === 'number' && value !== 0 && IDS.test(name);
}

function scalar(value: unknown): string {
  return typeof value === 'string' && !value.includes('\n') ? value : JSON.stringify(value);
}
