import { count, microseconds, problems, table } from '../format.ts';
import type { Section } from '../section.ts';
import { alternate, hintSeconds, ratio } from '../series.ts';
import { judgeTime, times } from '../target.ts';
import { NATIVE_WORKLOADS } from '../workloads.ts';

/** Hints of the library, which run without Python. */
export const native: Section = {
  name: 'native',
  title: 'Programs bound by native hints',
  async measure(contestants, runs) {
    const rows: string[][] = [];
    const failures: { what: string; problem: string | undefined }[] = [];
    for (const { program, title, count: many, smallCount: few, mostMicroseconds } of NATIVE_WORKLOADS) {
      const all = await contestants.compileTwins(program, many);
      const small = await contestants.compileTwins(program, few);
      const series = await alternate(runs, {
        vm: () => contestants.vm(all.hints, '--native'),
        vmTwin: () => contestants.vm(all.none),
        cairoVm: () => contestants.cairoVm(all.hints),
        cairoVmTwin: () => contestants.cairoVm(all.none),
        cairoLang: () => contestants.cairoLang(small.hints),
        cairoLangTwin: () => contestants.cairoLang(small.none),
      });
      const here = hintSeconds(series.vm, series.vmTwin, many);
      const cairoVm = hintSeconds(series.cairoVm, series.cairoVmTwin, many);
      const cairoLang = hintSeconds(series.cairoLang, series.cairoLangTwin, few);
      rows.push([
        title,
        count(many),
        judgeTime(here, mostMicroseconds),
        microseconds(cairoVm),
        times(ratio(cairoVm, here)),
        microseconds(cairoLang),
        times(ratio(cairoLang, here)),
      ]);
      const what = (name: string): string => `${program}, ${name}`;
      failures.push(...Object.entries(series).map(([name, { problem }]) => ({ what: what(name), problem })));
    }
    return [
      'One hint, as the difference to the same program without it:',
      table(['hint', 'hints', 'here', 'cairo-vm', 'speed', 'cairo-lang', 'speed'], rows),
      problems(failures),
    ].join('\n\n');
  },
};
