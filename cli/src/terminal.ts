/** Where the command writes, so that tests can listen. */
export interface Terminal {
  stdout(text: string): void;
  stderr(text: string): void;
  /** Does a person look at stderr? Only then is there progress. */
  readonly isInteractive: boolean;
}
