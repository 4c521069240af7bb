import {
  evaluateReference,
  MemoryError,
  NameError,
  parseProgram,
  PythonError,
  Relocatable,
  resolveId,
  type CairoVm,
  type CellValue,
  type HintRuleKind,
} from '../../vm-core/src/index.ts';
import {
  addSignature,
  fillCircuit,
  knownHashes,
  trustHashes,
  type CircuitQuestion,
  type SignatureQuestion,
} from './builtin-questions.ts';
import { GarbageError, type Frame } from './frame-reader.ts';
import type { FrameWriter } from './frame-writer.ts';
import { hintError, type HintFailure } from './hint-load-error.ts';
import type { HintPrograms, ProgramDescription } from './hint-programs.ts';
import { noAddressText, siteOf } from './name-descriptions.ts';
import { applyOperations } from './operations.ts';
import { relocatable, type Pair } from './pair.ts';
import { Kind, MOST_CELLS, Question } from './protocol.ts';

/** What Python asks in JSON (`cairo_vm_py/link.py`, ask_json). */
type JsonQuestion =
  | { readonly op: 'used' | 'size'; readonly segment: number }
  /** Which answers have come, and which were lost in an interpreter that was interrupted? */
  | { readonly op: 'echo'; readonly text: string }
  | { readonly op: 'relocation'; readonly source: Pair; readonly destination: Pair }
  | {
      readonly op: 'finalize';
      readonly segment: number;
      readonly size: number | null;
      /** Pairs of offset and page. */
      readonly publicMemory: readonly Pair[];
    }
  /** The segment of zeros; with a size, it is made as long as that. */
  | { readonly op: 'zeros'; readonly size: number | null }
  | ({ readonly op: 'signature' } & SignatureQuestion)
  | { readonly op: 'hashes' }
  | { readonly op: 'trust_hashes'; readonly addresses: readonly Pair[] }
  | ({ readonly op: 'fill_mod' } & CircuitQuestion)
  | { readonly op: 'accessed'; readonly address: Pair }
  | { readonly op: 'rule'; readonly segment: number; readonly kind: HintRuleKind }
  /** The program as JSON text. */
  | { readonly op: 'load'; readonly program: string; readonly base: Pair }
  /** A hint of the program loaded last does not compile. */
  | { readonly op: 'load_error'; readonly hint: number; readonly failure: HintFailure }
  /** The compiled program that a hint is in. */
  | { readonly op: 'program'; readonly hint: number }
  | ({ readonly op: 'resolve' } & NameQuestion)
  | ({
      readonly op: 'evaluate';
      readonly what: 'value' | 'address';
      readonly ap: Pair;
      readonly fp: Pair;
    } & NameQuestion);

interface NameQuestion {
  readonly hint: number;
  readonly scope: string | null;
  readonly path: string;
  readonly name: string;
}

/** Builtins need some tens at most. */
const MOST_ZEROS = 2 ** 20;

const OK = 0;
const ERROR = 1;

/** Answers what Python asks about the VM while a hint (or a debugger's expression) runs. */
export class Answers {
  constructor(
    private readonly programs: HintPrograms,
    private readonly writer: FrameWriter,
  ) {}

  /** Does the hint's operations so far and returns the ANSWER frame. `runningHint`: whose run it is. */
  answer(question: Frame, vm: CairoVm, runningHint: number | undefined): Uint8Array {
    try {
      const kind = question.uint8();
      applyOperations(question, vm);
      if (kind === Question.read) return this.cells(question, vm, runningHint);
      if (kind === Question.write) return this.ok().finish();
      return this.answerJson(question.json() as JsonQuestion, vm);
    } catch (error) {
      if (error instanceof GarbageError) throw error;
      return this.writer
        .start(Kind.answer)
        .uint8(ERROR)
        .bytes(Buffer.from(JSON.stringify(describeError(error))))
        .finish();
    }
  }

  /** The cells that were asked for, up to the last known one of the segment. */
  private cells(question: Frame, vm: CairoVm, runningHint: number | undefined): Uint8Array {
    const asked = question.address();
    const first = question.uint64();
    const count = question.uint32();
    if (count > MOST_CELLS) throw new RangeError(`Asked for ${count} cells at once.`);
    if (runningHint !== undefined) this.programs.plan(runningHint).learn(asked);
    const end = Math.min(first + count, vm.segments.usedSize(asked.segment));
    const values: (CellValue | undefined)[] = [];
    for (let offset = first; offset < end; offset++) {
      values.push(vm.memory.get(new Relocatable(asked.segment, offset)));
    }
    return this.ok().cells(values).finish();
  }

  private answerJson(question: JsonQuestion, vm: CairoVm): Uint8Array {
    switch (question.op) {
      case 'used':
        return this.json(vm.segments.usedSize(question.segment));
      case 'size':
        return this.json(vm.segments.size(question.segment));
      case 'echo':
        return this.json(question.text);
      case 'relocation':
        vm.memory.addRelocationRule(relocatable(question.source), relocatable(question.destination));
        return this.json(null);
      case 'program':
        return this.json(this.programs.jsonOf(question.hint));
      case 'resolve':
        return this.json(this.programs.describeName(question.hint, question, question.name));
      case 'evaluate':
        return this.ok().entry(this.evaluate(question, vm)).finish();
      case 'finalize':
        vm.segments.finalize(
          question.segment,
          question.size ?? undefined,
          question.publicMemory.map(([offset, page]) => ({ offset, page })),
        );
        return this.json(null);
      case 'zeros':
        return this.json(zeroSegment(vm, question.size));
      case 'signature':
        addSignature(vm, question);
        return this.json(null);
      case 'hashes':
        return this.json(knownHashes(vm));
      case 'trust_hashes':
        trustHashes(vm, question.addresses);
        return this.json(null);
      case 'fill_mod':
        fillCircuit(vm, question);
        return this.json(null);
      case 'rule':
        vm.hintRules.add(question.segment, question.kind);
        return this.json(null);
      case 'accessed':
        return this.json(vm.accessed.has(relocatable(question.address)));
      case 'load':
        return this.json(this.loadProgram(question.program, relocatable(question.base), vm));
      case 'load_error':
        return this.json(this.loadError(question.hint, question.failure, vm));
      default:
        throw new PythonError('RuntimeError', 'The VM does not know this question.');
    }
  }

  private loadProgram(json: string, base: Relocatable, vm: CairoVm): ProgramDescription {
    const program = parseProgram(json);
    vm.loadProgram(program, base);
    return this.programs.add(program, base);
  }

  private loadError(hint: number, failure: HintFailure, vm: CairoVm): string {
    const { pc = 0, base = vm.programBase, index = 0 } = this.programs.place(hint) ?? {};
    return vm.hintLoadException(hintError(failure), base.add(pc), index).message;
  }

  private evaluate(question: JsonQuestion & { op: 'evaluate' }, vm: CairoVm): CellValue {
    const { hint } = this.programs.plan(question.hint);
    const site = siteOf(hint, question);
    const entry = resolveId(this.programs.programOf(question.hint), site, question.name, question.path);
    if (entry.kind !== 'reference') {
      throw new PythonError('AssertionError', `'${question.name}' is no reference.`);
    }
    const registers = { ap: relocatable(question.ap), fp: relocatable(question.fp) };
    const wantsAddress = question.what === 'address' || entry.type.kind === 'struct';
    const expression = wantsAddress ? entry.address : entry.value;
    if (expression === undefined) throw new PythonError('AssertionError', noAddressText(entry.type));
    return evaluateReference(expression, registers, vm.memory);
  }

  private ok(): FrameWriter {
    return this.writer.start(Kind.answer).uint8(OK);
  }

  private json(body: unknown): Uint8Array {
    return this.ok()
      .bytes(Buffer.from(JSON.stringify(body)))
      .finish();
  }
}

/** What `segments.zero_segment` and `add_zero_segment` of Python are. */
function zeroSegment({ segments }: CairoVm, size: number | null): unknown {
  if (size !== null && size > MOST_ZEROS) throw new RangeError(`There cannot be ${size} zeros.`);
  if (size !== null) segments.addZeros(size);
  const { zeros } = segments;
  if (zeros === undefined) return null;
  const { base, size: length } = zeros;
  return { base: [base.segment, base.offset], size: length, segments: segments.count };
}

/** An error as Python raises it: its class, by name, and its text. */
export function describeError(error: unknown): { class: string; message: string } {
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof MemoryError || error instanceof NameError || error instanceof PythonError) {
    return { class: error.pythonClass, message };
  }
  if (error instanceof RangeError) return { class: 'ValueError', message };
  return { class: 'AssertionError', message };
}
