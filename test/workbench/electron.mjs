/** The extension host suite in a VS Code of its own: `npm run test:electron`. */
import { register } from 'tsx/esm/api';

register();
await import('./run-electron.ts');
