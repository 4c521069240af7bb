/** Longer previews are cut. */
const PREVIEW_LENGTH = 80;

/** A text that fits in a line. */
export function cutPreview(text: string): string {
  return text.length > PREVIEW_LENGTH ? `${text.slice(0, PREVIEW_LENGTH - 1)}…` : text;
}
