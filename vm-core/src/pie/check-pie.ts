import { PRIME } from '../felt.ts';
import { allSegments, segmentSizes, type CairoPie, type PieMetadata, type SegmentInfo } from './cairo-pie.ts';
import { PieError } from './pie-error.ts';
import { PieCells } from './pie-memory.ts';

/** Sizes, indices, counters and steps are below this. */
const LIMIT = 2 ** 30;
const MAX_NAME = 1000;

/**
 * Checks that what a PIE says of itself fits together (run_validity_checks in cairo-lang, vm/cairo_pie.py).
 * @throws PieError with cairo-lang's text
 */
export function checkPie(pie: CairoPie): void {
  checkMetadata(pie.metadata);
  checkResources(pie);
  checkMemory(pie);
  const expected = pie.metadata.program.builtins.map(name => `${name}_builtin`).sort();
  const counted = [...pie.executionResources.builtinInstanceCounter.keys()].sort();
  check(sameList(expected, counted), 'Builtin list mismatch in execution_resources.');
  const names = [...pie.additionalData.keys()];
  check(
    names.every(name => [...name].length < MAX_NAME),
    'Invalid additional_data.',
  );
}

const MAX_MESSAGE = 10_000;

/**
 * The same of a PIE that is going to run.
 * @throws PieError with the text of cairo-run
 */
export function checkUntrustedPie(pie: CairoPie): void {
  securely(() => checkPie(pie));
}

/** The part of it that says what segments there are. @throws PieError with the text of cairo-run */
export function checkUntrustedMetadata(metadata: PieMetadata): void {
  securely(() => checkMetadata(metadata));
}

function securely(check: () => void): void {
  try {
    check();
  } catch (error) {
    if (!(error instanceof PieError)) throw error;
    const message = error.message.slice(0, MAX_MESSAGE);
    throw new PieError(`Security check for the CairoPIE input failed: ${message}`);
  }
}

function checkMetadata(metadata: PieMetadata): void {
  const { program, programSegment, retFpSegment, retPcSegment, builtinSegments } = metadata;
  checkProgram(metadata);
  check([...builtinSegments.keys()].every(isBuiltinName), 'Invalid builtin_segments.');
  allSegments(metadata).forEach(checkSegment);
  check(
    programSegment.size === program.data.length,
    'Program length does not match the program segment size.',
  );
  const keys = [...builtinSegments.keys()];
  check(
    sameList(program.builtins, keys),
    `Builtin list mismatch in builtin_segments. Builtins: ${list(program.builtins)}, segment keys: ${list(keys)}.`,
  );
  check(retFpSegment.size === 0, 'Invalid segment size for ret_fp. Must be 0.');
  check(retPcSegment.size === 0, 'Invalid segment size for ret_pc. Must be 0.');
  checkSegmentOrder(metadata);
}

function checkProgram({ program: { prime, data, builtins, main } }: PieMetadata): void {
  check(prime > 2n ** 63n, 'Invalid prime.');
  check(
    data.every(word => word >= 0n && word < prime),
    'Invalid program data.',
  );
  check(builtins.every(isBuiltinName) && new Set(builtins).size === builtins.length, 'Invalid builtin list.');
  check(main >= 0 && main < data.length, 'Invalid main() address.');
}

function checkSegment({ index, size }: SegmentInfo): void {
  check(isBelowLimit(index), 'Invalid segment index.');
  check(isBelowLimit(size), 'Invalid segment size.');
}

function checkSegmentOrder(metadata: PieMetadata): void {
  const { programSegment, executionSegment, retFpSegment, retPcSegment } = metadata;
  const { builtinSegments, extraSegments } = metadata;
  check(programSegment.index === 0, 'Invalid segment index for program_segment.');
  check(executionSegment.index === 1, 'Invalid segment index for execution_segment.');
  let next = 2;
  for (const [name, { index }] of builtinSegments) {
    check(index === next++, `Invalid segment index for ${name}.`);
  }
  check(retFpSegment.index === next++, `Invalid segment index for ret_fp_segment. ${retFpSegment.index}`);
  check(retPcSegment.index === next++, 'Invalid segment index for ret_pc_segment.');
  for (const { index } of extraSegments) {
    check(index === next++, 'Invalid segment indices for extra_segments.');
  }
}

function checkResources({ executionResources }: CairoPie): void {
  const { builtinInstanceCounter, nMemoryHoles, nSteps } = executionResources;
  const counters = [...builtinInstanceCounter];
  check(
    counters.every(([name, count]) => isBuiltinName(name) && isBelowLimit(count)),
    'Invalid builtin_instance_counter.',
  );
  check(isBelowLimit(nMemoryHoles), `Invalid n_memory_holes: ${nMemoryHoles}.`);
  check(nSteps >= 1 && isBelowLimit(nSteps), `Invalid n_steps: ${nSteps}.`);
}

function checkMemory({ memory, metadata }: CairoPie): void {
  const sizes = segmentSizes(metadata);
  const cells = new PieCells(memory);
  while (cells.next()) {
    const size = cells.hasAddress ? (sizes.get(cells.addressSegment) ?? 0) : 0;
    check(cells.addressOffset < size, 'Invalid memory cell address.');
    // cairo-lang drops bits of a pointer that mean nothing, and keeps felts from the prime on as they are.
    const isValid = cells.isPointer
      ? sizes.has(cells.pointerSegment) && cells.isPlainPointer
      : cells.felt < PRIME;
    check(isValid, 'Invalid memory cell value.');
  }
}

function check(isTrue: boolean, message: string): void {
  if (!isTrue) throw new PieError(message);
}

const isBelowLimit = (count: number): boolean => count >= 0 && count < LIMIT;
const isBuiltinName = (name: string): boolean => name.length < MAX_NAME && /^[a-z0-9_]*$/.test(name);
const sameList = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((item, i) => item === b[i]);
/** As Python prints a list of names. */
const list = (names: readonly string[]): string => `[${names.map(name => `'${name}'`).join(', ')}]`;
