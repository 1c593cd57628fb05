import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';
import { keepPluralRules, paraglide } from './scripts/messages.ts';

export default defineConfig({
  plugins: [paraglideVitePlugin(paraglide()), keepPluralRules(), sveltekit()],
  // the script of lessons (module/read.ts) fetches the viewer of specimens only where one stands
  worker: { format: 'es' },
  build: {
    target: 'es2022',
    sourcemap: false,
    // small fonts stay files: inlined, every page would carry those of every script
    assetsInlineLimit: (file) => (/\.woff2$/.test(file) ? false : undefined)
  }
});
