import { PythonError } from '../../errors/python-error.ts';

/** A variable of native hints; `T` is what it holds. */
export class Variable<T> {
  /** Only types differ: a variable of one type is none of another. */
  declare protected readonly holds: T;

  constructor(readonly name: string) {}
}

/** A variable and its value, for a new scope. */
export type Binding = readonly [Variable<unknown>, unknown];

export const bind = <T>(variable: Variable<T>, value: T): Binding => [variable as Variable<unknown>, value];

const LEFT_OPEN = 'Every enter_scope() requires a corresponding exit_scope().';

/**
 * The stack of scopes of native hints. It is apart from that of Python (M5): neither language sees the variables of
 * the other. (cairo-lang, vm/vm_core.py, exec_scopes)
 */
export class NativeScopes {
  readonly #stack: Map<string, unknown>[] = [new Map()];
  #top = this.#stack[0] ?? new Map<string, unknown>();

  /** Starts a scope that has these variables and no others. */
  enter(...bindings: Binding[]): void {
    this.#top = new Map(bindings.map(([variable, value]) => [variable.name, value]));
    this.#stack.push(this.#top);
  }

  /** Goes back to the scope before. @throws PythonError if there is none */
  exit(): void {
    const before = this.#stack.at(-2);
    if (before === undefined) throw new PythonError('AssertionError', 'Cannot exit main scope.');
    this.#stack.pop();
    this.#top = before;
  }

  /** The variable's value in the scope on top; undefined if there is no such variable. */
  find<T>(variable: Variable<T>): T | undefined {
    return this.#top.get(variable.name) as T | undefined;
  }

  /** @throws PythonError if there is no such variable in the scope on top */
  get<T>(variable: Variable<T>): T {
    const value = this.find(variable);
    if (value !== undefined) return value;
    throw new PythonError('NameError', `name '${variable.name}' is not defined`);
  }

  set<T>(variable: Variable<T>, value: T): void {
    this.#top.set(variable.name, value);
  }

  delete(variable: Variable<unknown>): void {
    this.#top.delete(variable.name);
  }

  /** The variables of each scope, outermost first. */
  get variables(): readonly ReadonlyMap<string, unknown>[] {
    return this.#stack;
  }

  /** Called at the end of the run. @throws Error with cairo-lang's text if a scope was left open */
  checkEnd(): void {
    if (this.#stack.length > 1) throw new Error(LEFT_OPEN);
  }
}
