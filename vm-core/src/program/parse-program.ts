import { PRIME } from '../felt.ts';
import { BUILTIN_ORDER } from '../layouts/builtin-order.ts';
import { JsonNode } from './json-node.ts';
import { otherFormat } from './other-format.ts';
import { parseDebugInfo } from './parse-debug-info.ts';
import { parseIdentifier, parseReference } from './parse-identifier.ts';
import { parseJson } from './parse-json.ts';
import { ProgramError } from './program-error.ts';
import type { Attribute, Hint, Identifier, Program } from './program.ts';
import { SiteReader } from './site-reader.ts';
import { TextReader } from './text-reader.ts';

/**
 * Reads the JSON that cairo-compile writes (0.10 and later, with or without debug info), and checks all of it.
 * @throws ProgramError that names the wrong field, what should be there, what is, and what to do
 */
export function parseProgram(text: string): Program {
  const root = new JsonNode(parseJson(text));
  try {
    return { ...readProgram(root), json: text };
  } catch (error) {
    // The only way to exhaust the stack: locations or types inside each other without end.
    if (error instanceof RangeError) return root.fail('a program', 'nested too deeply');
    throw error;
  }
}

function readProgram(root: JsonNode): Program {
  const other = otherFormat(root.value);
  if (other !== undefined) throw new ProgramError(other);
  checkPrime(root.field('prime'));
  const data = root.field('data').items().map(word);
  if (data.length === 0) root.field('data').fail('a list of at least one word');
  const texts = new TextReader();
  const references = optionalItems(referenceList(root)).map(node => parseReference(node, texts));
  const sites = new SiteReader(data.length, references.length);
  const hints = root.field('hints').entries();
  return {
    compilerVersion: optionalText(root.field('compiler_version')),
    prime: PRIME,
    data,
    builtins: builtins(root.field('builtins')),
    mainScope: optionalText(root.field('main_scope')) || '__main__',
    identifiers: new Map(
      root
        .field('identifiers')
        .entries()
        .map(([name, node]): [string, Identifier] => [name, named(name, node, texts, sites)]),
    ),
    references,
    hints: new Map(
      hints.map(([pc, node]) => [sites.pc(pc, node), node.items().map(item => hint(item, sites))]),
    ),
    attributes: optionalItems(root.field('attributes')).map(node => attribute(node, sites)),
    debugInfo: parseDebugInfo(root.field('debug_info'), sites),
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

function builtins(node: JsonNode): readonly string[] {
  const names = node.items().map(item => {
    const name = item.string();
    return BUILTIN_ORDER.includes(name) ? name : item.fail(`a builtin (one of ${BUILTIN_ORDER.join(', ')})`);
  });
  return new Set(names).size === names.length ? names : node.fail('a list without repetitions');
}

function named(name: string, node: JsonNode, texts: TextReader, sites: SiteReader): Identifier {
  if (name.split('.').includes('')) node.fail('under a name without empty parts', `under '${name}'`);
  return parseIdentifier(node, texts, sites);
}

function hint(node: JsonNode, sites: SiteReader): Hint {
  return { ...sites.site(node), code: node.field('code').string() };
}

function attribute(node: JsonNode, sites: SiteReader): Attribute {
  return {
    ...sites.site(node),
    name: node.field('name').string(),
    value: node.field('value').string(),
    startPc: sites.label(node.field('start_pc')),
    endPc: sites.label(node.field('end_pc')),
  };
}

function referenceList(root: JsonNode): JsonNode {
  const manager = root.field('reference_manager');
  return manager.isNull ? manager : manager.field('references');
}

const optionalText = (node: JsonNode): string => (node.isNull ? '' : node.string());
const optionalItems = (node: JsonNode): JsonNode[] => (node.isNull ? [] : node.items());
