import type { Hint } from '../program/program.ts';
import { evaluateReference } from './evaluate.ts';
import {
  assertSame,
  attempt,
  describeError,
  MEMORY,
  readGoldens,
  readNames,
  REGISTERS,
  type Comparison,
} from './fixtures/goldens.ts';
import { assignmentError, resolveId, type IdEntry } from './ids.ts';
import { assertionError } from './name-error.ts';
import { isSimpleType } from './types.ts';

type Golden = readonly [pc: number, hint: number, path: string, name: string, get: string, set: string];

describe('M14: names in hints', () => {
  const program = readNames();
  const goldens = readGoldens('names') as readonly Golden[];

  for (const [pc, hints] of program.hints) {
    for (const [index, hint] of hints.entries()) {
      const here = goldens.filter(golden => golden[0] === pc && golden[1] === index);

      it(`mean what they mean in cairo-lang at pc ${pc}, hint ${index}`, () => {
        assertSame(here.map(([, , path, name, get]) => compare(hint, path, name, get, read)));
      });

      it(`are assigned as in cairo-lang at pc ${pc}, hint ${index}`, () => {
        assertSame(
          here.map(([, , path, name, get, set]) => compare(hint, path, name, setText(get, set), assign)),
        );
      });
    }
  }

  function compare(
    hint: Hint,
    path: string,
    name: string,
    expected: string,
    use: (entry: IdEntry) => string,
  ): Comparison {
    return [`${path}.${name}`, attempt(() => use(resolve(hint, path, name))), expected];
  }

  /** The entry of a name right after `ids`, or in a scope that was reached by `path`. */
  function resolve(hint: Hint, path: string, name: string): IdEntry {
    const scope = path === '' ? undefined : resolveId(program, hint, path);
    if (scope?.kind !== 'scope') return resolveId(program, hint, name);
    return resolveId(program, { ...hint, accessibleScopes: [scope.fullName] }, name, path);
  }
});

/** What is revoked and no cell either cannot be assigned for two reasons; the first one here is that it is revoked. */
function setText(get: string, set: string): string {
  const isRevoked = get.startsWith('! references.FlowTrackingError');
  return isRevoked && set.includes('does not reference memory') ? get : set;
}

/** As cairo-lang's VmConsts reads (vm/vm_consts.py). */
function read(entry: IdEntry): string {
  switch (entry.kind) {
    case 'const':
      return `value ${entry.value}`;
    case 'struct':
      return `definition of ${entry.struct.fullName}`;
    case 'scope':
      return `scope ${entry.fullName} of ${entry.path} at ${entry.instructionOffset ?? 'None'}`;
    case 'reference': {
      const { type, value, address } = entry;
      if (type.kind === 'struct') {
        if (!address) throw assertionError(`Expected expression of type '${type.name}' to have an address.`);
        return `struct ${type.name} at ${evaluateReference(address, REGISTERS, MEMORY)}`;
      }
      const result = evaluateReference(value, REGISTERS, MEMORY);
      if (isSimpleType(type)) return `value ${result}`;
      if (type.kind === 'pointer' && type.pointee.kind === 'struct') {
        return `struct ${type.pointee.name} at ${result}`;
      }
      throw assertionError('Type must be of the form T*.');
    }
  }
}

function assign(entry: IdEntry): string {
  const error = assignmentError(entry);
  if (error) return describeError(error);
  const address = entry.kind === 'reference' ? entry.address : undefined;
  return address ? `written at ${evaluateReference(address, REGISTERS, MEMORY)}` : 'not written';
}
