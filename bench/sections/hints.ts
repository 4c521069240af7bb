import type { Contestants } from '../contestants.ts';
import { count, microseconds, problems, table } from '../format.ts';
import type { Section } from '../section.ts';
import { alternate, hintSeconds, median, ratio, type RunCost, type Series } from '../series.ts';
import { atLeast, atMost, judge, judgeTime } from '../target.ts';
import { HINT_WORKLOADS, type HintWorkload } from '../workloads.ts';

/** The whole loop around `ids.x = ids.n * 2` is at least so many times as fast as cairo-lang's. */
const LOOP = { program: 'hint_ids', leastRatio: 10 };

interface Problem {
  readonly what: string;
  readonly problem: string | undefined;
}

/** Hints of the program's own, which CPython runs in all. */
export const hints: Section = {
  name: 'hints',
  title: 'Programs bound by Python hints',
  async measure(contestants, runs) {
    const costs: string[][] = [];
    const loops: string[][] = [];
    const failures: Problem[] = [];
    for (const workload of HINT_WORKLOADS) {
      const measured = await measureHint(contestants, runs, workload);
      costs.push(measured.cost);
      if (workload.program === LOOP.program) loops.push(...measured.loops);
      failures.push(...measured.failures);
    }
    return [
      'One hint, as the difference to the same program without it. *Node owns*: the command, the debugger and the ' +
        'library start a Python; *Python owns*: `cairo_vm_py` starts the VM.',
      table(['hint', 'hints', 'Node owns', 'Python owns', 'cairo-lang'], costs),
      'The whole loop around `ids.x = ids.n * 2`, every two steps; hints per second:',
      table(['owner', 'here', 'cairo-lang', 'ratio'], loops),
      problems(failures),
    ].join('\n\n');
  },
};

async function measureHint(
  contestants: Contestants,
  runs: number,
  workload: HintWorkload,
): Promise<{ cost: string[]; loops: string[][]; failures: Problem[] }> {
  const { program, title, count: many, smallCount: few, mostMicroseconds } = workload;
  const all = await contestants.compileTwins(program, many);
  const small = await contestants.compileTwins(program, few);
  const series = await alternate(runs, {
    node: () => contestants.vm(all.hints),
    nodeTwin: () => contestants.vm(all.none),
    python: () => contestants.owned(all.hints),
    pythonTwin: () => contestants.owned(all.none),
    cairoLang: () => contestants.cairoLang(small.hints),
    cairoLangTwin: () => contestants.cairoLang(small.none),
  });
  const node = hintSeconds(series.node, series.nodeTwin, many);
  const python = hintSeconds(series.python, series.pythonTwin, many);
  const cairoLang = hintSeconds(series.cairoLang, series.cairoLangTwin, few);
  const judged = (seconds: number | undefined): string =>
    mostMicroseconds === undefined
      ? `${microseconds(seconds)}: ${judge(ratio(seconds, cairoLang), atMost(1))}`
      : judgeTime(seconds, mostMicroseconds);
  const rate = (of: Series<RunCost>, hints: number): number | undefined =>
    median(of, ({ runSeconds }) => hints / runSeconds);
  const there = rate(series.cairoLang, few);
  const loop = (owner: string, here: number | undefined): string[] => [
    owner,
    count(here),
    count(there),
    judge(ratio(here, there), atLeast(LOOP.leastRatio)),
  ];
  return {
    cost: [title, count(many), judged(node), judged(python), microseconds(cairoLang)],
    loops: [loop('Node', rate(series.node, many)), loop('Python', rate(series.python, many))],
    failures: Object.entries(series).map(([name, { problem }]) => ({ what: `${program}, ${name}`, problem })),
  };
}
