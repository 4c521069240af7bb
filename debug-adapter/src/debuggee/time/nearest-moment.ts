import { compareMoments, type CairoVm, type Moment } from '../../../../vm-core/src/index.ts';
import type { StopPoint } from '../breakpoints/bound-breakpoint.ts';
import type { Moments } from './moments.ts';
import type { Search } from './stops-in-time.ts';

/** The last moment before `from` at which the run was at one of these points. */
export function* lastMomentAt(
  vm: CairoVm,
  moments: Moments,
  points: readonly StopPoint[],
  from: Moment,
): Search<Moment | undefined> {
  const isBefore = (moment: Moment): boolean => compareMoments(moment, from) < 0;
  const here = momentsIn(vm, moments, points, from.step).findLast(isBefore);
  if (here) return here;
  const pcs = points.map(({ pc }) => pc);
  for (const found of vm.recording.findSteps({ pcs, from: 0, to: from.step, backward: true })) {
    for (const { step } of found) {
      const moment = momentsIn(vm, moments, points, step).at(-1);
      if (moment) return moment;
    }
    yield;
  }
  return undefined;
}

/** The first moment after `from`, up to where the VM is. */
export function* nextMomentAt(
  vm: CairoVm,
  moments: Moments,
  points: readonly StopPoint[],
  from: Moment,
): Search<Moment | undefined> {
  const isAfter = (moment: Moment): boolean => compareMoments(moment, from) > 0;
  const here = momentsIn(vm, moments, points, from.step).find(isAfter);
  if (here) return here;
  const pcs = points.map(({ pc }) => pc);
  for (const found of vm.recording.findSteps({ pcs, from: from.step + 1, to: vm.step })) {
    for (const { step } of found) {
      const [moment] = momentsIn(vm, moments, points, step);
      if (moment) return moment;
    }
    yield;
  }
  // The step that comes next was not made, and is not found: the VM stands before it.
  return momentsIn(vm, moments, points, vm.step).find(isAfter);
}

/** The moments of a step at these points, in order. */
function momentsIn(vm: CairoVm, moments: Moments, points: readonly StopPoint[], step: number): Moment[] {
  const { pc } = step === vm.step ? vm : vm.recording.registersAt(step);
  const last = moments.last(step).hintIndex;
  const indexes = points.filter(point => point.pc.equals(pc)).map(({ hintIndex }) => hintIndex);
  return [...new Set(indexes)]
    .filter(hintIndex => hintIndex <= last)
    .sort((a, b) => a - b)
    .map(hintIndex => ({ step, hintIndex }));
}
