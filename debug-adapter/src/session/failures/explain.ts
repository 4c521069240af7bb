import { ClientError } from '../../client-error.ts';
import { explainFailure } from '../../debuggee/explain/explain.ts';
import type { Explanation } from '../../debuggee/explain/explanation.ts';
import { explanationText } from '../../debuggee/explain/explanation-text.ts';
import { valueForms } from '../../debuggee/explain/felt-forms.ts';
import { locationOf, type ClientLocation } from '../origins/locations.ts';
import type { Session } from '../session.ts';

/** A value that has to do with the failure, for clients. Addresses are `segment:offset`. */
export interface DescribedValue {
  readonly label: string;
  readonly names: readonly string[];
  readonly address?: string;
  /** The value in each form that it is known by, or `unknown`. */
  readonly forms: readonly string[];
  readonly origin: readonly string[];
}

export interface ExplainResponse {
  readonly kind: Explanation['kind'];
  readonly summary: string;
  readonly messages: readonly string[];
  readonly reason: string;
  readonly step: number;
  readonly pc: string;
  readonly function?: string;
  readonly location?: ClientLocation;
  readonly line?: string;
  readonly instruction?: string;
  readonly values: readonly DescribedValue[];
  readonly notes: readonly string[];
  /** All of it as text, as in `exceptionInfo`. */
  readonly text: string;
}

/** Why the run failed, as a structure. */
export function explain(session: Session): ExplainResponse {
  const { explanation, text } = explanationAt(session);
  const { place, values, ...others } = explanation;
  const { range, pc, ...rest } = place;
  const { naming } = session.stopped.debuggee;
  return {
    ...others,
    ...rest,
    pc: `${pc}`,
    ...(range && { location: locationOf(session, range) }),
    values: values.map(({ label, names, address, value, origin }) => ({
      label,
      names,
      ...(address && { address: `${address}` }),
      forms: valueForms(value, naming),
      origin,
    })),
    text,
  };
}

/** The explanation of the failure that the session stands at. @throws ClientError if it does not */
export function explanationAt(session: Session): { explanation: Explanation; text: string } {
  const { stop } = session;
  if (stop?.reason !== 'failed') throw notFailed();
  const { debuggee } = session.stopped;
  const explanation = explainFailure(debuggee, stop.error);
  return { explanation, text: explanationText(explanation, debuggee.naming) };
}

export function notFailed(): ClientError {
  return new ClientError('The program has not failed.');
}
