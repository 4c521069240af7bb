import { Relocatable } from '../../../vm-core/src/index.ts';
import { cellText } from '../debuggee/inspect/cell-text.ts';
import { AUTO_FORMAT } from '../debuggee/inspect/value-node.ts';
import { ClientError } from '../client-error.ts';
import { logPlace } from './breakpoints/log-place.ts';
import { logPast } from './breakpoints/log-request.ts';
import { explanationAt } from './failures/explain.ts';
import { consoleText, styledExplanation } from './inspection/ansi.ts';
import { printOrigin, printWriter } from './origins/origin-request.ts';
import type { Session } from './session.ts';
import { stepN } from './stepping.ts';
import type { PendingRequest } from './tasks/pending-request.ts';
import { goToStep } from './time/go-to.ts';

interface ConsoleCommand {
  readonly pattern: RegExp;
  readonly usage: string;
  readonly help: string;
  /** @returns what to print */
  run(session: Session, match: RegExpExecArray, asked: Asked): string | Promise<string>;
  /** What it looks like in a client that shows styles. */
  readonly style?: (text: string) => string;
}

/** In which frame a command was typed, and the request that brought it. */
interface Asked {
  readonly frameId: number | undefined;
  readonly request: PendingRequest;
}

/** Lines that `memory` prints if no number is given. */
const MEMORY_LINES = 10;

const COMMANDS: readonly ConsoleCommand[] = [
  {
    pattern: /^step\s+([\d_]+)$/,
    usage: 'step N',
    help: 'advance by N VM steps, or to a breakpoint before that',
    run: (session, match) => {
      stepN(session, { steps: Number(match[1]?.replaceAll('_', '')) });
      return '';
    },
  },
  {
    pattern: /^back\s+([\d_]+)$/,
    usage: 'back N',
    help: 'go back by N VM steps',
    run: (session, match) => {
      stepN(session, { steps: -Number(match[1]?.replaceAll('_', '')) });
      return '';
    },
  },
  {
    pattern: /^go\s+([\d_]+)$/,
    usage: 'go N',
    help: 'go to step N of the run, as far as it has come',
    run: (session, match) => {
      goToStep(session, { step: Number(match[1]?.replaceAll('_', '')) });
      return '';
    },
  },
  {
    pattern: /^mem(?:ory)?\s+(-?\d+:\d+)(?:\s+(\d+))?$/,
    usage: 'memory 1:0 [N]',
    help: 'print N cells from an address on',
    run: (session, match) => printMemory(session, match[1] ?? '', Number(match[2] ?? MEMORY_LINES)),
  },
  {
    pattern: /^origin\s+(?![-+*/=.])(\S.*)$/,
    usage: 'origin x',
    help: 'where the value of a name or a cell comes from, back through its copies',
    run: (session, match, { frameId }) => printOrigin(session, match[1] ?? '', frameId),
  },
  {
    pattern: /^writer\s+(?![-+*/=.])(\S.*)$/,
    usage: 'writer x',
    help: 'the instruction or hint that wrote it',
    run: (session, match, { frameId }) => printWriter(session, match[1] ?? '', frameId),
  },
  {
    pattern: /^log\s+(\S.*?):\s+(\S.*)$/,
    usage: 'log 12: x is {x}',
    help: 'print a text for each time that the run was at a line, function or pc',
    run: (session, match, asked) => printLog(session, match[1] ?? '', match[2] ?? '', asked),
  },
  {
    pattern: /^explain$/,
    usage: 'explain',
    help: 'why the run failed',
    run: session => explanationAt(session).text,
    style: styledExplanation,
  },
  {
    pattern: /^help$/,
    usage: 'help',
    help: 'print this',
    run: () => helpText(),
  },
];

/** The words that commands begin with. */
export function commandWords(): { readonly word: string; readonly help: string }[] {
  return COMMANDS.map(({ usage, help }) => ({ word: usage.split(' ', 1)[0] ?? usage, help }));
}

/** @returns what to print; undefined if the text is no command */
export async function runConsoleCommand(
  session: Session,
  text: string,
  asked: Asked,
): Promise<string | undefined> {
  for (const { pattern, run, style } of COMMANDS) {
    const match = pattern.exec(text.trim());
    if (!match) continue;
    const printed = await run(session, match, asked);
    return consoleText(session.client, printed, style);
  }
  return undefined;
}

async function printLog(
  session: Session,
  place: string,
  logMessage: string,
  { frameId, request }: Asked,
): Promise<string> {
  const breakpoints = [{ ...logPlace(session, place, frameId), logMessage }];
  const { breakpoints: found } = await logPast(session, { breakpoints, print: true }, request);
  const [{ verified, message } = { verified: false }] = found;
  if (!verified) throw new ClientError(message ?? `'${place}' is no place.`);
  return message ?? '';
}

function printMemory(session: Session, address: string, count: number): string {
  const { cursor, naming } = session.stopped.debuggee;
  const { segments, memory } = cursor.view;
  const start = Relocatable.parse(address);
  if (!start || start.segment >= segments.count || start.segment < -segments.temporaryCount) {
    throw new ClientError(`There is no segment at ${address}. The last one is ${segments.count - 1}.`);
  }
  const last = Math.min(segments.usedSize(start.segment), start.offset + count);
  const lines = Array.from({ length: Math.max(0, last - start.offset) }, (_, index) => {
    const at = start.add(index);
    return `${`${at}`.padEnd(10)} ${cellText(memory.get(at), AUTO_FORMAT, naming)}`;
  });
  return lines.length === 0 ? `Segment ${start.segment} holds nothing from ${start} on.` : lines.join('\n');
}

function helpText(): string {
  const commands = COMMANDS.map(({ usage, help }) => `${usage.padEnd(16)} ${help}`);
  return [
    'Commands:',
    ...commands,
    'Expressions:',
    'x, p.x, a[2]     names, members and elements of Cairo',
    '[fp - 3]         memory at an address made of ap, fp and numbers',
    'pc, ap, fp, step registers, and the number of instructions done',
    'py: len(x)       Python, in the scope of the hints',
    'cairo: [ap - 1]  Cairo, while a Python frame is selected',
  ].join('\n');
}
