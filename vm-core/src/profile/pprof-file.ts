import { gzipSync } from 'fflate';
import {
  Function as PprofFunction,
  Line,
  Location,
  Profile as Pprof,
  Sample,
  StringTable,
  ValueType,
} from 'pprof-format';
import type { CodePlace, ProfiledFunction } from './code-places.ts';
import type { Profile } from './profile.ts';

/**
 * The profile for pprof (github.com/google/pprof, proto/profile.proto), packed by gzip: a sample for every chain of
 * calls and pc, whose value is the steps. No time is in it, so that the same run gives the same bytes.
 */
export function pprofFile(profile: Profile): Uint8Array {
  return gzipSync(new PprofWriter(profile).encode(), { mtime: 0 });
}

class PprofWriter {
  readonly #strings = new StringTable();
  readonly #functions = new Map<ProfiledFunction, PprofFunction>();
  readonly #locations = new Map<CodePlace, Location>();

  constructor(private readonly profile: Profile) {}

  encode(): Uint8Array {
    const sample = [...this.samples()];
    const strings = this.#strings;
    return new Pprof({
      sampleType: [new ValueType({ type: strings.dedup('running time'), unit: strings.dedup('steps') })],
      sample,
      location: [...this.#locations.values()],
      function: [...this.#functions.values()],
      stringTable: strings,
    }).encode();
  }

  private *samples(): Generator<Sample> {
    const { calls, places } = this.profile;
    for (const node of calls.nodes()) {
      const callers: number[] = [];
      for (let at = node; at.parent && at.returnPc !== undefined; at = at.parent) {
        callers.push(this.location(places.callBefore(at.returnPc)));
      }
      for (const [pc, steps] of node.steps) {
        yield new Sample({ locationId: [this.location(places.at(pc)), ...callers], value: [steps] });
      }
    }
  }

  private location(place: CodePlace): number {
    let location = this.#locations.get(place);
    if (location === undefined) {
      location = new Location({
        id: this.#locations.size + 1,
        address: this.profile.address(place.pc),
        line: [new Line({ functionId: this.function(place.function), line: place.line })],
      });
      this.#locations.set(place, location);
    }
    return Number(location.id);
  }

  private function(wanted: ProfiledFunction): number {
    let found = this.#functions.get(wanted);
    if (found === undefined) {
      const name = this.#strings.dedup(wanted.name);
      found = new PprofFunction({
        id: this.#functions.size + 1,
        name,
        systemName: name,
        filename: this.#strings.dedup(wanted.file),
        startLine: wanted.line,
      });
      this.#functions.set(wanted, found);
    }
    return Number(found.id);
  }
}
