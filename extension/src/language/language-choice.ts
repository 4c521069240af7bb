import { cairoVersionOf } from './cairo-version.ts';

/** The language id that this extension contributes. */
export const CAIRO_0_LANGUAGE = 'cairo0';
/** The language id of the extension for Cairo 1, which claims `.cairo` as well where it is installed. */
export const CAIRO_1_LANGUAGE = 'cairo';

/** What the choice of a language depends on. */
export interface LanguageQuestion {
  readonly languageId: string;
  readonly text: string;
  /** The ids of all languages the editor knows. */
  readonly known: readonly string[];
}

/**
 * The language that a `.cairo` document should be changed to, if any.
 *
 * Two extensions claim `.cairo`, and which one the editor believes depends on the order in which it found them.
 * So the text decides, and only where both languages are there and the text leaves no doubt.
 */
export function chooseLanguage({ languageId, text, known }: LanguageQuestion): string | undefined {
  if (!known.includes(CAIRO_0_LANGUAGE) || !known.includes(CAIRO_1_LANGUAGE)) return undefined;
  if (languageId !== CAIRO_0_LANGUAGE && languageId !== CAIRO_1_LANGUAGE) return undefined;
  const version = cairoVersionOf(text);
  if (version === undefined) return undefined;
  const wanted = version === 'cairo0' ? CAIRO_0_LANGUAGE : CAIRO_1_LANGUAGE;
  return wanted === languageId ? undefined : wanted;
}
