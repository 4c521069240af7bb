import { cpus, loadavg, release, totalmem, type } from 'node:os';
import { median, type Measurement } from './measurement.ts';
import type { Workload } from './workloads.ts';

/** The runs of one workload on both VMs. */
export interface Result {
  readonly workload: Workload;
  readonly own: readonly Measurement[];
  readonly reference: readonly Measurement[];
}

const COMMAND = 'npm run bench';

/** The results as a page in markdown. */
export function report(results: readonly Result[], runs: number, versions: readonly string[]): string {
  const rows = results.map(result => `| ${row(result).join(' | ')} |`);
  return `# Speed beside cairo-lang's VM

Made by \`${COMMAND}\` on ${new Date().toISOString().slice(0, 10)}: the median of ${runs} runs of each VM, in turn, one process per run.
Counted is the run alone, with the trace kept; peak memory is that of the whole process.

${machine(versions)}

| program | steps here | per second here | per second in cairo-lang | ratio | peak memory here | in cairo-lang (steps) |
|---|--:|--:|--:|--:|--:|--:|
${rows.join('\n')}
`;
}

function row({ workload, own, reference }: Result): string[] {
  const ownRate = median(own.map(run => rate(workload, run, workload.ownInput)));
  const referenceRate = median(reference.map(run => rate(workload, run, workload.referenceInput)));
  return [
    workload.title,
    formatNumber(own[0]?.steps ?? 0),
    `${formatNumber(ownRate)} ${workload.unit}`,
    `${formatNumber(referenceRate)} ${workload.unit}`,
    `${(ownRate / referenceRate).toFixed(ownRate / referenceRate < 10 ? 1 : 0)}×`,
    peak(own),
    `${peak(reference)} (${formatNumber(reference[0]?.steps ?? 0)})`,
  ];
}

function rate(workload: Workload, run: Measurement, input: number): number {
  return (workload.unit === 'steps' ? run.steps : input) / run.seconds;
}

function peak(runs: readonly Measurement[]): string {
  const bytes = runs.flatMap(run => run.peakBytes ?? []);
  return bytes.length === 0 ? 'unknown' : `${formatNumber(median(bytes) / 2 ** 20)} MB`;
}

function formatNumber(value: number): string {
  if (value >= 1e6) return `${(value / 1e6).toFixed(1)} million`;
  return Math.round(value).toLocaleString('en-US');
}

function machine(versions: readonly string[]): string {
  const processors = cpus();
  const model = processors[0]?.model.trim() ?? 'unknown processor';
  const memory = Math.round(totalmem() / 2 ** 30);
  // Of the last quarter of an hour; the benchmark itself makes for about 1.
  const load = loadavg()[2]?.toFixed(1) ?? 'unknown';
  return `Machine: ${processors.length} × ${model}, ${memory} GB, ${type()} ${release()}, load average ${load}. ${versions.join(', ')}.`;
}
