import type { JsonNode } from './json-node.ts';
import type { Identifier, Reference, StructMember } from './program.ts';
import { readApTracking, type SiteReader } from './site-reader.ts';
import type { TextReader } from './text-reader.ts';

const KINDS =
  'alias, const, function, future, label, member, namespace, reference, scope, struct or type_definition';

/** One entry of `identifiers` (cairo-lang, compiler/identifier_definition.py). */
export function parseIdentifier(node: JsonNode, texts: TextReader, sites: SiteReader): Identifier {
  const kind = node.field('type').string();
  switch (kind) {
    case 'alias':
      return { type: kind, destination: node.field('destination').string() };
    case 'const':
      return { type: kind, value: constant(node.field('value')) };
    case 'member':
      return { type: kind, ...member(node, texts) };
    case 'struct':
      return {
        type: kind,
        fullName: node.field('full_name').string(),
        size: node.field('size').count(),
        members: members(node.field('members'), texts),
      };
    case 'type_definition':
      return { type: kind, cairoType: texts.type(node.field('cairo_type')) };
    case 'label':
      return { type: kind, pc: sites.label(node.field('pc')) };
    case 'function': {
      const decorators = node.field('decorators');
      return {
        type: kind,
        pc: sites.label(node.field('pc')),
        decorators: decorators.isNull ? [] : decorators.strings(),
      };
    }
    case 'namespace':
    case 'scope':
    case 'future':
      return { type: kind };
    case 'reference': {
      const references = node.field('references');
      return {
        type: kind,
        fullName: node.field('full_name').string(),
        cairoType: texts.type(node.field('cairo_type')),
        references: references.isNull ? [] : references.items().map(item => parseReference(item, texts)),
      };
    }
    default:
      return node.field('type').fail(`a kind of identifier (${KINDS})`);
  }
}

/** cairo-lang, compiler/references.py */
export function parseReference(node: JsonNode, texts: TextReader): Reference {
  return {
    pc: node.field('pc').count(),
    value: texts.expression(node.field('value')),
    apTracking: readApTracking(node.field('ap_tracking_data')),
  };
}

function members(node: JsonNode, texts: TextReader): ReadonlyMap<string, StructMember> {
  const all = node.entries().map(([name, item]): [string, StructMember] => [name, member(item, texts)]);
  return new Map(all.sort(([, a], [, b]) => a.offset - b.offset));
}

function member(node: JsonNode, texts: TextReader): StructMember {
  return { cairoType: texts.type(node.field('cairo_type')), offset: node.field('offset').count() };
}

/** A number, or one too large for a double (see parse-json.ts). */
function constant(node: JsonNode): bigint {
  if (typeof node.value === 'string' && /^-?\d+n$/.test(node.value)) return BigInt(node.value.slice(0, -1));
  return BigInt(node.integer());
}
