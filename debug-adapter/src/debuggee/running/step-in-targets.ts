import type { CairoVm, Hint, Relocatable } from '../../../../vm-core/src/index.ts';
import type { HintCode } from '../code/hint-code.ts';
import type { Listings } from '../code/listing.ts';
import type { AllCode, CodePlace } from '../code/loaded-code.ts';
import type { Place } from '../code/places.ts';
import type { SourceRange } from '../code/source-range.ts';
import type { Goal, Position } from './goal.ts';
import { stepToPlace } from './goals.ts';
import type { Skips } from './skipped-code.ts';

/** What a step may go into from where it begins: a call of the statement that is next, or a hint. */
export interface StepInTarget {
  /** What is called, or the hint with its first line. */
  readonly label: string;
  readonly pc: Relocatable;
  /** Undefined: the call at pc. */
  readonly hintIndex: number | undefined;
  /** Where it is written. */
  readonly range: SourceRange | undefined;
}

/** What the targets are looked for in. */
export interface TargetSearch {
  readonly vm: CairoVm;
  readonly code: AllCode;
  readonly listings: Listings;
  readonly position: Position;
  runsInPython(hint: Hint): boolean;
}

/** What the compiler makes of `nondet %{ … %}`. */
const NONDET = /^memory\[ap\] = to_felt_or_relocatable\((.*)\)$/s;
/** Longer lines of hints are cut. */
const LABEL_LENGTH = 50;

/** In the order of the code, which is that of the run, from where the program stands to the statement's end. */
export function listStepInTargets(search: TargetSearch): StepInTarget[] {
  const { code, position } = search;
  const here = code.at(position.pc);
  if (!here) return [];
  return restOfStatement(here).flatMap(offset => [
    ...hintsAt(search, here, offset),
    ...callAt(search, here, offset),
  ]);
}

/** The offsets of the statement's instructions that are not done. */
function restOfStatement({ code, offset }: CodePlace): number[] {
  const own = code.statements.at(offset)?.statement;
  if (!own) return [offset];
  const others = code.statements.code.filter(each => each.offset >= offset && each.statement === own);
  return others.map(each => each.offset);
}

function hintsAt(
  search: TargetSearch,
  { base, code, offset: first }: CodePlace,
  offset: number,
): StepInTarget[] {
  const { vm, position } = search;
  const pc = base.add(offset);
  const hints = vm.hintsAt(pc);
  const written = code.hints.filter(hint => hint.offset === offset);
  // A hint on lines of its own inside of the statement's code belongs to another place.
  const start = offset === first ? position.hintIndex : code.places.statementStart(offset);
  return written
    .filter(({ index }) => {
      const hint = hints[index];
      return index >= start && hint !== undefined && search.runsInPython(hint);
    })
    .map(hint => ({ label: hintLabel(hint), pc, hintIndex: hint.index, range: hint.range }));
}

function hintLabel({ index, code }: HintCode): string {
  const lines = code
    .replace(NONDET, '$1')
    .split('\n')
    .map(line => line.trim());
  const line = lines.find(each => each !== '' && !each.startsWith('#')) ?? '';
  return `hint ${index + 1}: ${line.length > LABEL_LENGTH ? `${line.slice(0, LABEL_LENGTH)}…` : line}`;
}

function callAt({ listings }: TargetSearch, { base, code }: CodePlace, offset: number): StepInTarget[] {
  const pc = base.add(offset);
  const [listed] = listings.lines(pc, 0, 1);
  if (!listed?.text.startsWith('call ')) return [];
  const callee = code.functions.all.find(({ fullName }) => fullName === listed.target);
  const label = callee?.name ?? listed.target ?? listed.text;
  return [{ label, pc, hintIndex: undefined, range: code.statements.at(offset)?.exact }];
}

/** Runs to the target, over all else, and into it; if the statement takes another way, to its end. */
export function stepIntoTarget(
  from: Position,
  target: StepInTarget,
  placeAt: (at: Position) => Place | undefined,
  skips: Skips,
): Goal {
  const over = stepToPlace(from, placeAt, { into: false, skips });
  let isInside = false;
  return {
    python: 'continue',
    get entersHints() {
      return isInside && target.hintIndex !== undefined;
    },
    next: at => {
      if (isInside) return undefined;
      isInside = at.fp.equals(from.fp) && isNext(target, at);
      return isInside ? { kind: 'one' } : over.next(at);
    },
  };
}

function isNext({ pc, hintIndex }: StepInTarget, at: Position): boolean {
  return (
    at.pc.equals(pc) && (hintIndex === undefined ? at.hintIndex >= at.hintCount : at.hintIndex === hintIndex)
  );
}
