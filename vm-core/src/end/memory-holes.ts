import type { EndedRun } from './ended-run.ts';

/**
 * How many cells of the run's memory no instruction and no builtin accessed: a proof has to fill them (get_memory_holes
 * in cairo-lang, vm/cairo_runner.py and vm/memory_segments.py).
 * @throws Error with cairo-lang's text if a cell behind the size of its segment was accessed
 */
export function memoryHoles(run: EndedRun): number {
  const { accessed, builtins, segments } = run;
  for (const builtin of builtins) for (const cell of builtin.accessedElsewhere()) accessed.mark(cell, 1);
  const covered = new Set(builtins.filter(each => each.accessesItsSegment).map(each => each.base.segment));
  if (segments.zeros !== undefined) covered.add(segments.zeros.base.segment);
  let holes = 0;
  for (let segment = 0; segment < segments.count; segment++) {
    const size = segments.size(segment);
    checkSize(run, segment, size);
    if (!covered.has(segment)) holes += size - accessed.count(segment, 0, segments.usedSize(segment));
  }
  return holes;
}

function checkSize({ accessed, segments }: EndedRun, segment: number, size: number): void {
  const used = segments.usedSize(segment);
  if (accessed.count(segment, size + 1, used) === 0) return;
  for (let offset = size + 1; offset < used; offset++) {
    if (accessed.count(segment, offset, offset + 1) === 0) continue;
    throw new Error(
      `Accessed address ${segment}:${offset} has higher offset than the maximal offset ${size} ` +
        'encountered in the memory segment.',
    );
  }
}
