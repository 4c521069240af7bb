import type { Hint, Program } from '../../program/program.ts';
import type { CellValue, Relocatable } from '../../relocatable.ts';
import type { HintCall, HintProcessor } from '../hint-processor.ts';
import { NativeHints, type NativeHintsOptions } from '../native/native-hints.ts';
import { decideHints, type HintDecision } from './decide.ts';

export interface AutoHintsOptions<Python extends HintProcessor> extends NativeHintsOptions {
  readonly program: Program;
  /** Makes what runs hints in Python. It is called before the run, and only if there is something for it. */
  readonly startPython: () => Promise<Python>;
  /** Names of variables that the owner of the run gives to Python's hints. */
  readonly given?: Iterable<string> | undefined;
}

/**
 * Runs hints natively where that makes no difference, else in Python. Which hint runs where is decided before the run
 * (decide.ts) and stays so. Programs that are loaded while it runs have their hints in Python.
 */
export class AutoHints<Python extends HintProcessor = HintProcessor> implements HintProcessor {
  readonly #native: NativeHints;
  readonly #areNative: ReadonlySet<Hint>;

  private constructor(
    /** For every hint of the program which language runs it, and why. */
    readonly decisions: readonly HintDecision[],
    /** What runs the hints of Python; undefined if there are none. */
    readonly python: Python | undefined,
    options: NativeHintsOptions,
  ) {
    this.#native = new NativeHints(options);
    this.#areNative = new Set(
      decisions.filter(({ language }) => language === 'native').map(({ hint }) => hint),
    );
  }

  /** Decides, and starts Python if it is needed. @throws what `startPython` rejects with */
  static async start<Python extends HintProcessor>(
    options: AutoHintsOptions<Python>,
  ): Promise<AutoHints<Python>> {
    const given = new Set(options.given);
    const decisions = decideHints(options.program, given);
    // What the owner gives is made in Python, even if no hint asks for it.
    const needsPython = given.size > 0 || decisions.some(({ language }) => language === 'python');
    return new AutoHints(decisions, needsPython ? await options.startPython() : undefined, options);
  }

  /** Does the hint run without Python? */
  runsNatively(hint: Hint): boolean {
    return this.#areNative.has(hint);
  }

  /** The variables of native hints in each scope, outermost first (M5). */
  get scopes(): NativeHints['scopes'] {
    return this.#native.scopes;
  }

  execute(call: HintCall): void | Promise<void> {
    if (this.runsNatively(call.hint)) return this.#native.execute(call);
    if (this.python === undefined)
      throw new Error(`Nothing was started to run this hint:\n${call.hint.code}`);
    return this.python.execute(call);
  }

  async deduce(address: Relocatable): Promise<CellValue | undefined> {
    return this.python?.deduce?.(address);
  }

  async validate(address: Relocatable): Promise<void> {
    await this.python?.validate?.(address);
  }

  async endRun(): Promise<void> {
    await this.python?.endRun?.();
    this.#native.endRun();
  }

  async stop(): Promise<void> {
    await this.python?.stop?.();
  }
}
