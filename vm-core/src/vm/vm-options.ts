import type { FunctionEntry } from '../entry/function-entry.ts';
import type { SourceReader } from '../errors/location-text.ts';
import type { HintProcessor } from '../hints/hint-processor.ts';
import type { Layout } from '../layouts/layout.ts';
import type { CairoPie } from '../pie/cairo-pie.ts';

/** How a VM is made. */
export interface VmOptions {
  /** A layout or the name of one; default 'plain', for a run of a function 'all_cairo'. */
  readonly layout?: string | Layout;
  readonly hints?: HintProcessor;
  /** Text of a source file as named in the debug information, for error messages. */
  readonly readSource?: SourceReader;
  /**
   * Are builtins that the layout lacks left out, with 0 for their pointers? Default: only in a run for a proof.
   */
  readonly allowMissingBuiltins?: boolean;
  /** Does the run start at `__start__` and end at `__end__`, with all builtins of the layout, to be proven? Default: no. */
  readonly proofMode?: boolean;
  /**
   * The function that runs instead of main, with its arguments; or 'later': the VM gets its segments, which can be filled
   * and added to, until `enterMain` or `enterFunction` is called.
   */
  readonly entry?: FunctionEntry | 'later';
  /** The builtins of a run that is entered later: 'all', as functions have them (default), or those that the program names. */
  readonly builtins?: 'all' | 'named';
  /** The Cairo PIE whose program this is: the run is that of the PIE again. */
  readonly pie?: CairoPie;
  /** Is it believed that the PIE's own run checked what it says that it checked? Default: no, as for a secure run. */
  readonly trustPie?: boolean;
  /**
   * Is it kept how the run went? Without, it takes less time and memory, and there is no trace, no earlier registers, no
   * accessed cells and no writers of cells. Default: yes.
   */
  readonly recording?: boolean;
  /**
   * Is it kept which cells each hint wrote, so that `recording.at` tells the moments between hints apart? Default: no.
   */
  readonly logHints?: boolean;
  /** Bytes that memory and recording may take, from 16 MiB; default and most: 4 GiB. A run that needs more fails. */
  readonly maxMemory?: number;
}
