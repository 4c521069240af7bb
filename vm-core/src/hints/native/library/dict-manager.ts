import { PythonError } from '../../../errors/python-error.ts';
import type { CellValue, Relocatable } from '../../../relocatable.ts';
import { assertThat, dictKey, type DictKey, isInt, keyError } from '../python-values.ts';
import { sameValue } from '../../../relocatable.ts';

/** A Python dict; with a default value a defaultdict, which keeps a key as soon as it is read. */
export class HintDict {
  readonly #values = new Map<DictKey, CellValue>();

  constructor(private readonly otherwise?: CellValue) {}

  /** @throws PythonError for an unknown key, if there is no default value */
  get(key: CellValue): CellValue {
    const known = this.#values.get(dictKey(key));
    if (known !== undefined) return known;
    if (this.otherwise === undefined) throw keyError(key);
    this.set(key, this.otherwise);
    return this.otherwise;
  }

  set(key: CellValue, value: CellValue): void {
    this.#values.set(dictKey(key), value);
  }

  toString(): string {
    return `${this.#values.size} entries`;
  }

  /** `dict(self)`: the copy has no default value. */
  copy(): HintDict {
    const copy = new HintDict();
    for (const [key, value] of this.#values) copy.#values.set(key, value);
    return copy;
  }
}

/** What is known of one Cairo dict. */
export interface DictTracker {
  readonly data: HintDict;
  /** Where the next access will be written. */
  currentPtr: CellValue;
}

/** The Cairo dicts of a run, by their segments (DictManager in cairo-lang, common/dict.py). */
export class DictManager {
  readonly #trackers = new Map<number, DictTracker>();

  /** Takes a new segment for a dict. */
  add(base: Relocatable, data: HintDict): void {
    this.#trackers.set(base.segment, { data, currentPtr: base });
  }

  /** For a debugger. */
  toString(): string {
    return `${this.#trackers.size} dictionaries`;
  }

  /** @throws PythonError if the pointer is not where the next access of a dict will be written */
  tracker(pointer: CellValue): DictTracker {
    if (isInt(pointer))
      throw new PythonError('AttributeError', "'int' object has no attribute 'segment_index'");
    const tracker = this.#trackers.get(pointer.segment);
    if (tracker === undefined) {
      throw new PythonError('ValueError', `Dictionary pointer ${pointer} was not created using dict_new().`);
    }
    assertThat(
      sameValue(tracker.currentPtr, pointer),
      () => `Wrong dict pointer supplied. Got ${pointer}, expected ${tracker.currentPtr}.`,
    );
    return tracker;
  }
}
