import type { ProgramInfo } from './program-info.ts';

const LABEL_WIDTH = 16;
/** Values that need more room are cut; --json has all of them. */
const MOST_CHARACTERS = 100;

/** The information for people. */
export function infoText(file: string, info: ProgramInfo): string {
  return [
    file,
    ...summary(info),
    ...section(
      'Functions',
      info.functions,
      ({ pc, size, name, signature, decorators, hints }) => {
        const notes = [...decorators.map(each => `@${each}`), ...(hints > 0 ? [plural(hints, 'hint')] : [])];
        const note = notes.length > 0 ? `   (${notes.join(', ')})` : '';
        return `${String(pc).padStart(6)} ${String(size).padStart(6)}  ${name}${signature}${note}`;
      },
      '    pc  words',
    ),
    ...section('Hints', info.hints, ({ code, pcs, isLibrary }) => {
      const origin = isLibrary ? 'library' : 'own';
      return `${`${pcs.length}×`.padStart(6)} ${origin.padStart(8)}  ${oneLine(code)}`;
    }),
    ...section(
      'Structs',
      info.structs,
      ({ name, size, members }) => {
        const list = members.map(member => `${member.name}: ${member.type}`).join(', ');
        return `${String(size).padStart(6)}  ${name} { ${list} }`;
      },
      ' cells',
    ),
    ...section('Constants', Object.entries(info.constants), ([name, value]) => `  ${name} = ${value}`),
    ...section(
      'Attributes',
      info.attributes,
      ({ name, value, startPc, endPc }) => `  ${`${startPc}-${endPc}`.padEnd(11)} ${name}: ${oneLine(value)}`,
    ),
  ].join('\n');
}

function summary(info: ProgramInfo): string[] {
  const entries = Object.entries(info.entryPoints).map(([name, pc]) => `${name} at pc ${pc}`);
  const hints = info.hints.reduce((sum, { pcs }) => sum + pcs.length, 0);
  const files = info.debugInfo?.files.length ?? 0;
  const lines: readonly (readonly [string, string])[] = [
    ['compiled by', info.compilerVersion === null ? 'unknown' : `cairo-lang ${info.compilerVersion}`],
    ['size', plural(info.size, 'word')],
    ['entry points', entries.join(', ') || 'none: no main, no __start__'],
    ['builtins', info.builtins.join(', ') || 'none'],
    ['layout', info.layout === null ? 'none has all builtins' : `${info.layout}, or a larger one`],
    ['hints', hints === 0 ? 'none' : `${hints}, of ${plural(info.hints.length, 'kind')}`],
    [
      'debug info',
      info.debugInfo === null ? 'none: errors will name no source lines' : `of ${plural(files, 'file')}`,
    ],
    [
      'identifiers',
      Object.entries(info.identifiers)
        .map(([type, count]) => `${count} ${type}`)
        .join(', ') || 'none',
    ],
  ];
  return lines.map(([label, value]) => `  ${label.padEnd(LABEL_WIDTH)}${value}`);
}

function section<T>(
  title: string,
  items: readonly T[],
  line: (item: T) => string,
  header?: string,
): string[] {
  if (items.length === 0) return [];
  return ['', `${title} (${items.length})`, ...(header === undefined ? [] : [header]), ...items.map(line)];
}

/** A text of several lines in one, cut if it is long. */
function oneLine(text: string): string {
  const line = text.trim().replace(/\s*\n\s*/g, ' ⏎ ');
  return line.length > MOST_CHARACTERS ? `${line.slice(0, MOST_CHARACTERS)}…` : line;
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
