import { Relocatable } from '../relocatable.ts';
import type { EndedRun } from './ended-run.ts';

/**
 * Checks that the run may become a part of another one, as the bootloader does it (cairo-lang, vm/security.py).
 * @throws Error with cairo-lang's text
 */
export function checkSecurity(run: EndedRun): void {
  for (const { name, stopPointer } of run.builtins) {
    if (stopPointer === undefined) throw new Error(`${name} segment stop ptr is None.`);
  }
  const written = ({ address }: Offence): number => run.memory.writerStep(address) ?? Infinity;
  const [first] = [...offences(run)].sort((a, b) => written(a) - written(b));
  if (first !== undefined) throw new Error(first.text);
  for (const builtin of run.builtins) builtin.checkSecurity();
}

/** A cell that should not be as it is. */
interface Offence {
  readonly address: Relocatable;
  readonly text: string;
}

function* offences(run: EndedRun): Generator<Offence> {
  for (const { name, base, stopPointer = base } of run.builtins) {
    for (const address of cellsBehind(run, stopPointer)) {
      yield { address, text: `Out of bounds access to builtin segment ${name} at ${address}.` };
    }
  }
  for (const address of cellsBehind(run, run.programBase.add(run.program.data.length))) {
    yield { address, text: `Out of bounds access to program segment at ${address}.` };
  }
  yield* strayPointers(run);
}

/** The known cells of a segment from `start` on. */
function* cellsBehind({ memory, segments }: EndedRun, start: Relocatable): Generator<Relocatable> {
  const used = segments.usedSize(start.segment);
  for (let cell = start; cell.offset < used; cell = cell.add(1)) if (memory.has(cell)) yield cell;
}

/** Pointers into temporary segments that have no relocation rule. Rare, so the memory is searched only if there may be some. */
function* strayPointers({ memory, segments }: EndedRun): Generator<Offence> {
  const temporary = Array.from({ length: segments.temporaryCount }, (_, index) => -1 - index);
  if (temporary.every(segment => memory.hasRelocationRule(segment))) return;
  for (let segment = 0; segment < segments.count; segment++) {
    const used = segments.usedSize(segment);
    for (let offset = 0; offset < used; offset++) {
      const address = new Relocatable(segment, offset);
      const value = memory.get(address);
      if (value instanceof Relocatable && value.segment < 0) {
        yield { address, text: `Invalid memory value at address ${address}: ${value}.` };
      }
    }
  }
}
