import type { CellValue, Relocatable } from '../../../../vm-core/src/index.ts';
import type { AllCode } from '../code/loaded-code.ts';
import type { SourceFiles } from '../code/source-files.ts';
import type { SourceRange } from '../code/source-range.ts';
import type { Naming } from '../inspect/cell-text.ts';
import type { Cursor } from '../time/cursor.ts';
import type { Origins } from '../time/origins.ts';
import type { ExplanationKind } from './explanation-kind.ts';

/** What a failure is explained from: a debuggee that stands at it. */
export interface FailureScene {
  readonly cursor: Cursor;
  readonly code: AllCode;
  readonly sources: SourceFiles;
  readonly origins: Origins;
  readonly naming: Naming;
}

/** Where a run failed. */
export interface FailurePlace {
  readonly step: number;
  readonly pc: Relocatable;
  readonly function?: string;
  readonly range?: SourceRange;
  /** The statement, or the line of the hint, as it is written. */
  readonly line?: string;
  /** The instruction, unless a hint failed. */
  readonly instruction?: string;
}

/** A value that has to do with the failure. */
export interface ExplainedValue {
  /** What it is to the failure: `actual`, `expected`, `unknown`, the name of an `ids`… */
  readonly label: string;
  /** By what the source and the code call it, the source's name first: `x`, `[fp - 3]`. */
  readonly names: readonly string[];
  /** Its cell; left out of what was calculated. */
  readonly address?: Relocatable | undefined;
  /** Undefined: the cell is unknown. */
  readonly value: CellValue | undefined;
  /** Where it comes from, a line each. */
  readonly origin: readonly string[];
}

/** Why a run failed, as a structure; explanation-text.ts makes it readable. */
export interface Explanation {
  readonly kind: ExplanationKind;
  /** What is wrong, in a line. */
  readonly summary: string;
  /** Of the `with_attr error_message` blocks around it, innermost first. */
  readonly messages: readonly string[];
  /** The words of the VM, or of Python. */
  readonly reason: string;
  readonly place: FailurePlace;
  readonly values: readonly ExplainedValue[];
  /** What else may help, a line each. */
  readonly notes: readonly string[];
}
