// npm run build: the app as it is served. The message compiler leaves timers of half a minute
// behind, so the process is ended as soon as the last file is written.
import { build } from 'vite';

await build({ logLevel: process.env.CI ? 'warn' : 'info' });
process.exit(0);
