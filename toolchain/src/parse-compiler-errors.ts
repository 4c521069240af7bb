import type { CompilerError, SourceSpan } from './compiler-error.ts';

/** `file:line:column: message`; a note's location has no message. Drive letters of Windows have a colon, too. */
const LOCATION = /^(.+?):(\d+):(\d+)(?:: (.*))?$/;
/** The marks under a quoted source line: `^` or `^***^`. */
const MARKS = /^ *(\^(?:\**\^)?)$/;

/** One location with its message, and the lines that follow before the next location. */
interface Block {
  span: SourceSpan;
  message: string;
  notes: string[];
}

/**
 * Reads what cairo-compile printed. It stops at the first error, and prints one of these:
 *
 * - locations, each with a message and a quoted line with marks. The first is the place that led to the next ("While
 *   expanding the reference 'x' in:"), and so on; the last has the error's own message. A message may have several
 *   lines. Notes follow, some with a location of their own ("Reference was defined here:").
 * - a Python traceback, for what its authors made no message for (main's arguments, circular imports, encodings).
 *
 * @param text what was printed, both streams
 * @param source the file that was compiled: where an error without a location is shown
 * @param sourceText its content, to find `main` for errors about it
 * @returns one error, or none if the text is empty
 */
export function parseCompilerErrors(text: string, source: string, sourceText = ''): CompilerError[] {
  const lines = text.split(/\r?\n/);
  const blocks = readBlocks(lines);
  const error = blocks.length > 0 ? fromBlocks(blocks) : fromTraceback(lines, source, sourceText);
  return error === undefined ? [] : [error];
}

function readBlocks(lines: readonly string[]): Block[] {
  const blocks: Block[] = [];
  let index = 0;
  while (index < lines.length) {
    const location = LOCATION.exec(lines[index] ?? '');
    const last = blocks.at(-1);
    if (location === null) {
      last?.notes.push(lines[index] ?? '');
      index += 1;
      continue;
    }
    const [, file = '', line, column, message = ''] = location;
    const span: SourceSpan = { file, line: Number(line), column: Number(column) };
    const marks = findMarks(lines, index + 1, span.column);
    const block: Block = { span, message, notes: [] };
    blocks.push(block);
    index += 1;
    if (marks !== undefined) {
      span.endColumn = span.column + marks.length;
      // Between the location and the quoted line there may be more lines of the message.
      block.message = [message, ...lines.slice(index, marks.index - 1)].join('\n');
      index = marks.index + 1;
    }
  }
  return blocks;
}

/** The marks that belong to a location: the next ones, at its column, with no other location before them. */
function findMarks(
  lines: readonly string[],
  start: number,
  column: number,
): { index: number; length: number } | undefined {
  for (let index = start + 1; index < lines.length; index++) {
    const marks = MARKS.exec(lines[index] ?? '')?.[1];
    if (marks !== undefined && (lines[index] ?? '').indexOf('^') === column - 1) {
      return { index, length: marks.length };
    }
    if (LOCATION.test(lines[index - 1] ?? '')) {
      return undefined;
    }
  }
  return undefined;
}

function fromBlocks(blocks: readonly Block[]): CompilerError | undefined {
  // The chain ends at the first block that notes follow; later blocks are the locations of notes.
  const noted = blocks.findIndex(block => hasNotes(block));
  const chain = noted === -1 ? blocks : blocks.slice(0, noted + 1);
  const outermost = chain[0];
  const innermost = chain.at(-1);
  if (outermost === undefined || innermost === undefined) {
    return undefined;
  }
  const shown = shownBlock(chain, outermost);
  const related = chain
    .filter(block => block !== shown)
    .map(block => ({ ...block.span, message: block.message }))
    .concat(locatedNotes(blocks.slice(chain.length), innermost));
  const notes = [innermost, ...blocks.slice(chain.length)].flatMap((block, index, all) =>
    // The last line of a note before a located block is that block's message.
    index < all.length - 1 ? block.notes.slice(0, -1) : block.notes,
  );
  const way = shown === innermost ? [] : [shown.message.replace(/ in:$/, '.')];
  const message = [innermost.message, ...way, ...notes].join('\n').trimEnd();
  return { ...shown.span, message, ...(related.length === 0 ? {} : { related }) };
}

/**
 * Where to show an error that several locations lead to: the first of them, which is the user's own line even if
 * the error is in a library that it calls; or the definition of a reference that is wrong wherever it is used.
 */
function shownBlock(chain: readonly Block[], outermost: Block): Block {
  let shown = outermost;
  for (const next of chain.slice(1)) {
    if (!shown.message.startsWith('While expanding the reference') || next.span.file !== shown.span.file) {
      break;
    }
    shown = next;
  }
  return shown;
}

function locatedNotes(blocks: readonly Block[], before: Block): (SourceSpan & { message: string })[] {
  return blocks.map((block, index) => {
    const introduction = (index === 0 ? before : blocks[index - 1])?.notes.at(-1) ?? '';
    return { ...block.span, message: block.message === '' ? introduction : block.message };
  });
}

function hasNotes(block: Block): boolean {
  return block.notes.some(line => line.trim() !== '');
}

/** The exception that ends a traceback, or the whole text if it is none. */
function fromTraceback(
  lines: readonly string[],
  source: string,
  sourceText: string,
): CompilerError | undefined {
  // Of several, the first is the cause: the compiler fails again while it cleans up.
  const start = lines.findIndex(line => line.startsWith('Traceback (most recent call last)'));
  const next = lines.findIndex(
    (line, index) => index > start && /^(During handling of|The above exc)/.test(line),
  );
  const rest = lines.slice(start + 1, next === -1 ? undefined : next);
  const exception = start === -1 ? 0 : rest.findIndex(line => line !== '' && !line.startsWith(' '));
  const message = rest
    .slice(Math.max(exception, 0))
    .join('\n')
    .trim()
    // `package.module.SomeError: ` says nothing to a reader.
    .replace(/^(?:\w+\.)*\w*(?:Error|Exception): /, '');
  if (message === '') {
    return undefined;
  }
  return { file: source, ...placeOf(message, sourceText), message };
}

/** Errors about main's arguments and return values come without a location: take that of `main`. */
function placeOf(message: string, sourceText: string): Omit<SourceSpan, 'file'> {
  const lines = sourceText.split('\n');
  const index = /\bmain\b/.test(message) ? lines.findIndex(line => /^\s*func\s+main\b/.test(line)) : -1;
  const column = (lines[index]?.search(/\bmain\b/) ?? 0) + 1;
  return index === -1
    ? { line: 1, column: 1 }
    : { line: index + 1, column, endColumn: column + 'main'.length };
}
