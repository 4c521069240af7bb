import type { DebugProtocol } from '@vscode/debugprotocol';
import type { Session } from './session.ts';

/** The text of a source that has no file: made by the compiler, and carried by the program. */
export function source(
  session: Session,
  { source: wanted, sourceReference }: DebugProtocol.SourceArguments,
): { content: string } {
  return { content: session.program.sources.read(wanted?.sourceReference ?? sourceReference) };
}
