import { Relocatable } from '../../../../vm-core/src/index.ts';
import { consoleText } from '../inspection/ansi.ts';
import type { OutputPlace, Session } from '../session.ts';
import type { LogHit } from './log-request.ts';

/** Lines in one output event. */
const LINES = 1000;

/** Prints what logpoints would have printed, each line with its step and, for the client, its place. */
export function printHits(session: Session, hits: readonly LogHit[], total: number): void {
  // An event has one place, which the client shows beside each of its lines.
  for (let from = 0, to = 0; from < hits.length; from = to) {
    const isLike = ({ pc, hintIndex }: LogHit): boolean =>
      pc === hits[from]?.pc && hintIndex === hits[from]?.hintIndex;
    while (to < hits.length && to - from < LINES && isLike(hits[to] as LogHit)) to++;
    const group = hits.slice(from, to);
    const lines = group.map(({ step, text }) => `step ${step}: ${consoleText(session.client, text)}\n`);
    session.print('console', lines.join(''), placeOf(session, group[0]));
  }
  const isCut = total > hits.length;
  const all = total === 1 ? '1 hit' : `${total} hits`;
  session.print('console', isCut ? `${all}, of which the first ${hits.length} are printed.\n` : `${all}.\n`);
}

function placeOf(session: Session, hit: LogHit | undefined): OutputPlace | undefined {
  const pc = hit && Relocatable.parse(hit.pc);
  const range = pc && session.program.debuggee.placeAt({ pc, hintIndex: hit.hintIndex })?.range;
  return range && { file: range.file, line: range.startLine, column: range.startCol };
}
