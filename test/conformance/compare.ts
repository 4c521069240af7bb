import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { strFromU8, unzipSync } from 'fflate';
import { sortedMemory } from './memory-file.ts';
import { outputPath, type OutputName } from './outputs.ts';

/** Bytes of a step in a trace file, of a cell in a memory file and of one in the memory of a Cairo PIE. */
const SIZES = { step: 24, cell: 40 };

/** Fails unless the files that a run left in the two folders say the same. */
export function compareOutput(name: OutputName, ownFolder: string, referenceFolder: string): void {
  const own = readFileSync(outputPath(ownFolder, name));
  const reference = readFileSync(outputPath(referenceFolder, name));
  switch (name) {
    case 'trace_file':
      return assertSame('trace', own, reference, SIZES.step);
    case 'memory_file':
      return assertSame('memory', own, sortedMemory(reference), SIZES.cell);
    case 'debug_info_file':
    case 'air_public_input':
      return assert.equal(own.toString(), reference.toString());
    case 'air_private_input':
      return assert.equal(withoutFolder(own, ownFolder), withoutFolder(reference, referenceFolder));
    case 'cairo_pie_output':
      return comparePies(own, reference);
  }
}

/** The private input, which names the trace and the memory of the same run, without the folder where they are. */
function withoutFolder(file: Buffer, folder: string): string {
  const text = file.toString();
  for (const name of ['trace_file', 'memory_file'] as const) {
    assert.ok(text.includes(JSON.stringify(outputPath(folder, name))), `it names another ${name}`);
  }
  return text.replaceAll(JSON.stringify(folder).slice(0, -1), '"');
}

/** Compares the members of two archives: the memory sorted by address, the others as text. */
function comparePies(own: Uint8Array, reference: Uint8Array): void {
  const [ownMembers, members] = [unzipSync(own), unzipSync(reference)];
  assert.deepEqual(Object.keys(ownMembers), Object.keys(members));
  for (const [name, expected] of Object.entries(members)) {
    const content = ownMembers[name] ?? Buffer.of();
    if (name === 'memory.bin') assertSame(name, sortedMemory(content), sortedMemory(expected), SIZES.cell);
    else assert.equal(strFromU8(content), strFromU8(expected), name);
  }
}

/** Compares files of records of one size; the error names the first record that differs, in hex. */
function assertSame(kind: string, own: Buffer, expected: Buffer, size: number): void {
  if (own.equals(expected)) return;
  const record = (file: Buffer, index: number): Buffer => file.subarray(index * size, (index + 1) * size);
  let index = 0;
  while (record(own, index).equals(record(expected, index))) index++;
  const hex = (file: Buffer): string => record(file, index).toString('hex') || 'the end';
  assert.fail(
    `${kind}: record ${index} is ${hex(own)} here and ${hex(expected)} in the reference; ` +
      `${own.length / size} and ${expected.length / size} records`,
  );
}
