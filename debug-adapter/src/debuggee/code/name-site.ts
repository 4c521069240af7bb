import type { CairoVm, NameSite, Program, Relocatable } from '../../../../vm-core/src/index.ts';
import type { CairoFunction } from './functions.ts';
import type { AllCode } from './loaded-code.ts';

/** From where names are looked up, and in which program they mean something. */
export interface ProgramSite {
  readonly program: Program;
  readonly site: NameSite;
}

/** @param hintIndex the hint of `pc` that is next; left out: names are those of the instruction */
export function siteAt(vm: CairoVm, code: AllCode, pc: Relocatable, hintIndex?: number): ProgramSite {
  const place = code.at(pc);
  const program = place?.program ?? vm.program;
  const pending = hintIndex === undefined ? undefined : vm.hintsAt(pc)[hintIndex];
  const found = place?.code.functions.at(place.offset);
  return { program, site: pending ?? vm.locationAt(pc) ?? siteOf(program, found) };
}

/** Without debug information: names of the function and of the main file, but no references. */
function siteOf({ mainScope }: Program, found: CairoFunction | undefined): NameSite {
  return { accessibleScopes: found ? [mainScope, found.fullName] : [mainScope], flowTracking: undefined };
}
