import { zipSync, type Zippable } from 'fflate';
import { pythonJson, type Json } from '../outputs/python-json.ts';
import type { CairoPie } from './cairo-pie.ts';
import { PieError } from './pie-error.ts';
import { metadataJson, resourcesJson } from './pie-json.ts';
import { PIE_FILES } from './read-pie.ts';

/** The time of every file, so that the same run gives the same bytes; ZIP knows none before. */
const TIME = new Date(1980, 0, 1);
/** The system that cairo-lang names: Unix (PKWARE, APPNOTE.TXT, 4.4.2). */
const UNIX = 3;
/** Of compression: memory gets no smaller by higher ones, which take twice to thrice the time. */
const LEVEL = 3;
const MAX_BYTES = 2 ** 32 - 1;

/**
 * The Cairo PIE file: each of its files has the bytes that cairo-lang writes (CairoPie.to_file in vm/cairo_pie.py), but
 * that memory.bin is sorted by address.
 * @throws PieError if the memory has 4 GiB or more
 */
export function pieFile(pie: CairoPie): Uint8Array {
  if (pie.memory.length > MAX_BYTES) {
    throw new PieError(
      'The memory of this run has 4 GiB or more as a Cairo PIE, which cannot be written here.',
    );
  }
  const files: Zippable = {
    [PIE_FILES.metadata.name]: jsonBytes(metadataJson(pie.metadata)),
    [PIE_FILES.memory.name]: pie.memory,
    [PIE_FILES.additionalData.name]: jsonBytes(pie.additionalData),
    [PIE_FILES.executionResources.name]: jsonBytes(resourcesJson(pie.executionResources)),
    [PIE_FILES.version.name]: jsonBytes(pie.version),
  };
  return zipSync(files, { mtime: TIME, os: UNIX, level: LEVEL });
}

function jsonBytes(value: Json): Uint8Array {
  return new TextEncoder().encode([...pythonJson(value)].join(''));
}
