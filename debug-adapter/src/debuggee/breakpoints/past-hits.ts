import type { CairoVm, FoundStep, MachineView, Moment } from '../../../../vm-core/src/index.ts';
import type { BoundBreakpoint } from './bound-breakpoint.ts';

/**
 * Where a breakpoint was reached in the recorded run and its condition held, from the start to the live edge, in order. The
 * search goes in stretches: after each it gives what it found, perhaps nothing.
 * @throws Error if the condition cannot be told somewhere, or asks Python, which knows the present only
 */
export function* pastHits(
  vm: CairoVm,
  { points, rule }: Pick<BoundBreakpoint, 'points' | 'rule'>,
): Generator<readonly MachineView[]> {
  if (rule?.asksPython === true) throw new Error('Python knows the present moment only, and no earlier one.');
  const hintsOf = new Map<number, number[]>();
  for (const { pc, hintIndex } of points) hintsOf.set(pc.key, [...(hintsOf.get(pc.key) ?? []), hintIndex]);
  const pcs = new Set(points.map(({ pc }) => pc));
  const search = { pcs, from: 0, to: vm.step };
  for (const found of vm.recording.findSteps(search)) {
    yield found.flatMap(at => viewsAt(vm, at, hintsOf.get(at.pc.key) ?? [])).filter(view => holds(view));
  }
  // The step of the live edge is not executed yet.
  const atEdge = (hintsOf.get(vm.pc.key) ?? []).filter(hintIndex => hintIndex <= vm.hintIndex);
  yield sorted(atEdge)
    .map(hintIndex => vm.recording.at({ step: vm.step, hintIndex }))
    .filter(view => holds(view));

  function holds(view: MachineView): boolean {
    return rule?.test === undefined || rule.test(view) === true;
  }
}

/** The moments of all of them; none if nothing is recorded. @throws as `pastHits` */
export function* recordedHits(vm: CairoVm, breakpoint: BoundBreakpoint): Generator<Moment> {
  if (!vm.recording.isOn) return;
  for (const hits of pastHits(vm, breakpoint)) yield* hits;
}

function viewsAt(vm: CairoVm, at: FoundStep, hints: readonly number[]): MachineView[] {
  const { recording } = vm;
  const { step } = at;
  const hintsRun = recording.hints.hintsRun(step, at.pc);
  if (hintsRun === 0) return hints.includes(0) ? [recording.view({ step, hintIndex: 0 }, at)] : [];
  return sorted(hints.filter(hintIndex => hintIndex <= hintsRun)).map(hintIndex =>
    recording.at({ step, hintIndex }),
  );
}

function sorted(hints: readonly number[]): number[] {
  return [...hints].sort((a, b) => a - b);
}
