import { count, problems, table } from '../format.ts';
import type { Section } from '../section.ts';
import { alternate, median, ratio, type RunCost } from '../series.ts';
import { times } from '../target.ts';

const COUNT = 100_000;
/** For cairo-lang, which gets less to do: rates are compared. */
const SMALL_COUNT = 5_000;

/** A hint of the program's own, which CPython runs in both. */
export const hints: Section = {
  name: 'hints',
  title: 'Programs bound by Python hints',
  async measure(contestants, runs) {
    const program = await contestants.compile('hints', COUNT);
    const small = await contestants.compile('hints', SMALL_COUNT);
    const { vm, cairoLang } = await alternate(runs, {
      vm: () => contestants.vm(program),
      cairoLang: () => contestants.cairoLang(small),
    });
    const here = median(vm, cost => COUNT / runOf(cost));
    const there = median(cairoLang, cost => SMALL_COUNT / runOf(cost));
    return [
      'The hint `ids.x = ids.n * 2` every two steps; hints per second:',
      table(
        ['hints', 'here', 'cairo-lang', 'ratio'],
        [[count(COUNT), count(here), count(there), times(ratio(here, there))]],
      ),
      problems([
        { what: 'here', problem: vm.problem },
        { what: 'cairo-lang', problem: cairoLang.problem },
      ]),
    ].join('\n\n');
  },
};

function runOf({ runSeconds }: RunCost): number {
  return runSeconds;
}
