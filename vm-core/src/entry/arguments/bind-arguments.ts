import type { Builtin } from '../../builtins/builtin.ts';
import { formatType } from '../../expressions/format.ts';
import type { FunctionSignature, Parameter } from '../function-signature.ts';
import { ArgumentError } from './argument-error.ts';
import { isList, type Argument, type Arguments } from './argument.ts';

/** A parameter and what is given for it. */
export interface Bound {
  readonly parameter: Parameter;
  readonly argument: Argument;
}

/**
 * Finds out which argument is whose, implicit ones first. Implicit arguments that are pointers of builtins may be left
 * out: they are the starts of the builtins' segments. What remains must be given, no more and no less.
 * @throws ArgumentError with the text of Python, in whose named tuples cairo-lang's CairoFunctionRunner takes arguments
 */
export function bindArguments(
  signature: FunctionSignature,
  given: Arguments,
  builtins: readonly Builtin[],
): Bound[] {
  const byName = isList(given) ? namedInOrder(signature, given) : new Map(Object.entries(given));
  for (const { name } of signature.implicit) {
    const pointer = builtins.find(builtin => name === `${builtin.name}_ptr`)?.base;
    if (pointer !== undefined && !byName.has(name)) byName.set(name, pointer);
  }
  const parameters = [...signature.implicit, ...signature.explicit];
  const unknown = [...byName.keys()].find(name => parameters.every(parameter => parameter.name !== name));
  if (unknown !== undefined) throw refusal(signature, `got an unexpected keyword argument '${unknown}'`);
  const missing: string[] = [];
  const bound: Bound[] = [];
  for (const parameter of parameters) {
    const argument = byName.get(parameter.name);
    if (argument === undefined) missing.push(`'${parameter.name}'`);
    else bound.push({ parameter, argument });
  }
  if (missing.length === 0) return bound;
  const noun = missing.length === 1 ? 'argument' : 'arguments';
  throw refusal(signature, `missing ${missing.length} required positional ${noun}: ${enumerate(missing)}`);
}

/** As many as there are explicit ones, or fewer: these. More: the implicit ones stand in front. */
function namedInOrder(signature: FunctionSignature, given: readonly Argument[]): Map<string, Argument> {
  const { implicit, explicit } = signature;
  const parameters = given.length > explicit.length ? [...implicit, ...explicit] : explicit;
  if (given.length > parameters.length) {
    const takes = implicit.length + explicit.length + 1;
    throw refusal(
      signature,
      `takes ${takes} positional argument${takes === 1 ? '' : 's'} but ${given.length + 1} were given`,
    );
  }
  const named = new Map<string, Argument>();
  given.forEach((argument, index) => named.set(parameters[index]?.name ?? '', argument));
  return named;
}

function refusal({ fullName, implicit, explicit }: FunctionSignature, text: string): ArgumentError {
  const name = fullName.slice(fullName.lastIndexOf('.') + 1);
  const list = (parameters: readonly Parameter[]): string =>
    parameters.map(each => `${each.name}: ${formatType(each.type)}`).join(', ');
  const braces = implicit.length === 0 ? '' : `{${list(implicit)}}`;
  return new ArgumentError(`${name}_full_args.__new__() ${text}. It is ${name}${braces}(${list(explicit)}).`);
}

/** 'a', 'b', and 'c' */
function enumerate(names: readonly string[]): string {
  if (names.length < 3) return names.join(' and ');
  return `${names.slice(0, -1).join(', ')}, and ${names.at(-1)}`;
}
