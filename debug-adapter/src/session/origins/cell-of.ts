import { Relocatable } from '../../../../vm-core/src/index.ts';
import type { CairoFrame } from '../../debuggee/cairo-frame.ts';
import { ClientError, describeError, noLongerValid, wrongArgument } from '../../client-error.ts';
import { fromReference } from '../addresses.ts';
import type { Session } from '../session.ts';

/** A cell as a client names it: by one of the four. */
export interface CellArguments {
  /** As `1:5`. */
  readonly address?: string;
  readonly memoryReference?: string;
  /** A child of a scope or variable. */
  readonly variablesReference?: number;
  readonly name?: string;
  /** An expression of Cairo, in a frame; the innermost one if it is left out. */
  readonly expression?: string;
  readonly frameId?: number;
}

/** The cell that the arguments name. @throws ClientError if there is none */
export async function cellOf(session: Session, args: CellArguments): Promise<Relocatable> {
  const { address, memoryReference, variablesReference, name, expression, frameId } = args;
  if (address !== undefined) return cellOfText(session, address);
  if (memoryReference !== undefined) {
    const cell = fromReference(memoryReference);
    if (!cell) throw wrongArgument('memoryReference', 'a reference to a cell');
    return cell;
  }
  if (expression !== undefined) return cellOfText(session, expression, frameId);
  if (variablesReference === undefined || name === undefined) {
    throw wrongArgument('address', "a text such as '1:5', unless there is an expression or a variable");
  }
  const handled = session.stopped && session.handles.get(variablesReference);
  if (handled?.kind !== 'nodes') throw noLongerValid('variable');
  const index = /^\[(\d+)\]$/.exec(name)?.[1];
  const page =
    index === undefined
      ? { filter: 'named' as const, start: 0, count: Infinity }
      : { filter: 'indexed' as const, start: Number(index), count: 1 };
  const nodes = await handled.nodes.list(page, { felts: 'auto' });
  const found = nodes.find(node => node.name === name);
  if (!found) throw new ClientError(`There is no variable '${name}'.`);
  return found.address ?? standsNowhere(name);
}

/** The cell at an address such as `1:5`, or of an expression of Cairo. @throws ClientError if there is none */
export function cellOfText(session: Session, text: string, frameId?: number): Relocatable {
  const address = Relocatable.parse(text);
  if (address) return address;
  const { frameValues } = session.stopped.debuggee;
  const frame = cairoFrame(session, frameId);
  if (!frame) throw new ClientError('There is no frame to evaluate in.');
  try {
    return frameValues.evaluate(frame, text).address ?? standsNowhere(text);
  } catch (error) {
    throw new ClientError(describeError(error));
  }
}

function cairoFrame(session: Session, frameId: number | undefined): CairoFrame | undefined {
  const handled = frameId === undefined ? undefined : session.handles.get(frameId);
  return handled?.kind === 'cairo-frame' ? handled.frame : session.stopped.debuggee.frames.slice(0, 1)[0];
}

function standsNowhere(what: string): never {
  throw new ClientError(`'${what}' stands in no memory cell: it is calculated where it is used.`);
}
