import { decodeInstruction, isCompilable, type Instruction } from '../../../vm-core/src/index.ts';

/** The flags of an instruction word: all but its three offsets, each of 16 bits. */
const FLAGS_SHIFT = 48n;
const FLAGS_COUNT = 2 ** 15;
const OFFSET_BIAS = 0x8000n;
/** What the compiler fills in for an operand that a form does not have. */
const OFFSETS = [-2n, -1n, 0n, 1n];
const ANY_IMMEDIATE = 5n;

export type FormKind = 'assert_eq' | 'jmp' | 'jmp … if' | 'ap +=' | 'call' | 'ret';

export interface InstructionForm {
  readonly flags: number;
  readonly kind: FormKind;
  /** A jump or call to an immediate or a product is one to a number: it always fails. */
  readonly leadsToNumber: boolean;
}

export function flagsOf(word: bigint): number {
  return Number(word >> FLAGS_SHIFT);
}

/** The forms that cairo-lang's compiler makes, by their flags. */
export function compilableForms(): Map<number, InstructionForm> {
  const forms = new Map<number, InstructionForm>();
  for (let flags = 0; flags < FLAGS_COUNT; flags++) {
    const instruction = findCompilable(flags);
    if (instruction)
      forms.set(flags, { flags, kind: kindOf(instruction), leadsToNumber: leadsToNumber(instruction) });
  }
  return forms;
}

function findCompilable(flags: number): Instruction | undefined {
  for (const dst of OFFSETS)
    for (const op0 of OFFSETS)
      for (const op1 of OFFSETS) {
        const offsets = (dst + OFFSET_BIAS) | ((op0 + OFFSET_BIAS) << 16n) | ((op1 + OFFSET_BIAS) << 32n);
        const instruction = decode((BigInt(flags) << FLAGS_SHIFT) | offsets);
        // The flags alone decide whether a word decodes.
        if (!instruction) return undefined;
        if (isCompilable(instruction, ANY_IMMEDIATE)) return instruction;
      }
  return undefined;
}

function decode(word: bigint): Instruction | undefined {
  try {
    return decodeInstruction(word, true);
  } catch {
    return undefined;
  }
}

function kindOf({ opcode, pcUpdate, apUpdate }: Instruction): FormKind {
  if (opcode === 'assert-eq') return 'assert_eq';
  if (opcode === 'call' || opcode === 'ret') return opcode;
  if (pcUpdate === 'jnz') return 'jmp … if';
  return apUpdate === 'add' ? 'ap +=' : 'jmp';
}

function leadsToNumber({ opcode, pcUpdate, res, op1Source }: Instruction): boolean {
  if (pcUpdate !== 'jump' || opcode === 'ret') return false;
  return res === 'mul' || (res === 'op1' && op1Source === 'imm');
}
