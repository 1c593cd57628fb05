import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';
import { paraglide } from './scripts/messages.ts';

export default defineConfig({
  plugins: [paraglideVitePlugin(paraglide()), sveltekit()],
  build: { target: 'es2022', sourcemap: false }
});
