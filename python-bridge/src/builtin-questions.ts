import {
  EcdsaBuiltin,
  fillModCircuit,
  jsonMembers,
  ModBuiltin,
  OutputBuiltin,
  parsePythonJson,
  PedersenBuiltin,
  type Builtin,
  type CairoVm,
  type Gates,
  type Json,
} from '../../vm-core/src/index.ts';
import { relocatable, type Pair } from './pair.ts';

/** What hints do with builtins (`cairo_vm_py/builtin_runners.py`). */

export interface SignatureQuestion {
  readonly address: Pair;
  readonly r: string;
  readonly s: string;
  /** The signature as Python prints it. */
  readonly text: string;
}

export interface CircuitQuestion {
  readonly add_mod: GatesDescription | null;
  readonly mul_mod: GatesDescription | null;
}

interface GatesDescription {
  /** The first instance. */
  readonly pointer: Pair;
  /** Operations. */
  readonly count: number;
}

/** The state that the hints leave of the output builtin. */
export interface OutputDescription {
  readonly base: Pair;
  readonly pages: readonly (readonly [page: number, start: number, size: number])[];
  /** JSON. */
  readonly attributes: string;
}

/** A kind of builtin; `typeof` of its class. */
type BuiltinClass<T extends Builtin> = abstract new (...args: never[]) => T;

function find<T extends Builtin>(vm: CairoVm, Class: BuiltinClass<T>, name: string): T {
  const found = vm.builtins.find(builtin => builtin.name === name);
  if (found instanceof Class) return found;
  throw new Error(`The run has no ${name} builtin.`);
}

/** What `cairo_vm_py/builtin_runner.py` takes. */
export function describeBuiltin(
  { name, base, included, instance, cellsPerInstance, inputCells }: Builtin,
  layout: string,
): unknown {
  const { ratio = null, ratioDenominator } = instance;
  const at = [base.segment, base.offset];
  return { name, base: at, layout, included, ratio, ratioDenominator, cellsPerInstance, inputCells };
}

/** The addresses of the hashes that a Cairo PIE of the run would keep. */
export const knownHashes = (vm: CairoVm): Json => find(vm, PedersenBuiltin, 'pedersen').additionalData();

/** Trusts hashes that another run has computed. */
export function trustHashes(vm: CairoVm, addresses: readonly Pair[]): void {
  find(vm, PedersenBuiltin, 'pedersen').extendAdditionalData(addresses, true);
}

/** @throws Error with cairo-lang's text */
export function addSignature(vm: CairoVm, { address, r, s, text }: SignatureQuestion): void {
  const signature = { r: BigInt(r), s: BigInt(s), text };
  find(vm, EcdsaBuiltin, 'ecdsa').addSignature(relocatable(address), signature);
}

/** @throws Error with cairo-lang's text if the circuit cannot be evaluated */
export function fillCircuit(vm: CairoVm, question: CircuitQuestion): void {
  const gates = (name: 'add_mod' | 'mul_mod'): Gates | undefined => {
    const description = question[name];
    if (description === null) return undefined;
    const { pointer, count } = description;
    return { builtin: find(vm, ModBuiltin, name), pointer: relocatable(pointer), count };
  };
  fillModCircuit(vm.memory, gates('add_mod'), gates('mul_mod'));
}

/** Takes over what hints did to the output builtin. */
export function setOutputState(vm: CairoVm, { base, pages, attributes }: OutputDescription): void {
  find(vm, OutputBuiltin, 'output').state = {
    base: relocatable(base),
    pages: new Map(pages.map(([page, start, size]) => [page, { start, size }])),
    attributes: jsonMembers(parsePythonJson(attributes), 'Invalid output builtin attributes field.'),
  };
}
