import type { DebugProtocol } from '@vscode/debugprotocol';
import { compareMoments, type MachineView } from '../../../../vm-core/src/index.ts';
import { ClientError, describeError } from '../../client-error.ts';
import type { HitRule } from '../../debuggee/breakpoints/bound-breakpoint.ts';
import { pastHits } from '../../debuggee/breakpoints/past-hits.ts';
import type { Debuggee } from '../../debuggee/debuggee.ts';
import type { Session } from '../session.ts';
import type { PendingRequest } from '../tasks/pending-request.ts';
import { describeBinding, isBound, unbound, withWishes, type Binding } from './breakpoint-binding.ts';
import type { Wanted } from './breakpoint-set.ts';
import { forClient } from './breakpoints.ts';
import { printHits } from './print-hits.ts';
import { fileOf, wantedFunction, wantedLine, wantedPc } from './wanted-breakpoints.ts';

/** A place as in `SourceBreakpoint` with its source; or a function by `name`; or a `pc`. */
export interface LogPlace extends Partial<DebugProtocol.SourceBreakpoint> {
  readonly source?: DebugProtocol.Source;
  readonly name?: string;
  readonly pc?: string;
}

/** Arguments of `cairoscope/log`. */
export interface LogArguments {
  readonly breakpoints: readonly LogPlace[];
  /** What to log at places without a message of their own: `n` for `n = {n}`. */
  readonly expressions?: readonly string[];
  /** At most this many hits are answered, the first ones; all are counted. Default: 10,000. */
  readonly limit?: number;
  /** Print them in the console, too? */
  readonly print?: boolean;
}

/** A moment at which one of the places was reached. */
export interface LogHit {
  /** The index of its place in the request. */
  readonly breakpoint: number;
  readonly step: number;
  readonly hintIndex: number;
  readonly pc: string;
  readonly line?: number;
  readonly text: string;
}

export interface LogAnswer {
  /** In the order of the run. */
  readonly hits: readonly LogHit[];
  readonly total: number;
  /** What became of each place. */
  readonly breakpoints: readonly DebugProtocol.Breakpoint[];
}

const LIMIT = 10_000;
/** How long the search may take before others get a turn, in ms. */
const TURN = 15;

/** What logpoints would have printed in the run up to the live edge. The run is not touched, wherever the debugger stands in it. */
export async function logPast(
  session: Session,
  { breakpoints, expressions = [], limit = LIMIT, print = false }: LogArguments,
  request: PendingRequest,
): Promise<LogAnswer> {
  const { debuggee } = session.stopped;
  if (!debuggee.cursor.canGoBack) throw new ClientError('Nothing of this run is recorded.', true);
  const message = expressions.map(text => `${text} = {${text}}`).join(', ');
  const bindings = breakpoints.map(place => bindLog(session, debuggee, place, message));
  const search = new LogSearch(session, debuggee, limit);
  await session.tasks.run('Looking for what logpoints would have printed', request, async signal => {
    for (const [index, { points, rule }] of bindings.entries()) {
      let turnEnd = performance.now() + TURN;
      for (const views of pastHits(debuggee.vm, { points, rule })) {
        search.take(index, rule, views);
        if (performance.now() < turnEnd) continue;
        await new Promise(resolve => setImmediate(resolve));
        signal.throwIfAborted();
        turnEnd = performance.now() + TURN;
      }
    }
  });
  const hits = search.first;
  if (print && bindings.some(isBound)) printHits(session, hits, search.total);
  return {
    hits,
    total: search.total,
    breakpoints: bindings.map(binding => forClient(session, describeBinding(binding))),
  };
}

function bindLog(session: Session, debuggee: Debuggee, place: LogPlace, message: string): Binding {
  try {
    const { wishes, bind } = wantedOf(session, place);
    const { logMessage = message } = wishes;
    const bound = bind(debuggee);
    // A line of Python is logged where its hint begins.
    const binding = bound.python && bound.hints ? inVm(bound, bound.hints) : bound;
    return withWishes(debuggee, binding, { ...wishes, logMessage }, { isPast: true });
  } catch (error) {
    return unbound(describeError(error));
  }
}

function inVm({ line, message }: Binding, points: Binding['points']): Binding {
  return { points, ...(line === undefined ? {} : { line }), ...(message === undefined ? {} : { message }) };
}

function wantedOf(session: Session, place: LogPlace): Wanted {
  const { source, line, name, pc, ...rest } = place;
  if (source !== undefined && line !== undefined) {
    return wantedLine(session, fileOf(session, source), { line, ...rest });
  }
  if (name !== undefined) return { ...wantedFunction({ name }), wishes: rest };
  if (pc !== undefined) return wantedPc({ pc, ...rest });
  throw new ClientError("A place needs 'source' and 'line', 'name', or 'pc'.");
}

/** Collects hits, place by place. */
class LogSearch {
  total = 0;
  readonly #hits: LogHit[] = [];
  /** Hits of each place, by its condition only. */
  readonly #counts = new Map<number, number>();
  readonly #kept = new Map<number, number>();

  constructor(
    private readonly session: Session,
    private readonly debuggee: Debuggee,
    private readonly limit: number,
  ) {}

  take(breakpoint: number, rule: HitRule | undefined, views: readonly MachineView[]): void {
    for (const view of views) {
      const number = (this.#counts.get(breakpoint) ?? 0) + 1;
      this.#counts.set(breakpoint, number);
      if (rule?.count && !rule.count(number)) continue;
      this.total++;
      const kept = this.#kept.get(breakpoint) ?? 0;
      if (kept >= this.limit) continue;
      this.#kept.set(breakpoint, kept + 1);
      const { step, hintIndex, pc } = view;
      const line = this.debuggee.placeAt(view)?.range.startLine;
      const text = rule?.log?.(view) ?? '';
      this.#hits.push({
        breakpoint,
        step,
        hintIndex,
        pc: `${pc}`,
        ...(line === undefined ? {} : { line: this.session.client.line(line) }),
        text: typeof text === 'string' ? text : '',
      });
    }
  }

  /** The first ones of all places, in the order of the run. */
  get first(): readonly LogHit[] {
    return this.#hits
      .sort((a, b) => compareMoments(a, b) || a.breakpoint - b.breakpoint)
      .slice(0, this.limit);
  }
}
