/**
 * The expression of a part of a value.
 * @param expression of the whole; undefined if it has none; empty for names by themselves
 * @param path `.member` or `[0]`
 */
export function below(expression: string | undefined, path: string): string | undefined {
  if (expression === undefined) return undefined;
  return /^[\w.[\]]*$/.test(expression) ? expression + path : `(${expression})${path}`;
}
