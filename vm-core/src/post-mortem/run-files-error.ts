/** The files of a run do not belong together, or are damaged. */
export class RunFilesError extends Error {
  override readonly name = 'RunFilesError';

  /** @param step that does not fit; undefined if it is about no step */
  constructor(
    message: string,
    readonly step?: number,
  ) {
    super(message);
  }
}
