import type { DebugProtocol } from '@vscode/debugprotocol';
import { visibleReferences } from '../../../../vm-core/src/index.ts';
import { listBoundNames, type BoundName } from '../../debuggee/code/bound-names.ts';
import { listFunctionLines, type FunctionLines } from '../../debuggee/code/source-functions.ts';
import { fileKey } from '../../debuggee/code/source-files.ts';
import type { CairoFrame } from '../../debuggee/cairo-frame.ts';
import type { Session } from '../session.ts';

/** The names in the text of a frame's function, and what they stand for. */
export interface FrameNames {
  /** Lines of the function. */
  readonly lines: FunctionLines;
  readonly names: readonly BoundName[];
  /** Does the name stand for the same where it is written and where the frame stands? */
  isCurrent(name: BoundName): boolean;
}

/** Is the frame in this file? */
export function isInSource(
  { stopped }: Session,
  { range }: CairoFrame,
  { path }: DebugProtocol.Source,
): boolean {
  const shown = range && stopped.debuggee.sources.get(range.file).path;
  return shown !== undefined && path !== undefined && fileKey(shown) === fileKey(path);
}

/** Undefined without debug information, or without the text. */
export function frameNames({ stopped }: Session, frame: CairoFrame): FrameNames | undefined {
  const { debuggee } = stopped;
  const { program, function: around, range, site, registers } = frame;
  const text = range && debuggee.sources.read(range.file);
  const code = debuggee.code.at(registers.pc)?.code;
  if (!around || !range || text === undefined || !code) return undefined;
  const lines = listFunctionLines(text).findLast(
    ({ first, last }) => first <= range.startLine && range.startLine <= last,
  );
  if (!lines) return undefined;
  const fullNames = new Map(visibleReferences(program, site).map(({ name, fullName }) => [name, fullName]));
  const source = { program, hints: code.hints, function: around, file: range.file, text, lines };
  const current = site.flowTracking?.referenceIds;
  return {
    lines,
    names: listBoundNames(source, fullNames),
    isCurrent: ({ fullName, reference }) => current?.get(fullName) === reference,
  };
}
