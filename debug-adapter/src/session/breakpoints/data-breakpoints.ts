import type { DebugProtocol } from '@vscode/debugprotocol';
import { Relocatable, type MachineView } from '../../../../vm-core/src/index.ts';
import { describeError, ClientError } from '../../client-error.ts';
import type { DataAccess, DataPoint } from '../../debuggee/breakpoints/data-points.ts';
import { makeRule } from '../../debuggee/breakpoints/hit-rule.ts';
import { ruleParts } from '../../debuggee/breakpoints/rule-parts.ts';
import type { Debuggee } from '../../debuggee/debuggee.ts';
import { CELL_BYTES } from '../../debuggee/inspect/cell-bytes.ts';
import { fromReference } from '../addresses.ts';
import { cellOf } from '../origins/cell-of.ts';
import type { Session } from '../session.ts';

/** Cells that one data breakpoint may have. */
const MOST_CELLS = 65_536;

/** Cells as they are named to the client and back: `1:5`, or `1:5+3` for three cells. */
interface Cells {
  readonly start: Relocatable;
  readonly count: number;
}

/** Which cells a data breakpoint on a variable, an expression or an address would have. */
export async function dataBreakpointInfo(
  session: Session,
  args: DebugProtocol.DataBreakpointInfoArguments,
): Promise<DebugProtocol.DataBreakpointInfoResponse['body']> {
  const count = args.bytes === undefined ? 1 : Math.max(1, Math.ceil(args.bytes / CELL_BYTES));
  try {
    const start = args.asAddress === true ? addressOf(args.name) : await namedCell(session, args);
    if (count > MOST_CELLS) throw new ClientError(`A data breakpoint has at most ${MOST_CELLS} cells.`);
    return {
      dataId: textOf({ start, count }),
      description: describe(session.stopped.debuggee, args.name, { start, count }),
      accessTypes: ['write', 'read', 'readWrite'],
      canPersist: start.segment >= 0,
    };
  } catch (error) {
    if (!(error instanceof ClientError)) throw error;
    return { dataId: null, description: error.message };
  }
}

function namedCell(session: Session, args: DebugProtocol.DataBreakpointInfoArguments): Promise<Relocatable> {
  const { variablesReference, name, frameId } = args;
  return variablesReference === undefined
    ? cellOf(session, { expression: name, ...(frameId === undefined ? {} : { frameId }) })
    : cellOf(session, { variablesReference, name });
}

function addressOf(text: string): Relocatable {
  const address = Relocatable.parse(text.trim()) ?? fromReference(text);
  if (!address) throw new ClientError(`'${text}' is no address of a cell. Write segment:offset, as 1:5.`);
  return address;
}

function describe({ cursor, vm }: Debuggee, name: string, { start, count }: Cells): string {
  const isAddress = name.trim() === `${start}`;
  const cells = count === 1 ? `${start}` : `${count} cells from ${start} on`;
  const what = isAddress ? cells : `${name} (${cells})`;
  const step = count === 1 && cursor.isLive ? vm.memory.writerStep(start) : undefined;
  if (step === undefined) return what;
  // A cell is written once: it would never stop on the way forward.
  return `${what}, ${step < 0 ? 'there since before the run' : `written at step ${step}`}`;
}

function textOf({ start, count }: Cells): string {
  return count === 1 ? `${start}` : `${start}+${count}`;
}

function parseCells(text: string): Cells | undefined {
  const match = /^(-?\d+:\d+)(?:\+(\d+))?$/.exec(text);
  const start = match?.[1] === undefined ? undefined : Relocatable.parse(match[1]);
  const count = Number(match?.[2] ?? 1);
  return start && count >= 1 && count <= MOST_CELLS ? { start, count } : undefined;
}

export function setDataBreakpoints(
  session: Session,
  args: DebugProtocol.SetDataBreakpointsArguments,
): { breakpoints: DebugProtocol.Breakpoint[] } {
  session.dataBreakpoints = args.breakpoints;
  return { breakpoints: bindDataBreakpoints(session, session.program.debuggee) };
}

/** Puts those that the client has set into a program. */
export function bindDataBreakpoints(session: Session, debuggee: Debuggee): DebugProtocol.Breakpoint[] {
  const made = session.dataBreakpoints.map(wanted => make(session, debuggee, wanted));
  debuggee.time.dataPoints.replace(made.flatMap(({ point }) => point ?? []));
  return made.map(({ breakpoint }) => breakpoint);
}

interface Made {
  readonly breakpoint: DebugProtocol.Breakpoint;
  readonly point?: DataPoint;
}

function make(session: Session, debuggee: Debuggee, wanted: DebugProtocol.DataBreakpoint): Made {
  const { dataId, accessType = 'write' } = wanted;
  const id = session.breakpoints.idOf('data', `${dataId} ${accessType}`);
  const refuse = (message: string): Made => ({ breakpoint: { id, verified: false, message } });
  if (!debuggee.cursor.canGoBack)
    return refuse('Nothing of this run is recorded: made with recording=False.');
  const cells = parseCells(dataId);
  if (!cells) return refuse(`'${dataId}' names no cell.`);
  const { start, count } = cells;
  try {
    const test = testOf(debuggee, id, wanted);
    const point = { id, start, cells: count, access: accessType as DataAccess, ...(test && { test }) };
    return { breakpoint: { id, verified: true }, point };
  } catch (error) {
    return refuse(describeError(error));
  }
}

/** What its condition and hit count ask; names mean what they mean where the access was made. */
function testOf(
  debuggee: Debuggee,
  id: number,
  { condition, hitCondition }: DebugProtocol.DataBreakpoint,
): ((at: MachineView) => boolean) | undefined {
  if ((condition ?? '').trim() === '' && (hitCondition ?? '').trim() === '') return undefined;
  const parts = ruleParts(debuggee, { language: 'cairo', isPast: false });
  // What cannot be read is refused at once.
  makeRule({ condition, hitCondition }, [], parts);
  return at => {
    const point = { pc: at.pc, hintIndex: at.hintIndex };
    const { rule } = makeRule({ condition, hitCondition }, [point], parts);
    return debuggee.decider.inPast([{ id, points: [point], rule, isOfCell: true }], at).length > 0;
  };
}
