import type { CairoType } from '../expressions/cairo-type.ts';
import type { JsonNode } from './json-node.ts';
import type { Identifier, Reference, StructMember } from './program.ts';

/** Readers of texts that repeat a lot in a program, and so are parsed once each. */
export interface TextReaders {
  type(node: JsonNode): CairoType;
  reference(node: JsonNode): Reference;
}

/** One entry of `identifiers` (cairo-lang, compiler/identifier_definition.py). */
export function parseIdentifier(node: JsonNode, read: TextReaders): Identifier {
  const kind = node.field('type').string();
  switch (kind) {
    case 'alias':
      return { type: kind, destination: node.field('destination').string() };
    case 'const':
      return { type: kind, value: constant(node.field('value')) };
    case 'member':
      return {
        type: kind,
        cairoType: read.type(node.field('cairo_type')),
        offset: node.field('offset').count(),
      };
    case 'struct':
      return {
        type: kind,
        fullName: node.field('full_name').string(),
        size: node.field('size').count(),
        members: members(node.field('members'), read),
      };
    case 'type_definition':
      return { type: kind, cairoType: read.type(node.field('cairo_type')) };
    case 'label':
      return { type: kind, pc: node.field('pc').count() };
    case 'function': {
      const decorators = node.field('decorators');
      return {
        type: kind,
        pc: node.field('pc').count(),
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
        cairoType: read.type(node.field('cairo_type')),
        references: references.isNull ? [] : references.items().map(read.reference),
      };
    }
    default:
      return node.field('type').fail('a kind of identifier');
  }
}

function members(node: JsonNode, read: TextReaders): ReadonlyMap<string, StructMember> {
  const all = node
    .entries()
    .map(([name, member]): [string, StructMember] => [
      name,
      { cairoType: read.type(member.field('cairo_type')), offset: member.field('offset').count() },
    ]);
  return new Map(all.sort(([, a], [, b]) => a.offset - b.offset));
}

/** A number, or one too large for a double (see parse-json.ts). */
function constant(node: JsonNode): bigint {
  if (typeof node.value === 'string' && /^-?\d+n$/.test(node.value)) return BigInt(node.value.slice(0, -1));
  return BigInt(node.integer());
}
