import type { FeltFormat } from '../../debuggee/inspect/felt-format.ts';
import type { Session } from '../session.ts';

/** Arguments of `cairoscope/setFormat`. */
export interface SetFormatArguments {
  /** How felts are shown; left out: as what is around them. */
  readonly format?: FeltFormat;
  /** The container whose variables it is for, with all that is in them; the whole session if left out. */
  readonly variablesReference?: number;
  /** One variable of that container. */
  readonly name?: string;
}

/** Shows felts in another format from now on. */
export function setFormat(session: Session, { format, variablesReference, name }: SetFormatArguments): void {
  const { feltFormats } = session;
  if (variablesReference === undefined) feltFormats.all = format ?? 'auto';
  else feltFormats.want(format, variablesReference, name);
  session.afterResponse(() => session.invalidate('variables'));
}
