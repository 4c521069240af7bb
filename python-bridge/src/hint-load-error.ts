import { HintError } from '../../vm-core/src/index.ts';
import type { Fields } from './checked-message.ts';
import type { HintPlace } from './hint-programs.ts';

/** A failed hint as Python describes it (`cairo_vm_py/traceback_text.py`). */
export interface HintFailure {
  readonly message: string;
  readonly traceback: string;
  readonly type: string;
  readonly text: string;
  readonly line: number | null;
}

export const HINT_FAILURE: Fields<HintFailure> = {
  ...{ message: ['string'], traceback: ['string'], type: ['string'], text: ['string'] },
  line: ['number', 'null'],
};

export function hintError({ message, traceback, type, text, line }: HintFailure): HintError {
  return new HintError(message, traceback, {
    pythonType: type,
    pythonMessage: text,
    ...(line === null ? {} : { line }),
  });
}

/** A hint that does not compile. Found when the program is loaded, as in cairo-lang. */
export class HintLoadError extends HintError {
  /** The hint's pc in the program, and its position there. */
  readonly pc: number;
  readonly hintIndex: number;
  /** The file as named in the debug information. */
  readonly file: string | undefined;
  readonly path: string | undefined;

  constructor(error: HintError, place: HintPlace | undefined) {
    super(error.message, error.pythonTraceback, error.details);
    this.pc = place?.pc ?? 0;
    this.hintIndex = place?.index ?? 0;
    this.file = place?.file;
    this.path = place?.path;
  }
}
