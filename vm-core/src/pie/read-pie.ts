import type { Json } from '../outputs/python-json.ts';
import { JsonNode } from '../program/json-node.ts';
import {
  FIRST_PIE_VERSION,
  segmentSizes,
  type CairoPie,
  type PieMetadata,
  type SegmentInfo,
  type PieResources,
} from './cairo-pie.ts';
import { checkUntrustedMetadata } from './check-pie.ts';
import { checkPrime } from './pie-program.ts';
import { parsePieJson } from './parse-pie-json.ts';
import { PieError } from './pie-error.ts';
import { ADDRESS_BYTES, CELL_BYTES } from './pie-memory.ts';
import { DEFLATED, readZipDirectory, readZipMember, type ZipMember } from './zip-archive.ts';

/** The files of a Cairo PIE, and from which size on each is refused. */
export const PIE_FILES = {
  metadata: { name: 'metadata.json', limit: 5 * 1024 ** 3 },
  memory: { name: 'memory.bin', limit: 5 * 1024 ** 3 },
  additionalData: { name: 'additional_data.json', limit: 5 * 1024 ** 3 },
  executionResources: { name: 'execution_resources.json', limit: 10_000 },
  version: { name: 'version.json', limit: 10_000 },
} as const;

/**
 * Reads a Cairo PIE file (CairoPie.from_file in cairo-lang, vm/cairo_pie.py). Whether what it says fits together is
 * checked by `checkPie`.
 * @throws PieError if it is none, is damaged, or has files that are too large
 */
export function readPie(file: Uint8Array): CairoPie {
  if (file[0] !== 0x50 || file[1] !== 0x4b) throw new PieError('Invalid prefix for zip file.');
  const members = new Map(checkedDirectory(file).map(member => [member.name, member]));
  const json = (name: string): JsonNode | undefined => {
    const member = members.get(name);
    if (member === undefined) return undefined;
    return document(name, parsePieJson(name, readZipMember(file, member)));
  };
  const metadata = readMetadata(required(json(PIE_FILES.metadata.name)));
  return {
    metadata,
    memory: readMemory(file, required(members.get(PIE_FILES.memory.name)), metadata),
    additionalData: valuesOf(required(json(PIE_FILES.additionalData.name))),
    executionResources: readResources(required(json(PIE_FILES.executionResources.name))),
    version: readVersion(json(PIE_FILES.version.name)),
  };
}

/** The texts are those of verify_zip_format. */
function checkedDirectory(file: Uint8Array): ZipMember[] {
  const members = readZipDirectory(file);
  if (members.some(member => member.method !== DEFLATED)) throw new PieError('Invalid compress type.');
  if (members.some(member => member.name.includes('\u0000'))) throw new PieError('File name mismatch.');
  const names = new Set([...members.map(member => member.name), PIE_FILES.version.name]);
  const files = Object.values(PIE_FILES);
  if (names.size !== files.length || files.some(({ name }) => !names.has(name))) {
    throw new PieError('Invalid list of inner files in the CairoPIE zip.');
  }
  for (const { name, limit } of files) {
    const tooLarge = members.find(member => member.name === name && member.size >= limit);
    if (tooLarge) throw new PieError(`Invalid file size ${tooLarge.size} for ${name}; limit is ${limit}.`);
  }
  return members;
}

function document(name: string, value: unknown): JsonNode {
  return JsonNode.document(value, {
    noun: `the ${name} of a Cairo PIE`,
    advice: 'Write the Cairo PIE again.',
    makeError: message => new PieError(message),
  });
}

function readMetadata(node: JsonNode): PieMetadata {
  const program = node.field('program');
  return {
    program: {
      prime: program.field('prime').bigint(),
      data: program
        .field('data')
        .items()
        .map(word => word.bigint()),
      builtins: program.field('builtins').strings(),
      main: program.field('main').integer(),
    },
    programSegment: readSegment(node.field('program_segment')),
    executionSegment: readSegment(node.field('execution_segment')),
    retFpSegment: readSegment(node.field('ret_fp_segment')),
    retPcSegment: readSegment(node.field('ret_pc_segment')),
    builtinSegments: new Map(
      node
        .field('builtin_segments')
        .entries()
        .map(([name, segment]) => [name, readSegment(segment)]),
    ),
    extraSegments: node.field('extra_segments').items().map(readSegment),
  };
}

function readSegment(node: JsonNode): SegmentInfo {
  return { index: node.field('index').integer(), size: node.field('size').integer() };
}

/** A small archive may unpack to a lot: nothing is unpacked that cannot be cells of the segments. */
function readMemory(file: Uint8Array, member: ZipMember, metadata: PieMetadata): Uint8Array {
  const fieldBytes = Math.ceil(bitLength(metadata.program.prime) / 8);
  if (member.size % (ADDRESS_BYTES + fieldBytes) !== 0) {
    throw new PieError(`Data must consist of pairs of address (8 bytes) and value (${fieldBytes} bytes).`);
  }
  let cells = 0;
  for (const size of segmentSizes(metadata).values()) cells += Math.max(size, 0);
  if (fieldBytes !== CELL_BYTES - ADDRESS_BYTES || member.size > cells * CELL_BYTES) {
    checkUntrustedMetadata(metadata);
    checkPrime(metadata.program.prime);
    throw new PieError(
      `${member.name} in the Cairo PIE has ${member.size / CELL_BYTES} cells, but its segments have ${cells}.`,
    );
  }
  return readZipMember(file, member);
}

const bitLength = (value: bigint): number => (value > 0n ? value.toString(2).length : 0);

function readResources(node: JsonNode): PieResources {
  const holes = node.field('n_memory_holes');
  return {
    builtinInstanceCounter: new Map(
      node
        .field('builtin_instance_counter')
        .entries()
        .map(([name, count]) => [name, count.integer()]),
    ),
    nMemoryHoles: holes.isNull ? 0 : holes.integer(),
    nSteps: node.field('n_steps').integer(),
  };
}

/** @throws PieError if it is none that can be read */
function readVersion(node: JsonNode | undefined): ReadonlyMap<string, Json> {
  if (node === undefined) return new Map([['cairo_pie', FIRST_PIE_VERSION]]);
  if (!node.field('cairo_pie').string().startsWith('1.'))
    throw new PieError('Incompatible Cairo-PIE version.');
  return valuesOf(node);
}

function valuesOf(node: JsonNode): ReadonlyMap<string, Json> {
  return new Map(node.entries().map(([name, value]) => [name, value.value as Json]));
}

/** The directory was checked to have it. */
function required<T>(value: T | undefined): T {
  if (value === undefined) throw new PieError('Invalid list of inner files in the CairoPIE zip.');
  return value;
}
