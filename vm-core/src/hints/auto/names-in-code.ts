/** Words of hints that may look at all names there are; see cairo_vm_py/executor.py. */
const LOOKING_AROUND = new Set([
  ...['globals', 'locals', 'vars', 'dir', 'eval', 'exec', 'compile', 'breakpoint', 'pdb'],
  ...['inspect', 'f_globals', '__globals__', '_getframe', 'currentframe', 'gc', '__builtins__'],
  ...['f_locals', 'capture_locals', 'set_trace', 'embed', 'interact'],
]);

/** Words of hints that judge every cell that is written, or bring in hints that may. */
const JUDGING = new Set(['vm_add_validation_rule', 'add_validation_rule', 'vm_load_program']);
const SCOPES = new Set(['vm_enter_scope', 'vm_exit_scope']);

/** What a hint's Python text says of the names it uses. One too many does no harm. */
export interface NamesInCode {
  /** All words that may be variables: `x`, but not `ids.x`. */
  readonly names: ReadonlySet<string>;
  /** May it use names that it does not mention? */
  readonly looksAround: boolean;
  readonly changesScopes: boolean;
  /** May all that other hints write matter to it, and to hints that it brings in? */
  readonly judges: boolean;
}

export function namesInCode(code: string): NamesInCode {
  const names = new Set(code.match(/(?<![\w.])[A-Za-z_]\w*/g));
  // After a dot, too: `frame.f_globals`.
  const words = code.match(/\w+/g) ?? [];
  const hasAny = (set: ReadonlySet<string>): boolean => words.some(word => set.has(word));
  return {
    names,
    looksAround: hasAny(LOOKING_AROUND),
    changesScopes: hasAny(SCOPES),
    judges: hasAny(JUDGING),
  };
}
