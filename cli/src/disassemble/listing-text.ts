import type { ListedInstruction, SourceLine } from './listing.ts';

const PC_WIDTH = 6;
const TEXT_WIDTH = 40;
const INDENT = ' '.repeat(PC_WIDTH + 2);
/** Text is handed on in pieces of about this many characters. */
const CHUNK = 1 << 16;

/**
 * A listing for people: under each symbol the source lines as comments, the hints, and the instructions.
 * @param readSource text of a source file; undefined if it is not there
 */
export function* listingText(
  instructions: Iterable<ListedInstruction>,
  readSource: (file: string) => string | undefined,
): Generator<string> {
  const lines = new SourceLines(readSource);
  let text = '';
  let previous: SourceLine | null = null;
  for (const instruction of instructions) {
    const { symbols, source, hints } = instruction;
    if (symbols.length > 0)
      text += `${text === '' && instruction.pc === 0 ? '' : '\n'}${symbols.join(':\n')}:\n`;
    if (source !== null && source.file !== previous?.file) text += `${INDENT}// ${source.file}\n`;
    if (source !== null && (source.line !== previous?.line || source.file !== previous.file)) {
      text += `${INDENT}// ${lines.describe(source)}\n`;
    }
    previous = source;
    for (const code of hints) text += hintText(code);
    text += `${instructionLine(instruction)}\n`;
    if (text.length < CHUNK) continue;
    yield text;
    text = '';
  }
  yield text;
}

function instructionLine({ pc, words, text, note, target }: ListedInstruction): string {
  const line = `${String(pc).padStart(PC_WIDTH)}  ${`${text};`.padEnd(TEXT_WIDTH)} // ${[...words, ...(note === null ? [] : [note])].join(' ')}`;
  if (target === null) return line;
  return `${line} -> ${target.pc}${target.symbol === null ? '' : ` ${target.symbol}`}`;
}

function hintText(code: string): string {
  const lines = code.split('\n');
  if (lines.length === 1) return `${INDENT}%{ ${code} %}\n`;
  return `${INDENT}%{\n${lines.map(line => `${INDENT}    ${line}`.trimEnd()).join('\n')}\n${INDENT}%}\n`;
}

/** Source files, split into lines once. */
class SourceLines {
  readonly #files = new Map<string, readonly string[]>();

  constructor(private readonly read: (file: string) => string | undefined) {}

  /** `7: return ();` */
  describe({ file, line }: SourceLine): string {
    if (!this.#files.has(file)) this.#files.set(file, this.read(file)?.split('\n') ?? []);
    const text = this.#files.get(file)?.[line - 1]?.trim();
    return `${line}${text === undefined ? '' : `: ${text}`}`;
  }
}
