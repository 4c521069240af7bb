/** A name that means nothing, or not this, here. Texts and classes are cairo-lang's, so that Python can raise the same. */
export class NameError extends Error {
  override readonly name = 'NameError';

  constructor(
    /** Qualified name of the Python class. */
    readonly pythonClass: string,
    message: string,
  ) {
    super(message);
  }
}

const IDENTIFIER_MANAGER = 'starkware.cairo.lang.compiler.identifier_manager';

export const identifierError = (message: string): NameError =>
  new NameError(`${IDENTIFIER_MANAGER}.IdentifierError`, message);

/** Knows the name that is missing: a search goes on in other scopes if its first part is. */
export class MissingIdentifierError extends NameError {
  constructor(readonly fullName: string) {
    super(`${IDENTIFIER_MANAGER}.MissingIdentifierError`, `Unknown identifier '${fullName}'.`);
  }
}

export const notAnIdentifierError = (fullName: string): NameError =>
  new NameError(
    `${IDENTIFIER_MANAGER}.NotAnIdentifierError`,
    `Expected '${fullName}' to be an identifier, found a scope name.`,
  );

export const notAScopeError = (fullName: string, type: string): NameError =>
  new NameError(
    `${IDENTIFIER_MANAGER}.NotAScopeError`,
    `Identifier '${fullName}' is ${type}, expected a scope.`,
  );

export const revokedError = (name: string): NameError =>
  new NameError(
    'starkware.cairo.lang.compiler.references.FlowTrackingError',
    `Reference '${name}' is revoked.`,
  );

export const assertionError = (message: string): NameError => new NameError('AssertionError', message);
