import { PythonError } from '../../errors/python-error.ts';
import type { CairoType } from '../../expressions/cairo-type.ts';
import { formatType } from '../../expressions/format.ts';
import type { Expression } from '../../expressions/expression.ts';
import type { NameSite, Program, StructDefinition } from '../../program/program.ts';
import { evaluateReference } from '../../references/evaluate.ts';
import { assignmentError, resolveId, type IdEntry, type ReferenceEntry } from '../../references/ids.ts';
import { assertionError, identifierError, type NameError } from '../../references/name-error.ts';
import { makeEvaluator } from '../../references/quick-evaluator.ts';
import { getStruct, isSimpleType, resolveType } from '../../references/types.ts';
import { Relocatable, type CellValue } from '../../relocatable.ts';
import type { HintRun } from './hint-run.ts';
import { add, typeName } from './python-values.ts';

/** A value that a hint reads, found anew in each run. */
export type Read = (run: HintRun) => CellValue;
export type Write = (run: HintRun, value: CellValue) => void;

const NOT_A_STRUCT = 'Type must be of the form T*.';

/**
 * `ids` of a native hint: each name is looked up once and becomes a function. What is wrong with a name is thrown where
 * the hint uses it, as in Python (cairo-lang, vm/vm_consts.py).
 */
export class HintIds {
  constructor(
    private readonly program: Program,
    private readonly site: NameSite,
  ) {}

  /** `ids.a`, `ids.a.b`, `ids.a.address_`, `ids.Struct.SIZE`: a number or a pointer. */
  read(path: string): Read {
    return whenUsed(() => {
      const [name = '', ...members] = path.split('.');
      const entry = resolveId(this.program, this.site, name);
      if (entry.kind === 'reference') return this.readReference(entry, members);
      const value = constantOf(entry, members);
      return () => value;
    });
  }

  /** The address that a variable of type `T*` holds, or the value itself if it is no pointer to a struct. */
  readPointer(name: string): Read {
    return whenUsed(() => {
      const entry = resolveId(this.program, this.site, name);
      const isSimple = entry.kind !== 'reference' || isSimpleType(resolveType(this.program, entry.type));
      return this.read(isSimple ? name : `${name}.address_`);
    });
  }

  /** `ids.a = …`, `ids.a.b = …`. */
  write(path: string): Write {
    return whenUsed(() => {
      const [name = '', ...members] = path.split('.');
      const entry = resolveId(this.program, this.site, name);
      if (members.length > 0 && entry.kind === 'reference') return this.writeMember(entry, members);
      const refusal = assignmentError(entry);
      if (refusal !== undefined) throw refusal;
      const address = entry.kind === 'reference' && entry.address ? readExpression(entry.address) : undefined;
      if (address === undefined) throw assertionError(NOT_A_STRUCT);
      return (run, value) => void run.write(address(run), value);
    });
  }

  /** `ids.a.b = …` for a hint that knows the address of `ids.a` already. */
  writeMemberAt(name: string, member: string): (run: HintRun, base: CellValue, value: CellValue) => void {
    return whenUsed(() => {
      const entry = resolveId(this.program, this.site, name);
      if (entry.kind !== 'reference') throw assignmentError(entry) ?? assertionError(NOT_A_STRUCT);
      const { members, fullName } = this.structOf(resolveType(this.program, entry.type));
      const found = members.get(member);
      if (found === undefined) throw noMember(member, fullName);
      const offset = BigInt(found.offset);
      return (run, base, value) => void run.write(add(base, offset), value);
    });
  }

  private readReference(entry: ReferenceEntry, members: readonly string[]): Read {
    const type = resolveType(this.program, entry.type);
    if (isSimpleType(type)) {
      const value = readExpression(entry.value);
      const [member] = members;
      return member === undefined ? value : run => noAttribute(value(run), member);
    }
    const base = this.baseOf(entry, type);
    return this.readMember(base, this.structOf(type), members);
  }

  /** Where the struct of a variable of type T or T* is. */
  private baseOf(entry: ReferenceEntry, type: CairoType): Read {
    if (type.kind !== 'struct') return readExpression(entry.value);
    if (entry.address !== undefined) return readExpression(entry.address);
    throw assertionError(`Expected expression of type '${formatType(type)}' to have an address.`);
  }

  private readMember(base: Read, struct: StructDefinition, [name = '', ...rest]: readonly string[]): Read {
    if (name === 'address_') return base;
    const { address, type } = this.member(base, struct, name);
    if (isSimpleType(type)) return run => run.read(address(run));
    const inner: Read = type.kind === 'struct' ? address : run => run.read(address(run));
    return this.readMember(inner, this.structOf(type), rest);
  }

  private writeMember(entry: ReferenceEntry, members: readonly string[]): Write {
    const type = resolveType(this.program, entry.type);
    const owner = members.slice(0, -1);
    const base =
      owner.length === 0 ? this.baseOf(entry, type) : this.readReference(entry, [...owner, 'address_']);
    const struct = owner.reduce(
      (outer, name) => this.structOf(this.member(base, outer, name).type),
      this.structOf(type),
    );
    const { address } = this.member(base, struct, members.at(-1) ?? '');
    return (run, value) => void run.write(address(run), value);
  }

  private member(
    base: Read,
    { fullName, members }: StructDefinition,
    name: string,
  ): { readonly address: Read; readonly type: CairoType } {
    const member = members.get(name);
    if (member === undefined) throw noMember(name, fullName);
    const { offset, cairoType } = member;
    const distance = BigInt(offset);
    const address: Read = run => {
      const start = base(run);
      return start instanceof Relocatable ? start.add(offset) : add(start, distance);
    };
    return { address, type: resolveType(this.program, cairoType) };
  }

  private structOf(type: CairoType): StructDefinition {
    const target = type.kind === 'pointer' ? type.pointee : type;
    if (target.kind !== 'struct') throw assertionError(NOT_A_STRUCT);
    return getStruct(this.program, target.name);
  }
}

/** What is thrown while names are looked up is thrown by each use instead. */
function whenUsed<T extends (...args: never[]) => unknown>(make: () => T): T {
  try {
    return make();
  } catch (error) {
    const refuse = (): never => {
      throw error;
    };
    return refuse as unknown as T;
  }
}

/** The value of an expression; the exact way where the quick one finds none, for its error. */
function readExpression(expression: Expression): Read {
  const evaluate = makeEvaluator(expression);
  return run => evaluate(run, run.vm.memory) ?? evaluateReference(expression, run, run.vm.memory);
}

function constantOf(entry: IdEntry, [member, ...rest]: readonly string[]): bigint {
  if (entry.kind === 'const' && member === undefined) return entry.value;
  if (entry.kind === 'struct' && member !== undefined && rest.length === 0) {
    if (member === 'SIZE') return BigInt(entry.struct.size);
    const found = entry.struct.members.get(member);
    if (found !== undefined) return BigInt(found.offset);
    throw noMember(member, entry.struct.fullName);
  }
  throw new PythonError('AttributeError', `'VmConsts' object has no attribute '${member ?? '__mod__'}'`);
}

const noMember = (name: string, struct: string): NameError =>
  identifierError(`'${name}' is not a member of '${struct}'.`);

function noAttribute(value: CellValue, name: string): never {
  throw new PythonError('AttributeError', `'${typeName(value)}' object has no attribute '${name}'`);
}
