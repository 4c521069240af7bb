/** A decoded instruction (Cairo whitepaper, section 4; cairo-lang, compiler/instruction.py). */
export interface Instruction {
  readonly offDst: number;
  readonly offOp0: number;
  readonly offOp1: number;
  readonly dstRegister: 'ap' | 'fp';
  readonly op0Register: 'ap' | 'fp';
  readonly op1Source: 'op0' | 'imm' | 'fp' | 'ap';
  readonly res: 'op1' | 'add' | 'mul' | 'unconstrained';
  readonly pcUpdate: 'regular' | 'jump' | 'jump-rel' | 'jnz';
  readonly apUpdate: 'regular' | 'add' | 'add1' | 'add2';
  /**
   * The last three are cairo-vm's extensions: a compression of Blake2s, the last one of a message, and an assert-eq
   * whose operands are packed QM31 elements.
   */
  readonly opcode: 'nop' | 'call' | 'ret' | 'assert-eq' | 'blake2s' | 'blake2s-finalize' | 'qm31-assert-eq';
  /** Words: 2 with an immediate, else 1. */
  readonly size: 1 | 2;
}
