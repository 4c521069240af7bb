import { ArgumentError, functionSignature, type Arguments, type Program } from '../../vm-core/src/index.ts';

/**
 * The arguments of a function by name, as Python binds them: those in order first, as in a call without names.
 * @throws ArgumentError if one is given twice, or there are more than the function has
 */
export function namedArguments(
  program: Program,
  name: string | number,
  inOrder: Arguments,
  named: Arguments,
): Arguments {
  if (!Array.isArray(inOrder) || Array.isArray(named) || Object.keys(named).length === 0) return inOrder;
  if (typeof name === 'number') throw new ArgumentError('Arguments by name need a function by its name.');
  const { explicit } = functionSignature(program, name);
  const short = name.slice(name.lastIndexOf('.') + 1);
  if (inOrder.length > explicit.length) {
    throw new ArgumentError(
      `${short}() takes ${explicit.length} arguments in order, and ${inOrder.length} were given.`,
    );
  }
  const first = Object.fromEntries(
    explicit.slice(0, inOrder.length).map((parameter, index) => [parameter.name, inOrder[index]]),
  );
  const twice = Object.keys(named).find(each => Object.hasOwn(first, each));
  if (twice !== undefined) throw new ArgumentError(`${short}() got two values for the argument '${twice}'.`);
  return { ...first, ...named };
}
