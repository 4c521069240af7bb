import type { Builtin, CairoVm, Hint, Registers, Relocatable } from '../../../../vm-core/src/index.ts';
import type { Cursor } from './cursor.ts';
import {
  instructionWith,
  registersBefore,
  type ExecutedInstruction,
  type OperandRole,
} from './executed-instruction.ts';
import { likelyHint } from './hint-assignments.ts';

/** What was there before the run. */
export type LoadedPart = 'program' | 'initial stack' | 'memory before the run';

/** Who wrote a cell. Each cell is written once. */
export type Writer =
  | { readonly kind: 'loaded'; readonly part: LoadedPart }
  | {
      readonly kind: 'instruction';
      readonly step: number;
      readonly executed: ExecutedInstruction;
      /** Which of its cells it is; undefined for those that it writes behind a pointer (Blake2s). */
      readonly operand: OperandRole | undefined;
    }
  | {
      readonly kind: 'hint';
      readonly step: number;
      /** Before the hint. */
      readonly registers: Registers;
      readonly hint: Hint;
      readonly hintIndex: number;
    }
  /** Its builtin's rule, because the instruction at this step asked for it. */
  | {
      readonly kind: 'builtin';
      readonly step: number;
      readonly executed: ExecutedInstruction | undefined;
      readonly builtin: Builtin;
    }
  /** Neither the program nor its hints: the owner of the VM, between two steps. */
  | { readonly kind: 'owner'; readonly step: number };

/**
 * Who wrote a cell, at the moment where the debugger stands; undefined if nobody has. Costs the replay of at most 1023 steps.
 * @throws Error if the VM does not record its run
 */
export function writerOf(cursor: Cursor, address: Relocatable): Writer | undefined {
  const { vm, view } = cursor;
  const step = view.memory.writerStep(address);
  if (step === undefined) return undefined;
  if (!vm.recording.isOn) throw new Error('Nobody knows who wrote it: this VM does not record its run.');
  if (step < 0) return { kind: 'loaded', part: loadedPart(vm, address) };
  const { hints } = vm.recording;
  const execution = hints.writerAt(step, address);
  if (execution?.isOwner) return { kind: 'owner', step };
  if (execution) return writtenByHint(vm, step, execution.registers, execution.hintIndex);
  const registers = registersBefore(vm, step);
  const executed = instructionWith(registers, view.memory);
  const builtin = vm.memory.isDeduced(address)
    ? vm.builtins.find(({ base }) => base.segment === address.segment)
    : undefined;
  if (builtin) return { kind: 'builtin', step, executed, builtin };
  const operand = executed && operandAt(executed, address);
  if (!hints.isOn) {
    const isOperand = operand !== undefined;
    const hintIndex = likelyHint({ cursor, address, registers, hints: vm.hintsAt(registers.pc), isOperand });
    if (hintIndex !== undefined) return writtenByHint(vm, step, registers, hintIndex);
  }
  return executed && (operand ?? writesBehindPointer(executed))
    ? { kind: 'instruction', step, executed, operand }
    : { kind: 'owner', step };
}

function writtenByHint(vm: CairoVm, step: number, registers: Registers, hintIndex: number): Writer {
  const hint = vm.hintsAt(registers.pc)[hintIndex];
  return hint ? { kind: 'hint', step, registers, hint, hintIndex } : { kind: 'owner', step };
}

/** An instruction writes dst before the others. */
function operandAt({ operands }: ExecutedInstruction, address: Relocatable): OperandRole | undefined {
  const roles = ['dst', 'op0', 'op1'] as const;
  return roles.find(role => operands[role]?.equals(address));
}

function writesBehindPointer({ instruction }: ExecutedInstruction): boolean {
  return instruction.opcode === 'blake2s' || instruction.opcode === 'blake2s-finalize';
}

function loadedPart(vm: CairoVm, address: Relocatable): LoadedPart {
  if (vm.programs.find(address)) return 'program';
  const isInExecution = vm.isEntered && address.segment === vm.executionBase.segment;
  return isInExecution && address.offset < vm.initialFp.offset ? 'initial stack' : 'memory before the run';
}
