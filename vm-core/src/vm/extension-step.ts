import type { Instruction } from '../instruction/instruction.ts';
import { Relocatable, sameValue, type CellValue } from '../relocatable.ts';
import { addressText } from './arithmetic.ts';
import type { Machine, Registers } from './exact-step.ts';
import { qm31Add, qm31Divide, qm31Multiply, qm31Pack, qm31Subtract, qm31Unpack, type QM31 } from './qm31.ts';

const STATE_WORDS = 8;
const MESSAGE_WORDS = 16;
const WORD_LIMIT = 2n ** 32n;

type Known = CellValue | undefined;

interface Operands {
  readonly dstAddress: Relocatable;
  readonly op0Address: Relocatable;
  readonly op1Address: Relocatable;
  readonly dst: Known;
  readonly op0: Known;
  readonly op1: Known;
}

/**
 * Runs an instruction of cairo-vm's extensions as cairo-vm 3.2.0 does (vm/vm_core.rs), and returns the next registers.
 * @throws Error with the text of cairo-vm's inner exception
 */
export function extensionStep(machine: Machine, instruction: Instruction): Registers {
  const operands = readOperands(machine, instruction);
  if (instruction.opcode === 'qm31-assert-eq') qm31AssertEq(machine, instruction, operands);
  else blake2s(machine, operands, instruction.opcode === 'blake2s-finalize');
  return {
    pc: machine.pc.add(instruction.size),
    ap: instruction.apUpdate === 'add1' ? machine.ap.add(1) : machine.ap,
    fp: machine.fp,
  };
}

function readOperands(machine: Machine, instruction: Instruction): Operands {
  const { memory, pc, ap, fp } = machine;
  if (instruction.op1Source === 'imm' && instruction.offOp1 !== 1) {
    throw new Error('In immediate mode, off2 should be 1');
  }
  const op1Base = instruction.op1Source === 'imm' ? pc : instruction.op1Source === 'fp' ? fp : ap;
  const dstAddress = move(instruction.dstRegister === 'fp' ? fp : ap, instruction.offDst);
  const op0Address = move(instruction.op0Register === 'fp' ? fp : ap, instruction.offOp0);
  const op1Address = move(op1Base, instruction.offOp1);
  return {
    dstAddress,
    op0Address,
    op1Address,
    dst: memory.get(dstAddress),
    op0: memory.get(op0Address),
    op1: memory.get(op1Address),
  };
}

function move(base: Relocatable, by: number): Relocatable {
  const address = base.add(by);
  if (address.offset < 0) throw new Error(`Operation failed: ${base} - ${-by}, offsets cant be negative`);
  return address;
}

function notComputed(operand: string, address: Relocatable): Error {
  return new Error(`Couldn't compute operand ${operand}. Unknown value for memory cell ${address}`);
}

/** dst = op0 + op1 or op0 · op1, of packed elements; one that is unknown follows from the others. */
function qm31AssertEq(machine: Machine, { res: operation }: Instruction, operands: Operands): void {
  const { memory } = machine;
  const isSum = operation === 'add';
  const { dst, dstAddress, op0Address, op1Address } = operands;
  let res: Known;
  let op0 = operands.op0 ?? machine.deduce(op0Address);
  if (op0 === undefined) {
    op0 = isSum ? difference(dst, operands.op1) : quotient(dst, operands.op1);
    res = op0 === undefined ? undefined : dst;
  }
  if (op0 === undefined) throw notComputed('op0', op0Address);
  let op1 = operands.op1 ?? machine.deduce(op1Address);
  if (op1 === undefined) {
    op1 = isSum ? ifPossible(() => difference(dst, op0)) : quotient(dst, op0);
    res ??= op1 === undefined ? undefined : dst;
  }
  if (op1 === undefined) throw notComputed('op1', op1Address);
  res ??= isSum ? sum(op0, op1) : product(op0, op1);
  if (operands.op0 === undefined) memory.set(op0Address, op0);
  if (operands.op1 === undefined) memory.set(op1Address, op1);
  if (dst === undefined) memory.set(dstAddress, res);
  else if (!sameValue(dst, res)) throw new Error(`An ASSERT_EQ instruction failed: ${dst} != ${res}.`);
}

/** cairo-vm drops the reason why this operand could not be deduced. */
function ifPossible(deduce: () => Known): Known {
  try {
    return deduce();
  } catch {
    return undefined;
  }
}

function calculate(operation: (x: QM31, y: QM31) => QM31, x: bigint, y: bigint): bigint {
  const [first, second] = [qm31Unpack(x), qm31Unpack(y)];
  return qm31Pack(operation(first, second));
}

function sum(x: CellValue, y: CellValue): bigint {
  if (typeof x === 'bigint' && typeof y === 'bigint') return calculate(qm31Add, x, y);
  throw new Error(`Operation failed: ${x} - ${y}, can't add a relocatable value as a QM31 element`);
}

function product(x: CellValue, y: CellValue): bigint {
  if (typeof x === 'bigint' && typeof y === 'bigint') return calculate(qm31Multiply, x, y);
  throw new Error(`Failed to compute Res.MUL: Could not complete computation of non pure values ${x} * ${y}`);
}

function difference(x: Known, y: Known): Known {
  if (x === undefined || y === undefined) return undefined;
  if (typeof x === 'bigint' && typeof y === 'bigint') return calculate(qm31Subtract, x, y);
  const rule = "can't subtract a relocatable value or from a relocatable value as a QM31 element";
  throw new Error(`Operation failed: ${x} - ${y}, ${rule}`);
}

function quotient(x: Known, y: Known): Known {
  return typeof x === 'bigint' && typeof y === 'bigint' && y !== 0n ? calculate(qm31Divide, x, y) : undefined;
}

/**
 * [op0] points to the state, [op1] to the message, dst counts the bytes hashed with this block, and [ap] points to
 * where the new state goes.
 */
function blake2s(machine: Machine, operands: Operands, isLast: boolean): void {
  const { memory, ap } = machine;
  const { dst, dstAddress, op0Address, op1Address } = operands;
  const op0 = operands.op0 ?? machine.deduce(op0Address);
  if (op0 === undefined) throw notComputed('op0', op0Address);
  const op1 = operands.op1 ?? machine.deduce(op1Address);
  if (op1 === undefined) throw notComputed('op1', op1Address);
  if (dst === undefined) throw new Error("Couldn't get or load dst");

  const readWord = (address: Relocatable): number => asWord(address, memory.get(address));
  const readWords = (from: Relocatable, count: number): number[] =>
    Array.from({ length: count }, (_, i) => readWord(from.add(i)));
  const counter = asWord(dstAddress, dst);
  const state = readWords(asPointer(op0Address, op0), STATE_WORDS);
  const message = readWords(asPointer(op1Address, op1), MESSAGE_WORDS);
  const output = asPointer(ap, memory.get(ap));
  const newState = machine.compress({ state, message, counter, isLast });
  for (const [i, word] of newState.entries()) {
    const address = output.add(i);
    const known = memory.get(address);
    if (known === undefined || sameValue(known, BigInt(word))) continue;
    throw new Error(
      `Inconsistent memory assignment at address ${debugAddress(address)}. ${debugText(known)} != ${debugText(BigInt(word))}`,
    );
  }
  for (const [i, word] of newState.entries()) memory.set(output.add(i), BigInt(word));
}

function asPointer(address: Relocatable, value: Known): Relocatable {
  if (value === undefined) throw new Error(`Unknown memory cell at address ${addressText(address)}`);
  if (value instanceof Relocatable) return value;
  throw new Error(`Expected relocatable at address ${addressText(address)}`);
}

function asWord(address: Relocatable, value: Known): number {
  if (value === undefined) throw new Error(`Unknown memory cell at address ${addressText(address)}`);
  if (value instanceof Relocatable) throw new Error(`Expected integer at address ${addressText(address)}`);
  if (value >= WORD_LIMIT) throw new Error(`Conversion to u32 failed for Felt252 ${value}`);
  return Number(value);
}

/** As Rust's `{:?}` prints it, like `debugText`. */
const debugAddress = ({ segment, offset }: Relocatable): string =>
  `Relocatable { segment_index: ${segment}, offset: ${offset} }`;

const debugText = (value: CellValue): string =>
  value instanceof Relocatable ? `RelocatableValue(${debugAddress(value)})` : `Int(${value})`;
