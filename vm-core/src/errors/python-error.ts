/** An error that Python code would raise as the named built-in class. */
export class PythonError extends Error {
  override readonly name = 'PythonError';

  constructor(
    readonly pythonClass: string,
    message: string,
  ) {
    super(message);
  }
}
