import { BUILTIN_ORDER, LOW_RATIO_BUILTINS } from './builtin-order.ts';
import { DEFAULT_DILUTED_POOL, type BuiltinInstance, type Layout } from './layout.ts';

/** The numbers of a dynamic layout, named as in its parameters file (CairoLayoutParams, dynamic_layout_params.py). */
export type LayoutParameters = Readonly<Record<string, number>>;

/**
 * The layout that has every builtin, as often as its parameters say (build_dynamic_layout in cairo-lang's
 * lang/instances.py). Without parameters it has each as often as a run uses it, and is not for proofs.
 */
export function dynamicLayout(parameters?: LayoutParameters): Layout {
  const instance = (name: string): BuiltinInstance => {
    const isRatioFixed = name === 'output';
    return {
      ratio: isRatioFixed ? 1 : parameters?.[ratioName(name)],
      ratioDenominator: parameters?.[denominatorName(name)] ?? 1,
    };
  };
  return {
    name: 'dynamic',
    rangeCheckUnits: parameters?.['rc_units'],
    publicMemoryFraction: 8,
    memoryUnitsPerStep: parameters?.['memory_units_per_step'],
    dilutedPool: { ...DEFAULT_DILUTED_POOL, logUnitsPerStep: parameters?.['log_diluted_units_per_step'] },
    builtins: new Map(BUILTIN_ORDER.map(name => [name, instance(name)])),
  };
}

/**
 * The layout of a parameters file: all fields of CairoLayoutParams, whole numbers.
 * @throws Error that names what is wrong and says what should be there
 */
export function parseDynamicLayout(text: string): Layout {
  const found = parseObject(text);
  const names = parameterNames();
  const missing = names.filter(name => !Object.hasOwn(found, name));
  if (missing.length > 0) throw refuse(`${list(missing)} missing. Add ${missing.length > 1 ? 'them' : 'it'}`);
  const unknown = Object.keys(found).filter(name => !names.includes(name));
  if (unknown.length > 0) throw refuse(`${list(unknown)} not known. The parameters are ${names.join(', ')}`);
  const parameters = Object.fromEntries(names.map(name => [name, read(name, found[name])]));
  for (const builtin of dynamicBuiltins()) {
    const [uses, ratio] = [parameters[usesName(builtin)], parameters[ratioName(builtin)]];
    if (uses === 0 && ratio !== 0) {
      throw refuse(`"${ratioName(builtin)}" should be 0 as "${usesName(builtin)}" is 0, but is ${ratio}`);
    }
  }
  return dynamicLayout(parameters);
}

const usesName = (builtin: string): string => `uses_${builtin}_builtin`;
const ratioName = (builtin: string): string => `${builtin}_ratio`;
const denominatorName = (builtin: string): string => `${builtin}_ratio_den`;
const dynamicBuiltins = (): string[] => BUILTIN_ORDER.filter(name => name !== 'output');

/** In the order of CairoLayoutParams. */
function parameterNames(): string[] {
  return [
    'cpu_component_step',
    'rc_units',
    'memory_units_per_step',
    'log_diluted_units_per_step',
    ...dynamicBuiltins().flatMap(builtin => [
      usesName(builtin),
      ratioName(builtin),
      ...(LOW_RATIO_BUILTINS.includes(builtin) ? [denominatorName(builtin)] : []),
    ]),
  ];
}

function parseObject(text: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw refuse(`this is not JSON (${error instanceof Error ? error.message : String(error)})`);
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value };
  throw refuse('an object is needed, { "rc_units": 4, … }');
}

/** Beyond this there would be no step, or no proof, that large. */
const MOST = 2 ** 30;

function read(name: string, value: unknown): number {
  if (name.startsWith('uses_') && typeof value === 'boolean') return Number(value);
  const [least, most] = name.startsWith('log_')
    ? [-30, 30]
    : [name.endsWith('_den') || name === 'cpu_component_step' ? 1 : 0, MOST];
  if (typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most) return value;
  throw refuse(
    `"${name}" should be a whole number from ${least} to ${most}, but is ${JSON.stringify(value)}`,
  );
}

function list(names: readonly string[]): string {
  return `${names.map(name => `"${name}"`).join(', ')} ${names.length > 1 ? 'are' : 'is'}`;
}

function refuse(reason: string): Error {
  return new Error(`The parameters of the dynamic layout are wrong: ${reason}.`);
}
