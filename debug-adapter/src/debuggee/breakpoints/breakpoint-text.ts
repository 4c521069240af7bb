/** A text of a breakpoint that the debugger or Python is to evaluate. */
export interface BreakpointText {
  readonly language: 'cairo' | 'python';
  readonly text: string;
}

const PREFIX = /^\s*(py|python|cairo)\s*:\s*/;
/** A short string, which stays as it is; or `ids.` before a name, which Cairo does not know. */
const IDS = /('[^'\n]*')|\bids\s*\.\s*(?=[A-Za-z_])/g;

/**
 * Tells Cairo from Python by a prefix, as the console does: `py: x + 1`, `cairo: [ap - 1]`. In Cairo, `ids.x` is `x`.
 * @param unmarked the language of texts without a prefix
 */
export function readText(text: string, unmarked: BreakpointText['language'] = 'cairo'): BreakpointText {
  const [prefix = '', name] = PREFIX.exec(text) ?? [];
  const language = name === undefined ? unmarked : name === 'cairo' ? 'cairo' : 'python';
  const rest = text.slice(prefix.length).trim();
  return {
    language,
    text: language === 'python' ? rest : rest.replace(IDS, (_, quoted?: string) => quoted ?? ''),
  };
}
