/** The process of a VM that Python owns: frames come on stdin and go on stdout; see `owner.ts`. */
import { StdioTransport } from '../../python-bridge/src/index.ts';
import { Owner } from './owner.ts';

new Owner(new StdioTransport()).serve();
