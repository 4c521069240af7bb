import {
  Diagnostic,
  DiagnosticRelatedInformation,
  DiagnosticSeverity,
  languages,
  Location,
  Range,
  Uri,
  type Disposable,
} from 'vscode';
import { problemsByFile, type LocatedError, type Note, type Problem } from './problems.ts';

/** The errors of the last compilation in the Problems view. */
export class ProblemList implements Disposable {
  readonly #collection = languages.createDiagnosticCollection('cairoscope');

  /** Forgets the errors of the compilation before; to be called when the next one starts. */
  clear(): void {
    this.#collection.clear();
  }

  show(errors: readonly LocatedError[]): void {
    this.clear();
    for (const [file, problems] of problemsByFile(errors)) {
      this.#collection.set(Uri.file(file), problems.map(diagnosticOf));
    }
  }

  dispose(): void {
    this.#collection.dispose();
  }
}

function diagnosticOf(problem: Problem): Diagnostic {
  const diagnostic = new Diagnostic(rangeOf(problem), problem.message, DiagnosticSeverity.Error);
  diagnostic.source = 'cairo-compile';
  diagnostic.relatedInformation = problem.related.map(
    note => new DiagnosticRelatedInformation(new Location(Uri.file(note.file), rangeOf(note)), note.message),
  );
  return diagnostic;
}

function rangeOf({ line, start, end }: Note): Range {
  return new Range(line, start, line, end);
}
