import type { Program } from '../../../vm-core/src/index.ts';
import { hintProgram } from './hint-program.ts';

/**
 * A short program whose hints do what passes frames: names, memory, segments, questions, output. The last prints how
 * many bytes passed up to then, if `dying/` counts them.
 */
export const busyProgram: Program = hintProgram(
  [
    'ids.n = 21\nids.x = ids.n * 2',
    'base = segments.add()\nmemory[ap] = base\nfor i in range(40): memory[base + i] = PRIME - 1 - i',
    'print("a line of some length " * 20)',
    'assert memory[base + 33] == PRIME - 34 and segments.get_segment_used_size(base.segment_index) == 40',
    'vm_enter_scope({"t": segments.add_temp_segment()})',
    'memory[t] = 5\nassert memory[t] == 5\nmemory.add_relocation_rule(t, segments.add())\nvm_exit_scope()',
    'assert "t" not in globals()\nimport sys\nprint(getattr(sys.modules.get("sitecustomize"), "passed", 0))',
  ],
  ['n', 'x'],
);
