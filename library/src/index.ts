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

// Programs, VMs and what they hold.
export {
  CairoVm,
  findLayout,
  functionSignature,
  layoutNames,
  parseArguments,
  parseDynamicLayout,
  PRIME,
  Program,
  Relocatable,
  smallestLayout,
  toFelt,
  toSigned,
} from '../../vm-core/src/index.ts';
export type {
  AccessedCells,
  Argument,
  Arguments,
  Builtin,
  BuiltinInstance,
  BuiltinShape,
  CallFrame,
  CellValue,
  DilutedPool,
  EndOptions,
  FunctionEntry,
  FunctionResult,
  FunctionSignature,
  Layout,
  LoadedProgram,
  LoadedPrograms,
  Memory,
  Parameter,
  ProgramPlace,
  PublicCell,
  Registers,
  RunOptions,
  Segments,
  SourceReader,
  Stop,
  StopPcs,
  StopPoint,
  TypedResult,
  ValidationRule,
  VmOptions,
} from '../../vm-core/src/index.ts';

// What a compiled program consists of.
export type {
  ApTracking,
  Attribute,
  CairoType,
  DebugInfo,
  Expression,
  FlowTracking,
  Hint,
  HintLocation,
  Identifier,
  InstructionLocation,
  NameSite,
  Reference,
  ReferenceIdentifier,
  SourceLocation,
  StructDefinition,
  StructMember,
  TupleMember,
} from '../../vm-core/src/index.ts';
export { decodeInstruction, formatInstruction, isCompilable } from '../../vm-core/src/index.ts';
export type { Instruction } from '../../vm-core/src/index.ts';

// What an ended run gives, besides what its VM gives itself.
export {
  airPrivateInput,
  airPublicInput,
  builtinUsage,
  checkPie,
  debugInfoFile,
  executionResources,
  mergeExtraSegments,
} from '../../vm-core/src/index.ts';
export { pieFile, readPie } from '../../vm-core/src/pie-files.ts';
export { cpuProfileFile, pprofFile } from '../../vm-core/src/profile-files.ts';
export type {
  BuiltinUsage,
  CairoPie,
  ChunkOptions,
  ExecutionResources,
  Json,
  PieMetadata,
  PieResources,
  PrivateInputPaths,
  Profile,
  Relocation,
  SegmentInfo,
  StrippedProgram,
} from '../../vm-core/src/index.ts';

// Hints.
export { startHints, type HintOptions, type RunningHints } from './start-hints.ts';
export { startPythonHints, type PythonOptions } from './start-python-hints.ts';
export {
  HintAccessError,
  PythonStartError,
  type HintAccess,
  type HintOutput,
  type PythonHints,
  type PythonHintsOptions,
} from '../../python-bridge/src/index.ts';
export { AutoHints, NativeHints, UnknownHintsError } from '../../vm-core/src/index.ts';
export type {
  AutoHintsOptions,
  HintDecision,
  NativeHintsOptions,
  HintCall,
  HintProcessor,
  CallNode,
  CallTree,
  ProfiledFunction,
  CodePlace,
  CodePlaces,
  HintRuleKind,
  HintRules,
} from '../../vm-core/src/index.ts';

// What goes wrong.
export {
  ArgumentError,
  HintError,
  MemoryError,
  PieError,
  ProgramError,
  VmException,
} from '../../vm-core/src/index.ts';
export type { MemoryErrorClass, VmExceptionParts, VmExceptionSections } from '../../vm-core/src/index.ts';
