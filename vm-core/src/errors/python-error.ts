/** An error that cairo-lang raises as the named class: one of Python's own, or of `cairo_vm_py/errors.py`. */
export class PythonError extends Error {
  override readonly name = 'PythonError';

  constructor(
    readonly pythonClass: string,
    message: string,
  ) {
    super(message);
  }
}
