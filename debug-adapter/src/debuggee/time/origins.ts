import type { CellValue, Relocatable } from '../../../../vm-core/src/index.ts';
import type { AllCode } from '../code/loaded-code.ts';
import type { SourceFiles } from '../code/source-files.ts';
import type { Cursor } from './cursor.ts';
import { linkAt, originOf, type Origin, type OriginLink } from './origin.ts';
import { WriterPlaces, type WriterPlace } from './writer-places.ts';

/** Tells where values come from, as of the moment where the debugger stands. */
export class Origins {
  readonly #cursor: Cursor;
  readonly #places: WriterPlaces;

  constructor(cursor: Cursor, code: AllCode, sources: SourceFiles) {
    this.#cursor = cursor;
    this.#places = new WriterPlaces(cursor, code, sources);
  }

  /** Who wrote the cell; undefined if it is unknown. */
  writer(address: Relocatable): (OriginLink & { readonly place: WriterPlace }) | undefined {
    const link = linkAt(this.#cursor, address);
    return link && { ...link, place: this.#places.of(link) };
  }

  /** The cells that the value was copied through, back to the one in which it was made. */
  origin(address: Relocatable): Origin {
    return originOf(this.#cursor, address);
  }

  placeOf(link: OriginLink): WriterPlace {
    return this.#places.of(link);
  }

  readonly valueAt = (address: Relocatable): CellValue | undefined => this.#cursor.view.memory.get(address);
}
