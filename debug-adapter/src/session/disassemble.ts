import type { DebugProtocol } from '@vscode/debugprotocol';
import type { ListedInstruction } from '../debuggee/code/listing.ts';
import { fromReference, toReference } from './addresses.ts';
import { wrongArgument } from '../client-error.ts';
import type { Session } from './session.ts';

/** Clients ask for hundreds; more is a mistake. */
const MOST_LINES = 100_000;

/** What stands for a line outside of the code: clients leave out lines with the address -1. */
const OUTSIDE: DebugProtocol.DisassembledInstruction = {
  address: '-1',
  instruction: '',
  presentationHint: 'invalid',
};

/** Exactly as many lines as asked for, around the instruction at an address. */
export function disassemble(
  session: Session,
  {
    memoryReference,
    offset = 0,
    instructionOffset = 0,
    instructionCount,
  }: DebugProtocol.DisassembleArguments,
): { instructions: DebugProtocol.DisassembledInstruction[] } {
  const { listings } = session.program.debuggee;
  const address = fromReference(memoryReference, offset);
  if (!address) throw wrongArgument('memoryReference', 'an address that this adapter gave out');
  if (!(instructionCount >= 0 && instructionCount <= MOST_LINES)) {
    throw wrongArgument('instructionCount', `a number up to ${MOST_LINES}`);
  }
  const lines = listings.lines(address, instructionOffset, instructionCount);
  return { instructions: lines.map(line => (line ? describe(session, line) : OUTSIDE)) };
}

function describe(session: Session, line: ListedInstruction): DebugProtocol.DisassembledInstruction {
  const { client } = session;
  const { debuggee, sources } = session.program;
  const place = debuggee.code.at(line.pc);
  const range = place?.code.statements.at(place.offset)?.exact;
  return {
    address: toReference(line.pc),
    // Of one width, so that the instructions behind it stand below one another.
    instructionBytes: `${`${line.pc}`.padEnd(8)} ${line.words.join(' ').padEnd(24)}`,
    instruction: textOf(line),
    ...(line.symbol === undefined ? {} : { symbol: line.symbol }),
    ...(range && {
      location: sources.describe(range.file),
      line: client.line(range.startLine),
      column: client.column(range.startCol),
      endLine: client.line(range.endLine),
      endColumn: client.column(range.endCol),
    }),
  };
}

/** Longer hints are cut. */
const HINT_LENGTH = 60;

/** Clients show no more of an instruction than its text: what is known of it beyond that stands behind it. */
function textOf({ text, symbol, target, hints }: ListedInstruction): string {
  const notes = [
    ...(symbol === undefined ? [] : [`${symbol}:`]),
    ...(target === undefined ? [] : [`→ ${target}`]),
    ...hints.map((code, index) => `hint ${hints.length > 1 ? `${index + 1} ` : ''}%{ ${firstLine(code)} %}`),
  ];
  return notes.length === 0 ? text : `${text}  // ${notes.join('  ')}`;
}

function firstLine(code: string): string {
  const [first = '', ...others] = code.split('\n').filter(line => !/^\s*(#|$)/.test(line));
  const text = first.trim();
  return text.length > HINT_LENGTH || others.length > 0 ? `${text.slice(0, HINT_LENGTH)} …` : text;
}
