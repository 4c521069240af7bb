import type { CairoType } from '../expressions/cairo-type.ts';
import type { Expression } from '../expressions/expression.ts';
import { parseExpression, parseType } from '../expressions/parse-expression.ts';
import { PRIME } from '../felt.ts';
import { BUILTIN_ORDER } from '../layouts.ts';
import { JsonNode } from './json-node.ts';
import { parseDebugInfo } from './parse-debug-info.ts';
import { parseIdentifier } from './parse-identifier.ts';
import { parseJson } from './parse-json.ts';
import { ProgramError } from './program-error.ts';
import type { ApTracking, Attribute, FlowTracking, Hint, NameSite, Program, Reference } from './program.ts';

/**
 * Reads the JSON that cairo-compile writes, and checks all of it.
 * @throws ProgramError that names the wrong field.
 */
export function parseProgram(text: string): Program {
  const root = new JsonNode(parseJson(text));
  const reader = new ProgramReader();
  checkPrime(root.field('prime'));
  const data = root.field('data').items().map(word);
  if (data.length === 0) root.field('data').fail('a list of instructions');
  const site = (node: JsonNode): NameSite => reader.site(node);
  return {
    compilerVersion: optionalText(root.field('compiler_version')),
    prime: PRIME,
    data,
    builtins: root.field('builtins').items().map(builtin),
    mainScope: optionalText(root.field('main_scope')) || '__main__',
    identifiers: new Map(
      root
        .field('identifiers')
        .entries()
        .map(([name, node]) => [name, parseIdentifier(node, reader)]),
    ),
    references: root.field('reference_manager').field('references').items().map(reader.reference),
    hints: new Map(
      root
        .field('hints')
        .entries()
        .map(([pc, node]) => [hintPc(pc, node, data.length), node.items().map(hint => reader.hint(hint))]),
    ),
    attributes: optionalItems(root.field('attributes')).map(node => reader.attribute(node)),
    debugInfo: parseDebugInfo(root.field('debug_info'), site),
  };
}

function checkPrime(node: JsonNode): void {
  const prime = node.hex();
  if (prime === PRIME) return;
  throw new ProgramError(
    `The program was compiled for the prime 0x${prime.toString(16)}, and this VM computes modulo ` +
      `0x${PRIME.toString(16)}. Compile it without --prime.`,
  );
}

function word(node: JsonNode): bigint {
  const value = node.hex();
  return value < PRIME ? value : node.fail('a field element (below the prime)');
}

function builtin(node: JsonNode): string {
  const name = node.string();
  return BUILTIN_ORDER.includes(name) ? name : node.fail(`a builtin (one of ${BUILTIN_ORDER.join(', ')})`);
}

function hintPc(pc: string, node: JsonNode, length: number): number {
  const offset = Number(pc);
  return /^\d+$/.test(pc) && offset < length ? offset : node.fail(`under a pc below ${length}`);
}

const optionalText = (node: JsonNode): string => (node.isNull ? '' : node.string());
const optionalItems = (node: JsonNode): JsonNode[] => (node.isNull ? [] : node.items());

/** Reads the parts whose texts repeat, each distinct text once. */
class ProgramReader {
  readonly #expressions = new Map<string, Expression>();
  readonly #types = new Map<string, CairoType>();

  readonly type = (node: JsonNode): CairoType => memoize(this.#types, node, parseType, 'a Cairo type');

  readonly reference = (node: JsonNode): Reference => ({
    pc: node.field('pc').count(),
    value: memoize(this.#expressions, node.field('value'), parseExpression, 'a Cairo expression'),
    apTracking: apTracking(node.field('ap_tracking_data')),
  });

  hint(node: JsonNode): Hint {
    return { ...this.site(node), code: node.field('code').string() };
  }

  attribute(node: JsonNode): Attribute {
    return {
      ...this.site(node),
      name: node.field('name').string(),
      value: node.field('value').string(),
      startPc: node.field('start_pc').count(),
      endPc: node.field('end_pc').count(),
    };
  }

  site(node: JsonNode): NameSite {
    const scopes = node.field('accessible_scopes');
    return {
      accessibleScopes: scopes.isNull ? [] : scopes.strings(),
      flowTracking: flowTracking(node.field('flow_tracking_data')),
    };
  }
}

function memoize<T>(known: Map<string, T>, node: JsonNode, parse: (text: string) => T, expected: string): T {
  const text = node.string();
  let value = known.get(text);
  if (value === undefined) {
    try {
      value = parse(text);
    } catch {
      return node.fail(expected);
    }
    known.set(text, value);
  }
  return value;
}

function apTracking(node: JsonNode): ApTracking {
  return { group: node.field('group').integer(), offset: node.field('offset').integer() };
}

function flowTracking(node: JsonNode): FlowTracking | undefined {
  if (node.isNull) return undefined;
  return {
    apTracking: apTracking(node.field('ap_tracking')),
    referenceIds: new Map(
      node
        .field('reference_ids')
        .entries()
        .map(([name, id]) => [name, id.count()]),
    ),
  };
}
