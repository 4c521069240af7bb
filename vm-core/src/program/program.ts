import type { CairoType } from '../expressions/cairo-type.ts';
import type { Expression } from '../expressions/expression.ts';
import { parseProgram } from './parse-program.ts';

/**
 * A compiled Cairo program, checked and immutable: one may be run by many VMs. `Program.parse` makes it from the
 * compiler's JSON. All pcs here are offsets from the program's base. (Format: cairo-lang, compiler/program.py.)
 */
export interface Program {
  readonly compilerVersion: string;
  readonly prime: bigint;
  readonly data: readonly bigint[];
  readonly builtins: readonly string[];
  /** The pc of `main` in a program without names (Cairo PIE); left out: `identifiers` tell it. */
  readonly main?: number;
  readonly mainScope: string;
  readonly identifiers: ReadonlyMap<string, Identifier>;
  readonly references: readonly Reference[];
  readonly hints: ReadonlyMap<number, readonly Hint[]>;
  readonly attributes: readonly Attribute[];
  readonly debugInfo: DebugInfo | undefined;
  /** The compiler's JSON, for those who read it in their own way; left out: there is none. */
  readonly json?: string;
}

export const Program = {
  /**
   * Reads what cairo-compile (0.10 and later) writes, with or without debug information.
   * @param json the text of the file
   * @throws ProgramError that names the wrong field, what should be there, what is, and what to do
   */
  parse: (json: string): Program => parseProgram(json),
} as const;

export type Identifier =
  | { readonly type: 'alias'; readonly destination: string }
  | { readonly type: 'const'; readonly value: bigint }
  | { readonly type: 'member'; readonly cairoType: CairoType; readonly offset: number }
  | StructDefinition
  | { readonly type: 'type_definition'; readonly cairoType: CairoType }
  | { readonly type: 'label'; readonly pc: number }
  | { readonly type: 'function'; readonly pc: number; readonly decorators: readonly string[] }
  | { readonly type: 'namespace' | 'scope' | 'future' }
  | ReferenceIdentifier;

export interface StructDefinition {
  readonly type: 'struct';
  readonly fullName: string;
  readonly size: number;
  /** In the order of their offsets. */
  readonly members: ReadonlyMap<string, StructMember>;
}

export interface StructMember {
  readonly cairoType: CairoType;
  readonly offset: number;
}

export interface ReferenceIdentifier {
  readonly type: 'reference';
  readonly fullName: string;
  readonly cairoType: CairoType;
  readonly references: readonly Reference[];
}

/** A value bound to a name from `pc` on, in terms of ap and fp at that pc. */
export interface Reference {
  readonly pc: number;
  readonly value: Expression;
  readonly apTracking: ApTracking;
}

/** ap relative to the start of a group; ap of two places is comparable in one group only. */
export interface ApTracking {
  readonly group: number;
  readonly offset: number;
}

export interface FlowTracking {
  readonly apTracking: ApTracking;
  /** Full name of a reference → its index in `Program.references`. */
  readonly referenceIds: ReadonlyMap<string, number>;
}

/** A place in the code from which names are looked up. */
export interface NameSite {
  readonly accessibleScopes: readonly string[];
  readonly flowTracking: FlowTracking | undefined;
}

export interface Hint extends NameSite {
  readonly code: string;
}

export interface Attribute extends NameSite {
  readonly name: string;
  readonly value: string;
  readonly startPc: number;
  readonly endPc: number;
}

export interface DebugInfo {
  /** Texts of files that are not on disk (`autogen/…`), by name. */
  readonly fileContents: ReadonlyMap<string, string>;
  /** By the pc of the first word of each instruction. */
  readonly instructionLocations: ReadonlyMap<number, InstructionLocation>;
}

export interface InstructionLocation extends NameSite {
  readonly inst: SourceLocation;
  readonly hints: readonly (HintLocation | undefined)[];
}

/** Lines and columns count from 1; the end is exclusive. */
export interface SourceLocation {
  /** As it was given to the compiler: absolute, relative, or the name of a text in `fileContents`. */
  readonly filename: string | undefined;
  readonly startLine: number;
  readonly startCol: number;
  readonly endLine: number;
  readonly endCol: number;
  readonly parent: { readonly location: SourceLocation; readonly message: string } | undefined;
}

export interface HintLocation {
  readonly location: SourceLocation;
  /** Line breaks between `%{` and the first line of the hint's code. */
  readonly prefixNewlines: number;
}
