// npm run build: the app as it is served. The message compiler leaves timers of half a minute
// behind, so the process is ended as soon as the last file is written.
import { build } from 'vite';
import { forgetBuild, rememberBuild, sourcesHash } from './steps/build-when-stale.ts';

const hash = await sourcesHash();
await forgetBuild();
await build({ logLevel: process.env.CI ? 'warn' : 'info' });
await rememberBuild(hash);
process.exit(0);
