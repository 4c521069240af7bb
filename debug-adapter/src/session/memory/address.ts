import { Relocatable } from '../../../../vm-core/src/index.ts';
import { ClientError, describeError } from '../../client-error.ts';
import { hasSegment } from '../../debuggee/inspect/segments.ts';
import type { CairoFrame } from '../../debuggee/cairo-frame.ts';
import { fromReference, hasReference, toReference } from '../addresses.ts';
import type { Session } from '../session.ts';

/** Arguments of `cairoscope/address`. */
export interface AddressArguments {
  /** `segment:offset`, a memory reference, a register, or any expression of Cairo. */
  readonly expression: string;
  readonly frameId?: number;
}

/** Answer to `cairoscope/address`. */
export interface AddressBody {
  /** `segment:offset` */
  readonly address: string;
  /** The same for `readMemory`. */
  readonly memoryReference: string;
}

/** Where a text leads to in memory: the address that it gives, else the place where its value stands. */
export function address(session: Session, { expression, frameId }: AddressArguments): AddressBody {
  const { cursor } = session.stopped.debuggee;
  const text = `${expression}`.trim();
  const found =
    Relocatable.parse(text) ?? fromReference(text) ?? evaluated(session, text, cairoFrame(session, frameId));
  if (!hasSegment(cursor.view, found.segment)) {
    throw new ClientError(
      `There is no segment ${found.segment} for ${found}. The last one is ${cursor.view.segments.count - 1}.`,
    );
  }
  if (!hasReference(found)) throw new ClientError(`Memory does not reach as far as ${found}.`);
  return { address: `${found}`, memoryReference: toReference(found) };
}

/** The Cairo frame that the number stands for; the innermost one for a frame of Python, or for none. */
export function cairoFrame(
  { handles, stopped }: Session,
  frameId: number | undefined,
): CairoFrame | undefined {
  const handled = frameId === undefined ? undefined : handles.get(frameId);
  return handled?.kind === 'cairo-frame' ? handled.frame : stopped.debuggee.frames.slice(0, 1)[0];
}

function evaluated({ stopped }: Session, text: string, frame: CairoFrame | undefined): Relocatable {
  if (!frame) throw new ClientError('There is no frame to evaluate in.');
  let typed;
  try {
    typed = stopped.debuggee.frameValues.evaluate(frame, text);
  } catch (error) {
    throw new ClientError(describeError(error));
  }
  const place = typed.value instanceof Relocatable ? typed.value : typed.address;
  if (place) return place;
  throw new ClientError(
    `'${text}' is ${typed.value ?? 'unknown'}: no address, and it stands nowhere in memory.`,
  );
}
