import { siteAt } from '../code/name-site.ts';
import type { Debuggee } from '../debuggee.ts';
import { TypeReader } from '../inspect/type-reader.ts';
import { TypedValues } from '../inspect/typed-values.ts';
import { AUTO_FORMAT } from '../inspect/value-node.ts';
import type { RuleParts } from './hit-rule.ts';

const NO_HINTS = 'The program has no hints, so that no Python runs beside it.';
const PAST = 'Python knows the present moment only, and no earlier one.';

/** What rules of breakpoints in this debuggee are made with. */
export function ruleParts(
  { vm, code, hints, naming }: Debuggee,
  { language, isPast }: Pick<RuleParts, 'language'> & { readonly isPast: boolean },
): RuleParts {
  const around = { naming, tracker: () => undefined, assign: () => undefined };
  return {
    siteOf: ({ pc, hintIndex }) => siteAt(vm, code, pc, hintIndex),
    python: isPast ? PAST : (hints?.debugger ?? NO_HINTS),
    show: (program, typed, view) =>
      new TypedValues(new TypeReader({ view, vm }, program), around).text({ name: '', typed }, AUTO_FORMAT),
    language,
  };
}
