import type { CairoType } from '../expressions/cairo-type.ts';
import type { Program } from '../program/program.ts';
import { IdentifierTree } from '../references/identifier-tree.ts';
import { definitionError, identifierError } from '../references/name-error.ts';
import { getStruct } from '../references/types.ts';

export interface Parameter {
  readonly name: string;
  readonly type: CairoType;
}

/** A function of a program, as its callers see it. */
export interface FunctionSignature {
  readonly fullName: string;
  /** As an offset in the program. */
  readonly pc: number;
  /** They are returned too, in front of what the function returns. */
  readonly implicit: readonly Parameter[];
  readonly explicit: readonly Parameter[];
  readonly returns: CairoType;
}

/** The pc of a function or label by its full name, or as the main scope sees it (get_label). @throws NameError */
export function entryPc(program: Program, name: string): number {
  return findEntry(program, name).pc;
}

/** @throws NameError if there is no such function, or if it is only a label */
export function functionSignature(program: Program, name: string): FunctionSignature {
  const { fullName, pc } = findEntry(program, name);
  const result = IdentifierTree.of(program).definition(`${fullName}.Return`);
  if (result?.type !== 'type_definition') {
    throw definitionError(
      `'${name}' has no arguments with types: it is a label. Give its arguments without types.`,
    );
  }
  return {
    fullName,
    pc,
    implicit: parameters(program, `${fullName}.ImplicitArgs`),
    explicit: parameters(program, `${fullName}.Args`),
    returns: result.cairoType,
  };
}

function findEntry(program: Program, name: string): { readonly fullName: string; readonly pc: number } {
  const found = IdentifierTree.of(program).search(['', program.mainScope], name);
  const { identifier, fullName, rest } = found;
  if (rest.length > 0)
    throw identifierError(`Unexpected '.' after '${fullName}' which is ${identifier.type}.`);
  if (identifier.type === 'function' || identifier.type === 'label') return { fullName, pc: identifier.pc };
  throw identifierError(`'${name}' is expected to be label, found ${identifier.type}.`);
}

function parameters(program: Program, struct: string): Parameter[] {
  return Array.from(getStruct(program, struct).members, ([name, { cairoType }]) => ({
    name,
    type: cairoType,
  }));
}
