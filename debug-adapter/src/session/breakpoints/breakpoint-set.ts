import type { DebugProtocol } from '@vscode/debugprotocol';
import type { Debuggee } from '../../debuggee/debuggee.ts';
import type { PythonBreakpoint } from '../../../../python-bridge/src/index.ts';
import type { HitWishes } from '../../debuggee/breakpoints/hit-rule.ts';
import { describeBinding, PENDING, withWishes, type Binding } from './breakpoint-binding.ts';

/** A breakpoint as the client asked for it. */
export interface Wanted {
  /** Equal for the same breakpoint of two requests, so that it keeps its id. */
  readonly key: string;
  /** Its condition, hit count and message. */
  readonly wishes: HitWishes;
  bind(debuggee: Debuggee): Binding;
}

interface Group {
  readonly wanted: readonly Wanted[];
  bindings: readonly Binding[];
}

/** Told when a breakpoint turns out otherwise than it was answered. */
export type BreakpointChanged = (breakpoint: DebugProtocol.Breakpoint) => void;

/**
 * The client's breakpoints, in groups that each request replaces as a whole: one a file, and one each for
 * functions, instructions and typed pcs. They may come before the program does.
 */
export class BreakpointSet {
  readonly #groups = new Map<string, Group>();
  readonly #ids = new Map<string, number>();
  /** Files that Python was ever told of. */
  readonly #pythonFiles = new Set<string>();
  #debuggee: Debuggee | undefined;

  replace(name: string, wanted: readonly Wanted[]): DebugProtocol.Breakpoint[] {
    const group: Group = { wanted, bindings: [] };
    this.#groups.set(name, group);
    this.#bind(name, group);
    this.#watchInPython();
    return this.#describeAll(name, group);
  }

  /** Binds everything to the program, now that there is one, and again when it loads another. */
  attach(debuggee: Debuggee, changed: BreakpointChanged): void {
    this.#debuggee = debuggee;
    this.#bindAll(changed);
    debuggee.onCodeLoaded = () => this.#bindAll(changed);
  }

  /** Takes everything out of the program. */
  detach(): void {
    for (const name of this.#groups.keys()) this.replace(name, []);
    if (this.#debuggee) this.#debuggee.onCodeLoaded = () => undefined;
    this.#debuggee = undefined;
  }

  /** Tells which breakpoints are not what they were. */
  #bindAll(changed: BreakpointChanged): void {
    for (const [name, group] of this.#groups) {
      const before = this.#describeAll(name, group).map(breakpoint => JSON.stringify(breakpoint));
      this.#bind(name, group);
      this.#describeAll(name, group).forEach((breakpoint, index) => {
        if (JSON.stringify(breakpoint) !== before[index]) changed(breakpoint);
      });
    }
    this.#watchInPython();
  }

  #describeAll(name: string, group: Group): DebugProtocol.Breakpoint[] {
    return group.bindings.map((binding, index) => this.#describe(name, group, binding, index));
  }

  #bind(name: string, group: Group): void {
    const debuggee = this.#debuggee;
    group.bindings = group.wanted.map(wanted =>
      debuggee ? withWishes(debuggee, wanted.bind(debuggee), wanted.wishes) : PENDING,
    );
    debuggee?.stopPoints.replace(
      name,
      group.bindings.map(({ points, python, rule }, index) => ({
        id: this.idOf(name, group.wanted[index]?.key ?? ''),
        points,
        python,
        rule,
      })),
    );
    debuggee?.decider.keepOnly(debuggee.stopPoints.all());
  }

  /** Tells Python all its lines, file by file, and of files that have none any more. */
  #watchInPython(): void {
    const python = this.#debuggee?.hints?.debugger;
    if (!python) return;
    const files = new Map<string, PythonBreakpoint[]>([...this.#pythonFiles].map(file => [file, []]));
    for (const binding of [...this.#groups.values()].flatMap(({ bindings }) => bindings)) {
      if (!binding.python) continue;
      const { file, line, condition } = binding.python;
      files.set(file, [...(files.get(file) ?? []), { line, condition }]);
      this.#pythonFiles.add(file);
    }
    for (const [file, lines] of files) python.setBreakpoints(file, oneALine(lines));
  }

  #describe(name: string, group: Group, binding: Binding, index: number): DebugProtocol.Breakpoint {
    return { id: this.idOf(name, group.wanted[index]?.key ?? ''), ...describeBinding(binding) };
  }

  /** The number of a breakpoint: the same for the same key. */
  idOf(group: string, key: string): number {
    const full = `${group}/${key}`;
    const id = this.#ids.get(full) ?? this.#ids.size + 1;
    this.#ids.set(full, id);
    return id;
  }
}

/** Python knows one condition a line: where breakpoints have different ones, it stops for each of them. */
function oneALine(breakpoints: readonly PythonBreakpoint[]): PythonBreakpoint[] {
  const lines = new Map<number, string | undefined>();
  for (const breakpoint of breakpoints) {
    const { line, condition } =
      typeof breakpoint === 'number' ? { line: breakpoint, condition: undefined } : breakpoint;
    const isSame = !lines.has(line) || lines.get(line) === condition;
    lines.set(line, isSame ? condition : undefined);
  }
  return [...lines].map(([line, condition]) => ({ line, condition }));
}
