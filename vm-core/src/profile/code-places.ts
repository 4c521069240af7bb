import type { Memory } from '../memory/memory.ts';
import type { LoadedPrograms, ProgramPlace } from '../program/loaded-programs.ts';
import type { Program } from '../program/program.ts';
import { Relocatable } from '../relocatable.ts';
import { callBefore } from '../vm/call-stack.ts';

/** A function as a profile names it. */
export interface ProfiledFunction {
  /** Its full name; of code outside of all programs: where it is. */
  readonly name: string;
  /** As in the debug information; empty without it. */
  readonly file: string;
  /** Where it starts, counted from 1; 0: not known. */
  readonly line: number;
}

/** A place in the code. */
export interface CodePlace {
  readonly pc: Relocatable;
  readonly function: ProfiledFunction;
  /** Counted from 1; 0: not known. */
  readonly line: number;
}

/** Says what the pcs of a profile are; each is looked up once. */
export class CodePlaces {
  readonly #places = new Map<number, CodePlace>();
  readonly #calls = new Map<number, CodePlace>();
  readonly #functions = new Map<Program | undefined, Map<string, ProfiledFunction>>();

  constructor(
    private readonly programs: LoadedPrograms,
    private readonly memory: Memory,
  ) {}

  /** @param key a `Relocatable.key` */
  at(key: number): CodePlace {
    let place = this.#places.get(key);
    if (place === undefined) {
      place = this.find(Relocatable.fromKey(key));
      this.#places.set(key, place);
    }
    return place;
  }

  /** The call that returns to this pc. */
  callBefore(returnPc: number): CodePlace {
    let call = this.#calls.get(returnPc);
    if (call === undefined) {
      call = this.at(callBefore(this.memory, Relocatable.fromKey(returnPc))?.key ?? returnPc);
      this.#calls.set(returnPc, call);
    }
    return call;
  }

  private find(pc: Relocatable): CodePlace {
    const found = this.programs.find(pc);
    const location = this.programs.locationAt(pc);
    const name =
      location?.accessibleScopes.at(-1) ?? (found && functionAround(found)) ?? `segment ${pc.segment}`;
    return { pc, function: this.functionOf(name, found), line: location?.inst.startLine ?? 0 };
  }

  private functionOf(name: string, found: ProgramPlace | undefined): ProfiledFunction {
    const functions = this.#functions.get(found?.program) ?? new Map<string, ProfiledFunction>();
    this.#functions.set(found?.program, functions);
    let known = functions.get(name);
    if (known === undefined) {
      const identifier = found?.program.identifiers.get(name);
      const start =
        identifier?.type === 'function' || identifier?.type === 'label' ? identifier.pc : undefined;
      const inst =
        start === undefined ? undefined : found?.program.debugInfo?.instructionLocations.get(start)?.inst;
      known = { name, file: inst?.filename ?? '', line: inst?.startLine ?? 0 };
      functions.set(name, known);
    }
    return known;
  }
}

/** Without debug information: the function that starts last before the pc. */
function functionAround({ program, offset }: ProgramPlace): string | undefined {
  let name: string | undefined;
  let start = -1;
  for (const [fullName, identifier] of program.identifiers) {
    if (identifier.type !== 'function' || identifier.pc > offset || identifier.pc <= start) continue;
    name = fullName;
    start = identifier.pc;
  }
  return name;
}
