import {
  toSigned,
  type CellValue,
  type Divergence,
  type Pair,
  type Place,
} from '../../../../vm-core/src/index.ts';
import type { Comparison } from './comparison.ts';

/** What a person reads of a comparison: the first line says it, the others tell more. */
export function comparisonLines({ divergence, steps, hasMemory }: Comparison): readonly string[] {
  if (divergence === undefined) {
    const what = hasMemory ? 'steps and memory' : 'steps; memory was not compared';
    return [`The runs are the same: ${steps} ${what}.`];
  }
  return [headline(divergence), ...values(divergence)];
}

function headline(divergence: Divergence): string {
  switch (divergence.kind) {
    case 'register':
      return `The runs differ at step ${divergence.step}, in ${divergence.name}.`;
    case 'cell':
      return `The runs differ at step ${divergence.step}, in its ${divergence.role}: cell ${cells(divergence.places)}.`;
    case 'length':
      return `The runs are the same for ${divergence.step} steps. Then one of them is over.`;
    case 'memory':
      return `The steps of the runs are the same. Cell ${cells(divergence.places)} differs, which no instruction accessed.`;
  }
}

function values(divergence: Divergence): readonly string[] {
  if (divergence.kind === 'length') {
    const { first, second } = divergence.steps;
    return [`  this run:      ${first} steps`, `  the other run: ${second} steps`];
  }
  const { first, second } = divergence.values;
  return [`  this run:      ${text(first)}`, `  the other run: ${text(second)}`];
}

/** The cell, as each of the runs names it. */
function cells({ first, second }: Pair<Place | undefined>): string {
  if (first === undefined) return second === undefined ? 'of a pointer that is none' : `at address ${second}`;
  return second === undefined ? `${first}` : `${first} (there at address ${second})`;
}

function text(value: CellValue | Place | undefined): string {
  if (value === undefined) return 'unknown';
  return typeof value === 'bigint' ? toSigned(value).toString() : `${value}`;
}
