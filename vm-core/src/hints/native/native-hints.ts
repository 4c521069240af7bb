import type { SourceReader } from '../../errors/location-text.ts';
import type { Hint, Program } from '../../program/program.ts';
import type { HintCall, HintProcessor } from '../hint-processor.ts';
import { HintIds } from './hint-ids.ts';
import { HintRun } from './hint-run.ts';
import type { RunHint } from './native-hint.ts';
import { nativeHint } from './native-table.ts';
import { pythonFailure } from './python-failure.ts';
import { refuseUnknownHints } from './unknown-hints.ts';

export interface NativeHintsOptions {
  /** Text of a source file as named in the debug information, for error texts. */
  readonly readSource?: SourceReader | undefined;
}

/** Runs the hints of one VM without Python: those that are in the table (native-table.ts), by their exact text. */
export class NativeHints implements HintProcessor {
  readonly #ready = new Map<Hint, RunHint>();
  readonly #readSource: SourceReader;
  #run: HintRun | undefined;

  constructor({ readSource = () => undefined }: NativeHintsOptions = {}) {
    this.#readSource = readSource;
  }

  /**
   * For a VM of this program.
   * @throws UnknownHintsError if it has hints that are not in the table
   */
  static for(program: Program, options: NativeHintsOptions = {}): NativeHints {
    refuseUnknownHints(program);
    return new NativeHints(options);
  }

  execute(call: HintCall): void {
    const run = this.runOf(call);
    const execute = this.#ready.get(call.hint) ?? this.makeReady(call);
    run.begin();
    try {
      execute(run);
    } catch (error) {
      throw pythonFailure(error, call, run.line, this.readSourceOf(call));
    }
  }

  endRun(): void {
    this.#run?.checkEnd();
  }

  /** There is nothing to end. */
  async stop(): Promise<void> {}

  /** Does the hint run here? All do. */
  runsNatively(_hint: Hint): boolean {
    return true;
  }

  /** The variables of native hints in each scope, outermost first (M5). */
  get scopes(): readonly ReadonlyMap<string, unknown>[] {
    return this.#run?.scopes.variables ?? [];
  }

  private runOf({ vm }: HintCall): HintRun {
    if (this.#run?.vm === vm) return this.#run;
    if (this.#run) throw new Error('These hints belong to another VM: make native hints once for each VM.');
    return (this.#run = new HintRun(vm));
  }

  private makeReady({ vm, hint, pc }: HintCall): RunHint {
    const native = nativeHint(hint.code);
    if (native === undefined) throw new Error(`The hint at pc=${pc} has no native form: ${hint.code}`);
    const program = vm.programs.find(pc)?.program ?? vm.program;
    const execute = native(new HintIds(program, hint));
    this.#ready.set(hint, execute);
    return execute;
  }

  private readSourceOf({ vm }: HintCall): SourceReader {
    return name => vm.programs.fileContent(name) ?? this.#readSource(name);
  }
}
