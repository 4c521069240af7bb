import assert from 'node:assert/strict';
import { CairoVm, compareMoments, type Moment } from '../../../../vm-core/src/index.ts';
import { call, hint, program, push, ret } from '../../../../vm-core/src/testing/casm.ts';
import type { StopPoint } from '../breakpoints/bound-breakpoint.ts';
import { Moments } from './moments.ts';
import { lastMomentAt, nextMomentAt } from './nearest-moment.ts';
import type { Search } from './stops-in-time.ts';

/** Calls a function with hints three times. */
async function recorded(steps: number): Promise<CairoVm> {
  const words = [...call(7n), ...call(5n), ...call(3n), ...ret(), ...push(5n), ...push(6n), ...ret()];
  const hints = new Map([
    [7, [hint('a'), hint('b')]],
    [9, [hint('c')]],
  ]);
  const execute = (): void => undefined;
  const vm = CairoVm.create(program(words, { hints }), { logHints: true, hints: { execute } });
  await vm.run({ maxSteps: steps });
  return vm;
}

function resultOf<T>(search: Search<T>): T {
  for (;;) {
    const next = search.next();
    if (next.done) return next.value;
  }
}

describe('the moments nearest to one', () => {
  for (const steps of [0, 5, 11]) {
    it(`are those that a look at all moments finds, after ${steps} steps`, async () => {
      const vm = await recorded(steps);
      const moments = new Moments(vm);
      const all: Moment[] = [];
      for (let at: Moment | undefined = { step: 0, hintIndex: 0 }; at; at = moments.next(at)) all.push(at);
      const at = (offset: number, hintIndex: number): StopPoint => ({
        pc: vm.programBase.add(offset),
        hintIndex,
      });
      const lines = [
        [at(7, 0)],
        [at(7, 1), at(7, 2)],
        [at(9, 1), at(11, 0)],
        [at(0, 0)],
        [at(6, 0)],
        [at(9, 5)],
      ];
      for (const points of lines) {
        const isAt = (moment: Moment): boolean =>
          points.some(
            ({ pc, hintIndex }) => moments.at(moment).pc.equals(pc) && moment.hintIndex === hintIndex,
          );
        for (const from of all) {
          const before = all.findLast(each => compareMoments(each, from) < 0 && isAt(each));
          const after = all.find(each => compareMoments(each, from) > 0 && isAt(each));
          assert.deepEqual(resultOf(lastMomentAt(vm, moments, points, from)), before);
          assert.deepEqual(resultOf(nextMomentAt(vm, moments, points, from)), after);
        }
      }
    });
  }
});
