import { HintError, MemoryError, Relocatable, VmException } from '../../../../vm-core/src/index.ts';
import { explainAssertion } from './explain-assertion.ts';
import { explainViolation } from './explain-builtin.ts';
import { explainHint } from './explain-hint.ts';
import { explainInconsistent, explainNoAddress, explainUnknown, operandsOf } from './explain-memory.ts';
import type { ExplainedValue, Explanation, FailureScene } from './explanation.ts';
import { FailedMoment } from './failed-moment.ts';
import { explanationKind, innerError, type ExplanationKind } from './explanation-kind.ts';

type Parts = Pick<Explanation, 'summary' | 'values' | 'notes'> & Partial<Pick<Explanation, 'place'>>;

/** Explains why a run failed. The scene's debuggee stands at the failure; nothing is run or written. */
export function explainFailure(scene: FailureScene, error: Error): Explanation {
  const kind = explanationKind(error);
  const inner = innerError(error);
  const moment = new FailedMoment(scene, error);
  const parts = partsOf(moment, error, inner, kind);
  return {
    kind,
    messages: error instanceof VmException ? error.messages : [],
    reason: inner.message,
    place: moment.place,
    ...parts,
  };
}

function partsOf(moment: FailedMoment, error: Error, inner: Error, kind: ExplanationKind): Parts {
  const general: Parts = { summary: firstLine(inner.message), values: operandsOf(moment), notes: [] };
  if (inner instanceof HintError && error instanceof VmException) {
    const parts = explainHint(moment, error, inner);
    const found = memoryParts(moment, inner.details.pythonMessage ?? '', undefined);
    if (!found) return parts;
    const isNew = ({ address }: ExplainedValue): boolean =>
      !found.values.some(value => address !== undefined && address.equals(value.address));
    return { ...parts, values: [...found.values, ...parts.values.filter(isNew)], notes: found.notes };
  }
  switch (kind) {
    case 'failed-assertion':
      return explainAssertion(moment) ?? general;
    case 'unknown-cell':
    case 'inconsistent-memory':
    case 'builtin-violation':
      return (
        memoryParts(moment, inner.message, inner instanceof MemoryError ? inner.address : undefined) ??
        general
      );
    case 'hint-exception':
    case 'vm-error':
      return general;
  }
}

/** What a text about a cell means; undefined if it is none of the texts that the VM has for cells. */
function memoryParts(moment: FailedMoment, text: string, known: Relocatable | undefined): Parts | undefined {
  const named = /\baddress (-?\d+:\d+)/.exec(text)?.[1];
  const address = known ?? (named === undefined ? undefined : Relocatable.parse(named));
  const number = /^Unknown value for memory cell at address (\d+)\.$/.exec(text)?.[1];
  if (number !== undefined) return explainNoAddress(moment, number);
  if (!address) return undefined;
  if (/\bUnknown value for memory cell/.test(text)) return explainUnknown(moment, address);
  const wanted = /^Inconsistent memory assignment at address \S+ .* != (\S+)\.$/.exec(text)?.[1];
  if (wanted !== undefined) return explainInconsistent(moment, address, wanted);
  return explainViolation(moment, address, text);
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? text;
}
