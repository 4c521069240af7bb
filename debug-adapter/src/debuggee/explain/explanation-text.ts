import type { Naming } from '../inspect/cell-text.ts';
import { lineName } from '../time/origin-text.ts';
import { formLines, valueForms } from './felt-forms.ts';
import type { ExplainedValue, Explanation, FailurePlace } from './explanation.ts';

/** Between the labels and what they label. */
const GAP = 2;

/** A row of the text: a label with lines. */
type Row = readonly [label: string, lines: readonly string[]];

/**
 * An explanation for people, as plain text in lines that are aligned by spaces: the program's own messages, what is
 * wrong, where, and the values that have to do with it.
 */
export function explanationText(explanation: Explanation, naming: Naming): string {
  const { summary, messages, values, notes, place } = explanation;
  const rows: Row[] = [
    ['at', placeLines(place)],
    ...(place.instruction === undefined
      ? []
      : [['code', [`${place.instruction}   (pc ${place.pc})`]] as const]),
    ...values.map((value): Row => [value.label, valueLines(value, naming)]),
    ...(notes.length > 0 ? [['note', notes] as const] : []),
  ];
  const width = Math.max(...rows.map(([label]) => label.length)) + GAP;
  const body = rows.flatMap(([label, lines]) =>
    lines.map((line, index) => `${(index === 0 ? label : '').padEnd(width)}${line}`),
  );
  return [...messages, summary, '', ...body].join('\n');
}

function placeLines({ step, pc, function: found, range, line }: FailurePlace): string[] {
  const where = range ? lineName(range) : `pc ${pc}`;
  return [
    `${where}${found === undefined ? '' : ` in ${found}`}, step ${step}`,
    ...(line === undefined ? [] : [line]),
  ];
}

function valueLines({ names, address, value, origin }: ExplainedValue, naming: Naming): string[] {
  const called = [names.join(' = '), address ? `cell ${address}` : ''].filter(Boolean).join(', ');
  const [form, ...longForms] = value === undefined ? [] : formLines(valueForms(value, naming));
  // The other forms of a large number are long, and say less than where it comes from.
  return [called, form ?? '', ...origin, ...longForms].filter(Boolean);
}
