import type { DebugProtocol } from '@vscode/debugprotocol';
import { describeError } from '../../client-error.ts';
import { parseFailureCondition, type FailureTest } from '../../debuggee/breakpoints/failure-condition.ts';
import { failureKinds, type FailureKind } from '../../debuggee/breakpoints/failure-kinds.ts';
import { siteAt } from '../../debuggee/code/name-site.ts';
import type { Debuggee } from '../../debuggee/debuggee.ts';
import { VmException } from '../../../../vm-core/src/index.ts';

/** Stop where the run fails, whatever the reason. */
const FAILURE = 'failure';
/** Stop in Python where a hint raises, before that fails the run. */
const HINT_EXCEPTION = 'hintException';

const CONDITION = 'part of the error, /regular expression/, or cairo: n == 0';

/** What the client offers for choice. */
export const EXCEPTION_FILTERS: readonly DebugProtocol.ExceptionBreakpointsFilter[] = [
  {
    filter: FAILURE,
    label: 'Failures',
    description: 'Stop at the instruction or hint that fails, with everything still there to look at.',
    default: true,
  },
  {
    filter: 'assertion',
    label: 'Failed assertions',
    description: 'Stop only where an assert of the program does not hold.',
  },
  {
    filter: 'builtin',
    label: 'Violations of builtins',
    description: 'Stop only where a builtin refuses a value, such as one that is out of range.',
  },
  {
    filter: 'inconsistentMemory',
    label: 'Inconsistent memory',
    description: 'Stop only where a cell was to get a second value.',
  },
  {
    filter: HINT_EXCEPTION,
    label: 'Exceptions in hints',
    description: 'Stop in Python at the line that raises, with the Python frames, before the run fails.',
  },
].map(filter => ({ ...filter, supportsCondition: true, conditionDescription: CONDITION }));

/** The kinds of failures that a filter of this name means. */
const KINDS: ReadonlyMap<string, FailureKind> = new Map([
  ['assertion', 'assertion'],
  ['builtin', 'builtin'],
  ['inconsistentMemory', 'inconsistentMemory'],
]);

const ALWAYS: FailureTest = () => true;

/** The exception filters that the client has switched on. */
export class ExceptionFilters {
  #tests: ReadonlyMap<string, FailureTest> = new Map([[FAILURE, ALWAYS]]);

  /** @returns an answer for each filter, in the order of the request */
  replace(args: DebugProtocol.SetExceptionBreakpointsArguments): DebugProtocol.Breakpoint[] {
    const tests = new Map<string, FailureTest>();
    const wanted: readonly DebugProtocol.ExceptionFilterOptions[] = [
      ...(args.filters ?? []).map(filterId => ({ filterId })),
      ...(args.filterOptions ?? []),
    ];
    const answers = wanted.map(({ filterId, condition = '' }): DebugProtocol.Breakpoint => {
      try {
        tests.set(filterId, condition.trim() === '' ? ALWAYS : parseFailureCondition(condition));
        return { verified: true };
      } catch (error) {
        return { verified: false, reason: 'failed', message: describeError(error) };
      }
    });
    this.#tests = tests;
    return answers;
  }

  /** Is Python to stop where a hint raises? */
  get wantsHintExceptions(): boolean {
    return this.#tests.has(HINT_EXCEPTION);
  }

  /** Does a failure of the run stop? */
  stopsAt(error: Error, debuggee: Debuggee): boolean {
    const kinds = failureKinds(error);
    return [...this.#tests].some(([filter, test]) => {
      const kind = KINDS.get(filter);
      const isMeant =
        filter === FAILURE ||
        (kind !== undefined && kinds.has(kind)) ||
        (filter === HINT_EXCEPTION && kinds.has('hint') && !wasInPython(error, debuggee));
      return isMeant && holds(test, error.message, debuggee);
    });
  }

  /** Does an exception that a hint raises stop in Python? */
  stopsInPython(text: string, debuggee: Debuggee): boolean {
    const test = this.#tests.get(HINT_EXCEPTION);
    return test !== undefined && holds(test, text, debuggee);
  }
}

/** Python has stopped at the exception already. */
function wasInPython(error: Error, debuggee: Debuggee): boolean {
  if (!(error instanceof VmException) || error.hintIndex === undefined) return true;
  const hint = debuggee.vm.hintsAt(error.pc)[error.hintIndex];
  return hint === undefined || debuggee.runsInPython(hint);
}

/** A condition that cannot be told stops: a failure must not go by unseen. */
function holds(test: FailureTest, text: string, { vm, code }: Debuggee): boolean {
  try {
    return test(text, vm, ({ pc, hintIndex }) => siteAt(vm, code, pc, hintIndex));
  } catch {
    return true;
  }
}
