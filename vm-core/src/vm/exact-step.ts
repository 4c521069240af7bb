import type { Blake2sBlock } from '../core/blake2s.ts';
import { MemoryError } from '../errors/memory-error.ts';
import { PythonError } from '../errors/python-error.ts';
import { toFelt } from '../felt.ts';
import { decodeInstruction } from '../instruction/decode.ts';
import type { Instruction } from '../instruction/instruction.ts';
import { FAR, type Memory } from '../memory/memory.ts';
import { Relocatable, sameValue, type CellValue } from '../relocatable.ts';
import { add, addressText, divide, multiply, pureValueError, subtract } from './arithmetic.ts';
import { extensionStep } from './extension-step.ts';

export interface Registers {
  readonly pc: Relocatable;
  readonly ap: Relocatable;
  readonly fp: Relocatable;
}

type Known = CellValue | undefined;

/** What one instruction runs on. */
export interface Machine extends Registers {
  readonly memory: Memory;
  /** Where the run ends. */
  readonly finalPc?: Relocatable;
  /** Deduces and writes an unknown cell by its builtin's rule; undefined if there is none that applies. */
  deduce(address: Relocatable): Known;
  /** The state after a block of Blake2s. */
  compress(block: Blake2sBlock): readonly number[];
}

/**
 * Runs the instruction at pc exactly as cairo-lang does (vm/vm_core.py), errors and their texts included, and
 * returns the next registers. The fast loop in the core leaves everything that is not ordinary to this.
 * @throws Error with the text of cairo-lang's inner exception.
 */
export function exactStep(machine: Machine): Registers {
  const { memory, pc, ap, fp } = machine;
  const instruction = fetch(memory, pc);
  if (isExtension(instruction)) return extensionStep(machine, instruction);
  const dstAddress = (instruction.dstRegister === 'fp' ? fp : ap).add(instruction.offDst);
  const op0Address = (instruction.op0Register === 'fp' ? fp : ap).add(instruction.offOp0);
  const knownDst = memory.get(dstAddress);
  let op0 = memory.get(op0Address);
  const op1Address = addressOfOp1(machine, instruction, op0);
  let op1 = op1Address instanceof Relocatable ? memory.get(op1Address) : undefined;

  op0 ??= machine.deduce(op0Address);
  if (op1Address instanceof Relocatable) op1 ??= machine.deduce(op1Address);
  const writeOp0 = op0 === undefined;
  const writeOp1 = op1 === undefined;
  let res: Known;
  if (op0 === undefined) [op0, res] = deduceOp0(instruction, pc, knownDst, op1);
  if (op1 === undefined) {
    const [value, deducedRes] = deduceOp1(instruction, knownDst, op0);
    op1 = value;
    res ??= deducedRes;
  }
  if (op0 === undefined) throw unknown(op0Address);
  if (op1 === undefined) throw unknown(op1Address);
  res ??= computeRes(instruction, op0, op1);

  let dst = knownDst;
  if (dst === undefined && instruction.opcode === 'assert-eq') dst = res;
  if (dst === undefined && instruction.opcode === 'call') dst = fp;
  if (dst === undefined) throw unknown(dstAddress);

  if (knownDst === undefined) write(memory, dstAddress, dst);
  if (writeOp0) write(memory, op0Address, op0);
  if (writeOp1) write(memory, op1Address, op1);
  check(instruction, pc, fp, dst, op0, res);
  return nextRegisters(machine, instruction, dst, op1, res);
}

function fetch(memory: Memory, pc: Relocatable): Instruction {
  const word = memory.get(pc);
  if (word === undefined) throw unknown(pc);
  if (word instanceof Relocatable) throw new Error(`Instruction should be an int. Found: ${word}`);
  return decodeInstruction(word, typeof memory.get(pc.add(1)) === 'bigint');
}

function isExtension({ opcode }: Instruction): boolean {
  return opcode === 'blake2s' || opcode === 'blake2s-finalize' || opcode === 'qm31-assert-eq';
}

function unknown(address: CellValue): Error {
  if (address instanceof Relocatable) {
    return new MemoryError(
      'UnknownMemoryError',
      `Unknown value for memory cell at address ${addressText(address)}.`,
      address,
    );
  }
  return new PythonError('UnknownMemoryError', `Unknown value for memory cell at address ${address}.`);
}

function write(memory: Memory, address: CellValue, value: CellValue): void {
  if (!(address instanceof Relocatable)) {
    // The reference would write to the pure address and refuse it at the end of the run (vm/security.py).
    throw new Error(`Accessed address ${address} is not relocatable.`);
  }
  memory.set(address, value);
}

function addressOfOp1({ pc, ap, fp }: Machine, instruction: Instruction, op0: Known): CellValue {
  switch (instruction.op1Source) {
    case 'fp':
      return fp.add(instruction.offOp1);
    case 'ap':
      return ap.add(instruction.offOp1);
    case 'imm':
      if (instruction.offOp1 !== 1) throw new Error('In immediate mode, off2 should be 1.');
      return pc.add(1);
    case 'op0':
      if (op0 === undefined) throw new Error('op0 must be known in double dereference.');
      return add(op0, toFelt(BigInt(instruction.offOp1)));
  }
}

function deduceOp0(instruction: Instruction, pc: Relocatable, dst: Known, op1: Known): [Known, Known] {
  if (instruction.opcode === 'call') return [pc.add(instruction.size), undefined];
  if (instruction.opcode !== 'assert-eq' || dst === undefined || op1 === undefined)
    return [undefined, undefined];
  if (instruction.res === 'add') return [subtract(dst, op1), dst];
  if (instruction.res === 'mul' && typeof dst === 'bigint' && typeof op1 === 'bigint') {
    if (op1 === 0n) {
      throw new Error(`Cannot deduce operand in '0 = ? * ${dst}' (possibly due to division by 0).`);
    }
    return [divide(dst, op1), dst];
  }
  return [undefined, undefined];
}

function deduceOp1(instruction: Instruction, dst: Known, op0: Known): [Known, Known] {
  if (instruction.opcode !== 'assert-eq' || dst === undefined) return [undefined, undefined];
  if (instruction.res === 'op1') return [dst, dst];
  if (op0 === undefined) return [undefined, undefined];
  if (instruction.res === 'add') return [subtract(dst, op0), dst];
  if (instruction.res === 'mul' && typeof dst === 'bigint' && typeof op0 === 'bigint' && op0 !== 0n) {
    return [divide(dst, op0), dst];
  }
  return [undefined, undefined];
}

function computeRes(instruction: Instruction, op0: CellValue, op1: CellValue): Known {
  switch (instruction.res) {
    case 'op1':
      return op1;
    case 'add':
      return add(op0, op1);
    case 'mul':
      return multiply(op0, op1);
    case 'unconstrained':
      return undefined;
  }
}

function check(
  instruction: Instruction,
  pc: Relocatable,
  fp: Relocatable,
  dst: CellValue,
  op0: CellValue,
  res: Known,
): void {
  if (instruction.opcode === 'assert-eq') {
    if (res === undefined) throw unconstrained('Opcode.ASSERT_EQ');
    if (!sameValue(dst, res))
      throw new PythonError('Exception', `An ASSERT_EQ instruction failed: ${dst} != ${res}.`);
  } else if (instruction.opcode === 'call') {
    const returnPc = pc.add(instruction.size);
    if (!returnPc.equals(op0)) {
      throw callFailed(`return-pc (inconsistent op0): ${op0} != ${returnPc}`);
    }
    if (!fp.equals(dst)) {
      throw callFailed(`return-fp (inconsistent dst): ${dst} != ${fp}`);
    }
  }
}

function callFailed(what: string): PythonError {
  return new PythonError('Exception', `Call failed to write ${what}. Did you forget to increment ap?`);
}

function unconstrained(user: string): PythonError {
  return new PythonError('NotImplementedError', `Res.UNCONSTRAINED cannot be used with ${user}`);
}

function nextRegisters(
  { pc, ap, fp, finalPc }: Machine,
  instruction: Instruction,
  dst: CellValue,
  op1: CellValue,
  res: Known,
): Registers {
  const nextFp = instruction.opcode === 'call' ? ap.add(2) : instruction.opcode === 'ret' ? dst : fp;
  const apValue = nextAp(ap, instruction, res);
  const pcValue = nextPc(pc, instruction, dst, op1, res);
  const to = asAddress('pc', pcValue);
  // A function that is run by itself returns to fp 0; nothing comes after it, and fp stays what it was.
  const endsRun = nextFp === 0n && finalPc?.equals(to) === true;
  return {
    fp: endsRun ? fp : asAddress('fp', nextFp),
    ap: asAddress('ap', apValue),
    pc: to,
  };
}

function nextAp(ap: Relocatable, { apUpdate }: Instruction, res: Known): CellValue {
  if (apUpdate === 'add') {
    if (res === undefined) throw unconstrained('ApUpdate.ADD');
    return add(ap, res);
  }
  return apUpdate === 'add1' ? ap.add(1) : apUpdate === 'add2' ? ap.add(2) : ap;
}

function nextPc(
  pc: Relocatable,
  instruction: Instruction,
  dst: CellValue,
  op1: CellValue,
  res: Known,
): CellValue {
  switch (instruction.pcUpdate) {
    case 'regular':
      return pc.add(instruction.size);
    case 'jump':
      if (res === undefined) throw unconstrained('PcUpdate.JUMP');
      return res;
    case 'jump-rel':
      if (res === undefined) throw unconstrained('PcUpdate.JUMP_REL');
      if (res instanceof Relocatable) throw pureValueError('jmp rel', res);
      return add(pc, res);
    case 'jnz':
      if (dst instanceof Relocatable && dst.offset < 0) throw pureValueError('jmp != 0', dst);
      return dst === 0n ? pc.add(instruction.size) : add(pc, op1);
  }
}

/** cairo-lang lets a register become a number and fails at the next instruction; this VM fails at once. */
function asAddress(register: string, value: CellValue): Relocatable {
  const isPlace = value instanceof Relocatable && value.offset >= 0;
  if (isPlace && value.offset < FAR) return value;
  if (isPlace)
    throw new Error(`${register} would become ${value}, and this VM keeps offsets below 2^31 - 1.`);
  if (register === 'pc') throw unknown(value);
  throw new Error(`${register} would become ${value}, which is not an address in a segment.`);
}
