/**
 * A Cairo VM as a library: parse a compiled program, make a VM, run it as far as wanted, look at everything.
 *
 * ```ts
 * import { readFileSync } from 'node:fs';
 * import { CairoVm, Program } from 'cairoscope';
 *
 * const program = Program.parse(readFileSync('fibonacci.json', 'utf8'));
 * const vm = CairoVm.create(program, { layout: 'small' });
 * let stop = await vm.run({ maxSteps: 100 }); // { reason: 'steps' }: a pause is an ordinary return value
 * console.log(`${vm.pc}`, vm.memory.get(vm.fp.add(-3)));
 * stop = await vm.run(); // goes on: { reason: 'end' }
 * await vm.end(); // what cairo-run checks at the end
 * console.log(vm.output());
 * ```
 *
 * Many VMs may live side by side in one thread. Each has its own memory, which no other can reach, and runs on the
 * thread that made it.
 *
 * @packageDocumentation
 */
export { startPythonHints, type PythonOptions } from './start-python-hints.ts';
export { PythonStartError, type HintOutput, type PythonHints } from '../../python-bridge/src/index.ts';
export {
  CairoVm,
  decodeInstruction,
  findLayout,
  formatInstruction,
  HintError,
  layoutNames,
  MemoryError,
  parseDynamicLayout,
  PRIME,
  Program,
  ProgramError,
  Relocatable,
  smallestLayout,
  toFelt,
  toSigned,
  VmException,
} from '../../vm-core/src/index.ts';
export { pieFile, readPie } from '../../vm-core/src/pie-files.ts';
export type {
  ApTracking,
  Attribute,
  Builtin,
  CairoType,
  CallFrame,
  CellValue,
  DebugInfo,
  Expression,
  FlowTracking,
  Hint,
  HintCall,
  HintLocation,
  HintProcessor,
  Identifier,
  Instruction,
  InstructionLocation,
  Layout,
  Memory,
  MemoryErrorClass,
  NameSite,
  Reference,
  ReferenceIdentifier,
  RunOptions,
  Segments,
  SourceLocation,
  Stop,
  StopPcs,
  StopPoint,
  StructDefinition,
  StructMember,
  VmOptions,
} from '../../vm-core/src/index.ts';
