import type { BuiltinParts } from '../builtins/builtin.ts';
import { allSegments, type CairoPie } from '../pie/cairo-pie.ts';
import type { LaidOut } from './lay-out-segments.ts';

/**
 * Completes the run of a PIE again, whose memory is there and whose main is entered as ever (cairo_run with
 * --run_from_cairo_pie in cairo-lang, vm/cairo_run.py).
 * @param isTrusted is it believed what the PIE says of its own checks?
 * @throws PieError or MemoryError if the PIE's memory is not that of its program
 */
export function enterPie(
  { metadata, additionalData }: CairoPie,
  isTrusted: boolean,
  { builtins }: LaidOut,
  { memory, segments }: BuiltinParts,
): void {
  for (const { index } of metadata.extraSegments) {
    // The segment of zeros is the first of the extra segments, and is there already.
    if (segments.zeros?.base.segment !== index) segments.add();
  }
  for (const builtin of builtins) {
    const data = additionalData.get(`${builtin.name}_builtin`);
    if (data !== undefined) builtin.extendAdditionalData(data, isTrusted);
  }
  memory.validateExisting();
  for (const { index, size } of allSegments(metadata)) segments.finalize(index, size);
}
