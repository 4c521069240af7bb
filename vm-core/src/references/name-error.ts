import type { TextSpan } from '../expressions/expression.ts';

/**
 * A name or expression that means nothing, or not this, here. Classes and texts are cairo-lang's, so that Python can
 * raise the same.
 */
export class NameError extends Error {
  override readonly name = 'NameError';

  constructor(
    /** Qualified name of the Python class. */
    readonly pythonClass: string,
    /** The message without the place in the expression: one line. */
    readonly reason: string,
    location?: TextSpan,
  ) {
    super(location === undefined ? reason : withLocation(reason, location));
  }
}

/** What people type is short: places in the text of some reference would only confuse there. */
export function inOneLine<T>(evaluate: () => T): T {
  try {
    return evaluate();
  } catch (error) {
    throw error instanceof NameError ? new NameError(error.pythonClass, error.reason) : error;
  }
}

/** As cairo-lang's LocationError prints (compiler/error_handling.py); expressions in programs are one line each. */
function withLocation(reason: string, { text, start, end }: TextSpan): string {
  const marks = end - start > 1 ? `^${'*'.repeat(end - start - 2)}^` : '^';
  return `:1:${start + 1}: ${reason}\n${text}\n${' '.repeat(start)}${marks}`;
}

const COMPILER = 'starkware.cairo.lang.compiler';

export const identifierError = (message: string): NameError =>
  new NameError(`${COMPILER}.identifier_manager.IdentifierError`, message);

/** Knows the name that is missing: a search goes on in other scopes if its first part is. */
export class MissingIdentifierError extends NameError {
  constructor(readonly fullName: string) {
    super(`${COMPILER}.identifier_manager.MissingIdentifierError`, `Unknown identifier '${fullName}'.`);
  }
}

export const notAnIdentifierError = (fullName: string): NameError =>
  new NameError(
    `${COMPILER}.identifier_manager.NotAnIdentifierError`,
    `Expected '${fullName}' to be an identifier, found a scope name.`,
  );

export const notAScopeError = (fullName: string, type: string): NameError =>
  new NameError(
    `${COMPILER}.identifier_manager.NotAScopeError`,
    `Identifier '${fullName}' is ${type}, expected a scope.`,
  );

export const definitionError = (message: string): NameError =>
  new NameError(`${COMPILER}.identifier_definition.DefinitionError`, message);

export const revokedError = (name: string): NameError =>
  new NameError(`${COMPILER}.references.FlowTrackingError`, `Reference '${name}' is revoked.`);

export const typeError = (message: string, location?: TextSpan): NameError =>
  new NameError(`${COMPILER}.type_casts.CairoTypeError`, message, location);

export const evaluatorError = (message: string, location?: TextSpan): NameError =>
  new NameError(`${COMPILER}.expression_evaluator.ExpressionEvaluatorError`, message, location);

export const simplifierError = (message: string, location?: TextSpan): NameError =>
  new NameError(`${COMPILER}.expression_simplifier.SimplifierError`, message, location);

export const assertionError = (message: string): NameError => new NameError('AssertionError', message);
