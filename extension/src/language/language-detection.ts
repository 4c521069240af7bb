import { Disposable, languages, workspace, type TextDocument } from 'vscode';
import { log } from '../log.ts';
import { CAIRO_0_LANGUAGE, CAIRO_1_LANGUAGE, chooseLanguage } from './language-choice.ts';

/**
 * Sets the language of `.cairo` documents by their text where another extension claims them as well. Every
 * document is looked at once, when it opens: what a person chooses afterwards by hand stays.
 */
export function startLanguageDetection(): Disposable {
  const seen = new Set<string>();
  const look = (document: TextDocument): void => {
    const uri = document.uri.toString();
    if (seen.has(uri) || !isCandidate(document)) return;
    seen.add(uri);
    void setLanguage(document);
  };
  workspace.textDocuments.forEach(look);
  return Disposable.from(
    workspace.onDidOpenTextDocument(look),
    workspace.onDidCloseTextDocument(document => {
      const uri = document.uri.toString();
      // A change of language is told as a close and an open in one go; only what stays closed is forgotten.
      queueMicrotask(() => {
        if (!workspace.textDocuments.some(open => open.uri.toString() === uri)) seen.delete(uri);
      });
    }),
  );
}

function isCandidate(document: TextDocument): boolean {
  return (
    document.uri.path.endsWith('.cairo') &&
    (document.languageId === CAIRO_0_LANGUAGE || document.languageId === CAIRO_1_LANGUAGE) &&
    workspace.getConfiguration('cairoscope', document).get('detectLanguage', true) &&
    !isChosenBySetting(document)
  );
}

/** Whether `files.associations` says what this file is. */
function isChosenBySetting(document: TextDocument): boolean {
  const associations = workspace
    .getConfiguration('files', document)
    .get<Record<string, string>>('associations', {});
  return Object.keys(associations).some(
    glob => languages.match({ pattern: glob.includes('/') ? glob : `**/${glob}` }, document) > 0,
  );
}

async function setLanguage(document: TextDocument): Promise<void> {
  try {
    const known = await languages.getLanguages();
    const wanted = chooseLanguage({ languageId: document.languageId, text: document.getText(), known });
    if (wanted !== undefined && !document.isClosed) await languages.setTextDocumentLanguage(document, wanted);
  } catch (error) {
    // The colours of a file are not worth a message.
    log().warn(`The language of ${document.uri.toString()} could not be set: ${String(error)}`);
  }
}
