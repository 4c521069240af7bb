/** How long a state of the workbench may take to come, in ms. A person would have given up; two busy cores take a third. */
export const defaultLimit = 30_000;

/** Between two looks, in ms. */
const interval = 50;

/**
 * Looks until it sees what is wanted.
 *
 * @param what the wanted state, for the error
 * @param look may throw (an element that is not there yet); that counts as not yet
 * @throws Error with the last thing seen
 */
export async function until<T>(
  what: string,
  look: () => Promise<T>,
  isWanted: (seen: T) => boolean,
  limit = defaultLimit,
): Promise<T> {
  const end = Date.now() + limit;
  for (;;) {
    let last: string;
    try {
      const seen = await look();
      if (isWanted(seen)) {
        return seen;
      }
      last = JSON.stringify(seen) ?? 'nothing';
    } catch (error) {
      last = firstLine(error);
    }
    if (Date.now() > end) {
      throw new Error(`${what}: not within ${limit} ms; the last look saw ${last}`);
    }
    await new Promise(resolve => setTimeout(resolve, interval));
  }
}

/** The first line of an error's message; those of the browser driver go on with a log. */
export function firstLine(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.split('\n', 1)[0] ?? '';
}
