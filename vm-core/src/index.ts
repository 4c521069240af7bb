export { PRIME, toFelt, toSigned } from './felt.ts';
export { Relocatable, sameValue, type CellValue } from './relocatable.ts';
export { findLayout, layoutNames, smallestLayout } from './layouts/layouts.ts';
export { parseDynamicLayout } from './layouts/dynamic-layout.ts';
export type { BuiltinInstance, DilutedPool, Layout } from './layouts/layout.ts';
export { SUPPORTED_BUILTINS } from './builtins/make-builtin.ts';
export { jsonMembers } from './outputs/json-shape.ts';
export { parsePythonJson } from './outputs/parse-python-json.ts';
export { LoadedPrograms, type LoadedProgram, type ProgramPlace } from './program/loaded-programs.ts';
export type { ChunkOptions } from './outputs/chunk-options.ts';
export { CairoVm } from './vm/cairo-vm.ts';
export type { VmOptions } from './vm/vm-options.ts';
export type { EndOptions } from './end/end-run.ts';
export { airPublicInput } from './outputs/air-public-input.ts';
export { airPrivateInput, type PrivateInputPaths } from './outputs/air-private-input.ts';
export { debugInfoFile } from './outputs/debug-info-file.ts';
export {
  builtinUsage,
  executionResources,
  type BuiltinUsage,
  type ExecutionResources,
} from './outputs/execution-resources.ts';
export type { Registers } from './vm/exact-step.ts';
export type { RunOptions, Stop, StopPoint } from './vm/stop.ts';
export { StopPcs } from './vm/stop-pcs.ts';
export type { CallFrame } from './vm/call-stack.ts';
export type { Memory, ValidationRule } from './memory/memory.ts';
export type { PublicCell, Segments } from './memory/segments.ts';
export type { Builtin, BuiltinShape } from './builtins/builtin.ts';
export { EcdsaBuiltin } from './builtins/ecdsa.ts';
export type { Signature } from './builtins/ecdsa-signature.ts';
export { ModBuiltin } from './builtins/mod/mod-builtin.ts';
export { fillModCircuit, type Gates } from './builtins/mod/mod-fill.ts';
export { isOnCurve as isOnStarkCurve } from './builtins/stark-curve.ts';
export { PedersenBuiltin } from './builtins/pedersen.ts';
export { OutputBuiltin, type OutputPage, type OutputState } from './builtins/output.ts';
export type { Instruction } from './instruction/instruction.ts';
export type { FunctionEntry } from './entry/function-entry.ts';
export {
  entryPc,
  functionSignature,
  type FunctionSignature,
  type Parameter,
} from './entry/function-signature.ts';
export type { FunctionResult, TypedResult } from './entry/return-values.ts';
export type { Argument, Arguments } from './entry/arguments/argument.ts';
export { ArgumentError } from './entry/arguments/argument-error.ts';
export { parseArguments } from './entry/arguments/parse-arguments.ts';
export type { Profile } from './profile/profile.ts';
export type { CairoPie, PieMetadata, PieResources, SegmentInfo, StrippedProgram } from './pie/cairo-pie.ts';
export { PieError } from './pie/pie-error.ts';
export { checkPie } from './pie/check-pie.ts';
export { openFiles, type OpenOptions } from './post-mortem/open-files.ts';
export { openPie } from './post-mortem/open-pie.ts';
export {
  accessedCells,
  instructionOf,
  type AccessedCell,
  type CellRole,
} from './divergence/accessed-cells.ts';
export { findDivergence, type Divergence, type Pair } from './divergence/find-divergence.ts';
export { MemoryCells } from './divergence/memory-cells.ts';
export { ownRun } from './divergence/own-run.ts';
export type { Place, RecordedMemory, RecordedRun, StepRegisters } from './divergence/recorded-run.ts';
export { traceRegisters } from './divergence/trace-registers.ts';
export { parsePublicInput, type PublicInput } from './post-mortem/public-input.ts';
export type { RunFiles } from './post-mortem/run-files.ts';
export { RunFilesError } from './post-mortem/run-files-error.ts';
export { mergeExtraSegments } from './pie/merge-extra-segments.ts';
export { instructionAt } from './instruction/instruction-at.ts';
export { decodeInstruction } from './instruction/decode.ts';
export { formatInstruction, isCompilable } from './instruction/format-instruction.ts';
export { AutoHints, type AutoHintsOptions } from './hints/auto/auto-hints.ts';
export { decideHints, type HintDecision } from './hints/auto/decide.ts';
export { NativeHints, type NativeHintsOptions } from './hints/native/native-hints.ts';
export { UnknownHintsError } from './hints/native/unknown-hints.ts';
export type { HintCall, HintProcessor } from './hints/hint-processor.ts';
export { VmException, type VmExceptionParts, type VmExceptionSections } from './errors/vm-exception.ts';
export { HintError } from './errors/hint-error.ts';
export { PythonError } from './errors/python-error.ts';
export { MemoryError, type MemoryErrorClass } from './errors/memory-error.ts';
export { parseProgram } from './program/parse-program.ts';
export { Program } from './program/program.ts';
export { mainPc } from './program/main-pc.ts';
export { ProgramError } from './program/program-error.ts';
export type {
  ApTracking,
  Attribute,
  DebugInfo,
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
} from './program/program.ts';
export { FELT, type CairoType } from './expressions/cairo-type.ts';
export type { Expression, TupleMember } from './expressions/expression.ts';
export { parseExpression } from './expressions/parse-expression.ts';
export { parseCondition } from './expressions/parse-condition.ts';
export type { Condition } from './expressions/condition.ts';
export {
  compileCondition,
  type ConditionMoment,
  type ConditionTest,
} from './references/compile-condition.ts';
export { parseType } from './expressions/parse-type.ts';
export { formatExpression, formatType } from './expressions/format.ts';
export { ExpressionSyntaxError } from './expressions/syntax-error.ts';
export { NameError } from './references/name-error.ts';
export { assignmentError, resolveId, type IdEntry, type ReferenceEntry } from './references/ids.ts';
export { evaluateReference } from './references/evaluate.ts';
export { makeEvaluator, type Evaluator } from './references/quick-evaluator.ts';
export {
  evaluateExpression,
  prepareExpression,
  type PreparedExpression,
  type TypedValue,
} from './references/evaluate-expression.ts';
export { visibleReferences, type VisibleReference } from './references/visible-references.ts';
export { getStruct, isSimpleType, resolveType, sizeOf } from './references/types.ts';
export { formatFelt } from './references/format-felt.ts';
export { IdentifierTree, type Found } from './references/identifier-tree.ts';
export type { SourceReader } from './errors/location-text.ts';
export type { Relocation } from './outputs/relocation.ts';
export type { AccessSearch, FoundStep, StepSearch } from './recording/find-steps.ts';
export type { HintExecution } from './recording/hint-executions.ts';
export type { HintLog } from './recording/hint-log.ts';
export type { Recording } from './recording/recording.ts';
export type { AccessedCells } from './recording/accessed-cells.ts';
export {
  compareMoments,
  type MachineView,
  type Moment,
  type ViewedMemory,
  type ViewedSegments,
} from './recording/machine-view.ts';
export type { Json } from './outputs/python-json.ts';
export type { CallNode, CallTree } from './profile/call-tree.ts';
export type { CodePlace, CodePlaces, ProfiledFunction } from './profile/code-places.ts';
export type { HintRuleKind, HintRules } from './hints/hint-rules.ts';
