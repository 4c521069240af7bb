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
  readonly opcode: 'nop' | 'call' | 'ret' | 'assert-eq';
  /** Words: 2 with an immediate, else 1. */
  readonly size: 1 | 2;
}
