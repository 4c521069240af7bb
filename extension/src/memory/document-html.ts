import { randomBytes } from 'node:crypto';
import { Uri, type Webview } from 'vscode';

/** The document of the view: nothing in it comes from elsewhere, and only our script runs. Pages of cells are sent to it. */
export function documentHtml(webview: Webview, extensionUri: Uri): string {
  const nonce = randomBytes(16).toString('base64url');
  const media = (name: string): Uri =>
    webview.asWebviewUri(Uri.joinPath(extensionUri, 'extension', 'media', name));
  const policy = `default-src 'none'; style-src ${webview.cspSource}; script-src 'nonce-${nonce}'`;
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<link rel="stylesheet" href="${media('memory.css')}">
<title>Memory</title>
</head>
<body>
<form id="go">
<input id="address" placeholder="1:5, ap, [fp-3], array" aria-label="Address or expression" spellcheck="false" autocomplete="off">
<button type="submit">Go</button>
<button type="button" id="hex" title="Open these bytes in the hex editor">Hex editor</button>
<span id="message" role="status"></span>
</form>
<main id="page"></main>
<script nonce="${nonce}" src="${media('memory.js')}"></script>
</body>
</html>`;
}
