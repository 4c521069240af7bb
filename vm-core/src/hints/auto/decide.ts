import type { Hint, Program } from '../../program/program.ts';
import { groupsOf } from '../native/native-table.ts';
import type { HintGroup } from '../native/native-hint.ts';
import { hintPlace } from '../native/unknown-hints.ts';
import { namesInCode, type NamesInCode } from './names-in-code.ts';

/** Which language runs a hint, and why. */
export interface HintDecision {
  readonly hint: Hint;
  /** File, line and first line of the text. */
  readonly place: string;
  readonly language: 'native' | 'python';
  readonly reason: string;
}

/** A hint with the groups of native hints that it may belong to at its place. */
interface Candidate {
  readonly hint: Hint;
  readonly place: string;
  readonly group: HintGroup | undefined;
}

/** What runs in Python does to variables. */
interface PythonUse {
  readonly place: string;
  readonly reads: (name: string) => boolean;
  readonly writes: (name: string) => boolean;
  readonly changesScopes: boolean;
  readonly judges: boolean;
}

const NATIVE = 'has a native form, and shares no variable with Python';

/**
 * Decides for every hint of a program whether it runs natively, such that no variable would have to cross between the
 * languages (M5): a hint that shares one with a hint of Python's runs in Python, and so do those that share one with it.
 * @param given names of variables that the owner of the run gives to Python's hints
 */
export function decideHints(
  program: Program,
  given: ReadonlySet<string> = new Set(),
): readonly HintDecision[] {
  const candidates = candidatesOf(program);
  const reasons = new Map<HintGroup, string>();
  const groups = new Set(candidates.flatMap(({ group }) => group ?? []));
  for (const group of groups) {
    const foreign = foreignHint(candidates, group);
    if (foreign !== undefined) reasons.set(group, `${group.name} has another hint: ${foreign.place}`);
    const name = givenName(group, given);
    if (name !== undefined) reasons.set(group, `the owner of the run gives it '${name}'`);
  }
  for (let isSettled = false; !isSettled;) {
    isSettled = true;
    const uses = candidates.flatMap(candidate => pythonUse(candidate, reasons));
    for (const group of groups) {
      const reason = reasons.has(group) ? undefined : conflict(group, uses);
      if (reason === undefined) continue;
      reasons.set(group, reason);
      isSettled = false;
    }
  }
  return candidates.map(({ hint, place, group }) => {
    const reason = group === undefined ? noForm(hint) : reasons.get(group);
    if (reason === undefined) return { hint, place, language: 'native', reason: NATIVE };
    return { hint, place, language: 'python', reason };
  });
}

function candidatesOf(program: Program): Candidate[] {
  return [...program.hints].flatMap(([pc, hints]) =>
    hints.map((hint, index) => ({
      hint,
      place: hintPlace(program, pc, index, hint),
      group: groupsOf(hint.code).find(group => isAtHome(hint, group)),
    })),
  );
}

const functionOf = (hint: Hint): string => hint.accessibleScopes.at(-1) ?? '';

/**
 * Do the variables of the group mean at the hint what they mean to the group? Those that live on are the same
 * everywhere, but to enter and to leave a scope belong together.
 */
function isAtHome(hint: Hint, { functions, livesOn = false }: HintGroup): boolean {
  if (functions === undefined || functions.includes(functionOf(hint))) return true;
  return livesOn && !namesInCode(hint.code).changesScopes;
}

/** A hint in the functions of the group that is none of it: another version of the library. */
function foreignHint(candidates: readonly Candidate[], group: HintGroup): Candidate | undefined {
  const { functions } = group;
  return candidates.find(
    candidate => functions?.includes(functionOf(candidate.hint)) && candidate.group !== group,
  );
}

function givenName({ reads = [], hints }: HintGroup, given: ReadonlySet<string>): string | undefined {
  if (given.size === 0) return undefined;
  const inTexts = [...hints.keys()].flatMap(text => [...namesInCode(text).names]);
  return [...reads, ...inTexts].find(name => given.has(name));
}

function pythonUse({ hint, place, group }: Candidate, reasons: ReadonlyMap<HintGroup, string>): PythonUse[] {
  if (group === undefined) return [useOf(namesInCode(hint.code), place)];
  if (!reasons.has(group)) return [];
  // What is known of the text says more than its words.
  const { reads = [], writes = [] } = group;
  return [
    {
      place,
      reads: name => reads.includes(name),
      writes: name => writes.includes(name),
      changesScopes: false,
      judges: false,
    },
  ];
}

function useOf({ names, looksAround, changesScopes, judges }: NamesInCode, place: string): PythonUse {
  const mentions = (name: string): boolean => looksAround || names.has(name);
  return { place, reads: mentions, writes: mentions, changesScopes, judges };
}

/** Why the group cannot be native beside what runs in Python; undefined if it can. */
function conflict(group: HintGroup, uses: readonly PythonUse[]): string | undefined {
  const { reads = [], writes = [], livesOn = false } = group;
  for (const use of uses) {
    const name = writes.find(use.reads) ?? reads.find(use.writes);
    if (name !== undefined) return `shares '${name}' with Python: ${use.place}`;
    if (livesOn && use.changesScopes) return `its variables live in scopes that Python changes: ${use.place}`;
    if (use.judges) return `Python may judge all that is written, or load hints that do: ${use.place}`;
  }
  return undefined;
}

function noForm(hint: Hint): string {
  return groupsOf(hint.code).length === 0
    ? 'has no native form'
    : 'its native form is for another function of the library';
}
