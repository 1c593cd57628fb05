import adapter from '@sveltejs/adapter-node';
import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';

/** @type {import('@sveltejs/kit').Config} */
export default {
  preprocess: vitePreprocess(),
  compilerOptions: {
    runes: ({ filename }) => (filename.includes('node_modules') ? undefined : true)
  },
  kit: {
    adapter: adapter({ precompress: true }),
    // The server renders a nonce per request; the route announcer of the framework sets one fixed
    // inline style, allowed by its hash and nothing else.
    csp: {
      mode: 'nonce',
      directives: {
        'default-src': ['self'],
        'script-src': ['self'],
        'style-src': ['self'],
        'style-src-attr': ['unsafe-hashes', 'sha256-S8qMpvofolR8Mpjy4kQvEm7m1q8clzU4dfDH0AmvZjo='],
        'img-src': ['self', 'data:'],
        'connect-src': ['self'],
        'font-src': ['self'],
        'object-src': ['none'],
        'base-uri': ['none'],
        'form-action': ['self'],
        'frame-ancestors': ['none']
      }
    },
    // Our pages are small: one stylesheet and few chunks cost a thin line less than many.
    inlineStyleThreshold: 0,
    typescript: {
      config: (config) => {
        config.include.push(
          '../*.config.ts',
          '../scripts/**/*.ts',
          '../migrations/**/*.ts',
          '../tests/**/*.ts',
          '../bench/**/*.ts'
        );
      }
    }
  }
};
