import { cpus, loadavg, release, totalmem, type } from 'node:os';

export function machine(): string {
  const processors = cpus();
  const model = processors[0]?.model.trim() ?? 'unknown processor';
  return `${processors.length} × ${model}, ${Math.round(totalmem() / 2 ** 30)} GB, ${type()} ${release()}`;
}

/** Of the last minute; a benchmark by itself makes for about 1. */
export function load(): string {
  return (loadavg()[0] ?? 0).toFixed(1);
}
