import type { HintIds } from '../hint-ids.ts';
import type { HintRun } from '../hint-run.ts';
import { assertInteger } from '../python-values.ts';

/** `assert_integer(ids.<name>)` on this line of the hint; what it gives is the number. */
export function readInteger(ids: HintIds, name: string, line: number): (run: HintRun) => bigint {
  const read = ids.read(name);
  return run => {
    run.line = line;
    const value = read(run);
    assertInteger(value);
    return value;
  };
}
