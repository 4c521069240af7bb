/**
 * `npm run bench`: measures this VM beside cairo-vm (Rust) and cairo-lang, prints the tables and keeps them in
 * bench/RESULTS.md. `--only NAME` measures one section, `--runs N` takes the medians of N runs; fewer than usual are
 * printed and not kept.
 */
import { parseArgs } from 'node:util';
import { Contestants } from './contestants.ts';
import { load, machine } from './machine.ts';
import { formatSection, keepResult } from './results.ts';
import type { Section } from './section.ts';
import { builtins } from './sections/builtins.ts';
import { debuggerSection } from './sections/debugger.ts';
import { growth } from './sections/growth.ts';
import { hints } from './sections/hints.ts';
import { limits } from './sections/limits.ts';
import { native } from './sections/native.ts';
import { python } from './sections/python.ts';
import { recording } from './sections/recording.ts';
import { start } from './sections/start.ts';
import { steps } from './sections/steps.ts';
import { threads } from './sections/threads.ts';

const SECTIONS: readonly Section[] = [
  steps,
  builtins,
  start,
  recording,
  growth,
  limits,
  hints,
  native,
  threads,
  python,
  debuggerSection,
];
const USUAL_RUNS = 5;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { runs: { type: 'string' }, only: { type: 'string', multiple: true } },
  });
  const runs = values.runs === undefined ? USUAL_RUNS : Number(values.runs);
  if (!Number.isInteger(runs) || runs < 1) throw new Error('--runs must be a number from 1 on.');
  const chosen = chooseSections(values.only);
  const contestants = await Contestants.prepare();
  const versions = await contestants.versions();
  for (const section of chosen) {
    console.error(`Measuring: ${section.name} ...`);
    try {
      await measureSection(section, contestants, runs, versions);
    } catch (error) {
      // The others can still be measured.
      fail(error);
    }
  }
}

async function measureSection(
  section: Section,
  contestants: Contestants,
  runs: number,
  versions: string,
): Promise<void> {
  const date = new Date().toISOString().slice(0, 10);
  const loadBefore = load();
  const body = await section.measure(contestants, runs);
  const command = `npm run bench -- --only ${section.name} --runs ${runs}`;
  const conditions = `${machine()}; load average ${loadBefore} before and ${load()} after`;
  const result = `${body.trim()}\n\n*${date}, \`${command}\`: ${conditions}. ${versions}.*`;
  console.log(formatSection(section.title, result));
  if (runs < USUAL_RUNS) return;
  // At once: an interrupted benchmark keeps what is done.
  keepResult(
    SECTIONS.map(({ title }) => title),
    section.title,
    result,
  );
}

function chooseSections(names: readonly string[] | undefined): readonly Section[] {
  if (names === undefined) return SECTIONS;
  return names.map(name => {
    const section = SECTIONS.find(candidate => candidate.name === name);
    const known = SECTIONS.map(candidate => candidate.name).join(', ');
    if (section === undefined) throw new Error(`There is no section '${name}'. Use one of: ${known}.`);
    return section;
  });
}

function fail(error: unknown): void {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

main().catch(fail);
