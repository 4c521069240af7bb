import type { Json } from '../outputs/python-json.ts';
import type { CallNode } from './call-tree.ts';
import type { ProfiledFunction } from './code-places.ts';
import type { Profile } from './profile.ts';

/** A function under a chain of functions, wherever in them the calls are. */
interface FunctionNode {
  readonly id: number;
  readonly function: ProfiledFunction | undefined;
  readonly children: Map<ProfiledFunction, FunctionNode>;
  /** Steps by line. */
  readonly lines: Map<number, number>;
}

/**
 * The profile in the form of V8 (Chrome DevTools Protocol, Profiler.Profile), which VS Code and Chrome open. A step is
 * a microsecond; what was called several times from one place is one call.
 * @param url where a source file is, as the debug information names it; left out: its name
 */
export function cpuProfileFile(profile: Profile, url: (file: string) => string = file => file): string {
  const nodes = functionNodes(profile);
  const samples: number[] = [];
  // A sample lasts until the next one, or the end.
  const timeDeltas: number[] = [];
  let pending = 0;
  for (const { id, lines } of nodes) {
    const steps = total(lines.values());
    if (steps === 0) continue;
    samples.push(id);
    timeDeltas.push(pending);
    pending = steps;
  }
  return JSON.stringify({
    nodes: nodes.map(node => describe(node, url)),
    startTime: 0,
    endTime: profile.steps,
    samples,
    timeDeltas,
  });
}

function describe(node: FunctionNode, url: (file: string) => string): Json {
  const { name, file, line } = node.function ?? { name: '(root)', file: '', line: 0 };
  return {
    id: node.id,
    callFrame: {
      functionName: name,
      scriptId: '0',
      url: file === '' ? '' : url(file),
      lineNumber: line - 1,
      columnNumber: -1,
    },
    hitCount: total(node.lines.values()),
    children: Array.from(node.children.values(), child => child.id),
    positionTicks: Array.from(node.lines, ([at, ticks]) => ({ line: at, ticks })).filter(
      tick => tick.line > 0,
    ),
  };
}

/** In the order of the calls, callers first. */
function functionNodes({ calls, places }: Profile): FunctionNode[] {
  const nodes: FunctionNode[] = [];
  const make = (of: ProfiledFunction | undefined): FunctionNode => {
    const node = {
      id: nodes.length + 1,
      function: of,
      children: new Map(),
      lines: new Map<number, number>(),
    };
    nodes.push(node);
    return node;
  };
  const child = (parent: FunctionNode, of: ProfiledFunction): FunctionNode => {
    let found = parent.children.get(of);
    if (found === undefined) parent.children.set(of, (found = make(of)));
    return found;
  };
  // The function that made the calls of a node: under it are the nodes of its calls.
  const bases = new Map<CallNode, FunctionNode>([[calls.root, make(undefined)]]);
  for (const node of calls.nodes()) {
    const base = bases.get(node);
    if (base === undefined) continue;
    for (const [pc, steps] of node.steps) {
      const place = places.at(pc);
      const { lines } = child(base, place.function);
      lines.set(place.line, (lines.get(place.line) ?? 0) + steps);
    }
    for (const [returnPc, callee] of node.calls) {
      bases.set(callee, child(base, places.callBefore(returnPc).function));
    }
  }
  return nodes;
}

function total(counts: Iterable<number>): number {
  let sum = 0;
  for (const count of counts) sum += count;
  return sum;
}
