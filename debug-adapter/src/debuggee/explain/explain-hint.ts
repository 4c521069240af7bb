import {
  evaluateExpression,
  type HintError,
  type Relocatable,
  type VmException,
} from '../../../../vm-core/src/index.ts';
import { siteAt } from '../code/name-site.ts';
import type { ExplainedValue, Explanation, FailurePlace } from './explanation.ts';
import type { FailedMoment } from './failed-moment.ts';

/** Names of Cairo in a line of Python. */
const IDS = /\bids\.([A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*)/g;

/** What Python raised, at the line of the hint, with the names of Cairo in that line. */
export function explainHint(
  moment: FailedMoment,
  error: VmException,
  inner: HintError,
): Pick<Explanation, 'summary' | 'values' | 'notes' | 'place'> {
  const { pythonType, pythonMessage, line } = inner.details;
  const place = placeOf(moment, error, line);
  const summary =
    pythonType === undefined
      ? (inner.message.split('\n', 1)[0] ?? inner.message)
      : `${pythonType}${pythonMessage ? `: ${pythonMessage.split('\n', 1)[0]}` : ''}`;
  const names = [...new Set([...(place.line ?? '').matchAll(IDS)].flatMap(([, name]) => name ?? []))];
  return { summary, place, values: names.flatMap(name => valueOf(moment, error, name)), notes: [] };
}

function placeOf(moment: FailedMoment, { location }: VmException, line: number | undefined): FailurePlace {
  if (location?.filename === undefined) return moment.place;
  const startLine = line ?? location.startLine;
  const range = { file: location.filename, startLine, startCol: 1, endLine: startLine + 1, endCol: 1 };
  const text = moment.lineOf(range);
  return { ...moment.place, range, ...(text === undefined ? {} : { line: text }) };
}

/** A name of Cairo as the hint sees it; a function or method of it that is called is none. */
function valueOf(moment: FailedMoment, { hintIndex }: VmException, name: string): ExplainedValue[] {
  const { cursor, code } = moment.scene;
  const { pc, ap, fp, memory } = cursor.view;
  const { program, site } = siteAt(cursor.vm, code, pc, hintIndex);
  try {
    const { address, value } = evaluateExpression(program, site, name, { pc, ap, fp }, memory);
    if (value === undefined && address === undefined) return [];
    return [{ label: `ids.${name}`, names: [], address, value, origin: originOf(moment, address) }];
  } catch {
    return [];
  }
}

function originOf(moment: FailedMoment, address: Relocatable | undefined): string[] {
  return address ? moment.originOf(address) : ['calculated where it is used'];
}
