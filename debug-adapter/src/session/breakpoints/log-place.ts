import { ClientError } from '../../client-error.ts';
import { cairoFrame } from '../memory/address.ts';
import type { Session } from '../session.ts';
import type { LogPlace } from './log-request.ts';

/**
 * A place as people type it: `12` for a line of the frame's file, `main.cairo:12`, `0:17` or `pc 17`; else a function, or a pattern.
 * @throws ClientError if the file is not one of the program, or there is no frame with a source
 */
export function logPlace(session: Session, typed: string, frameId: number | undefined): LogPlace {
  const pc = /^(?:pc\s+(\d+(?::\d+)?)|(\d+:\d+))$/.exec(typed);
  if (pc) return { pc: pc[1] ?? pc[2] ?? '' };
  const [, name, number] = /^(?:(\S+):)?(\d+)$/.exec(typed) ?? [];
  if (number === undefined) return { name: typed };
  const file = name === undefined ? cairoFrame(session, frameId)?.range?.file : fileCalled(session, name);
  if (file === undefined)
    throw new ClientError('The frame has no source. Name a file too, as main.cairo:12.');
  const { sources } = session.program;
  return { source: sources.describe(file), line: session.client.line(Number(number)) };
}

/** The file of the program whose path ends like this. */
function fileCalled(session: Session, end: string): string {
  const { debuggee, sources } = session.program;
  const files = [...debuggee.code].flatMap(({ code }) => [...code.files]);
  const found = files.find(file => `/${sources.describe(file).path ?? file}`.endsWith(`/${end}`));
  if (found === undefined) throw new ClientError(`The program has no code from a file '${end}'.`);
  return found;
}
