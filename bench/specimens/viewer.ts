import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliCompressSync } from 'node:zlib';
import { chromium } from '@playwright/test';
import { build } from 'vite';
import { findBrowser } from '../../scripts/steps/find-browser.ts';
import { print } from '../print.ts';
import { figuresIn } from './cues.ts';

const room = 'src/lib/components/specimen';

/** What the viewer weighs, and what an individual costs in a browser whose processor paints. */
export async function viewer(): Promise<void> {
  const all = await bundle(`${room}/viewer/open-viewer.ts`);
  print('viewer_kB', brotliCompressSync(all).byteLength / 1000, 'kB, brotli, generator included');
  const script = await bundle('bench/specimens/in-browser.ts');
  for (const taxon of ['saiga_tatarica', 'moschus', 'glycyrrhiza_uralensis']) {
    const { individual, frame } = await inBrowser(script, taxon);
    print(`viewer_individual_ms_${taxon}`, individual, 'ms, from button to picture');
    print(`viewer_frame_ms_${taxon}`, frame, 'ms a picture while it turns');
  }
}

/** All of it in one file, as small as it is sent. */
async function bundle(entry: string): Promise<string> {
  const built = await build({
    ...{ configFile: false, logLevel: 'error' },
    build: {
      ...{ write: false, target: 'es2022', minify: true },
      lib: { entry, formats: ['es'], fileName: 'viewer' },
      rollupOptions: { output: { codeSplitting: false } }
    }
  });
  const [bundle] = [built].flat();
  if (!bundle || !('output' in bundle)) throw new Error(`${entry} was not bundled`);
  return bundle.output.map((file) => ('code' in file ? file.code : '')).join('\n');
}

async function inBrowser(script: string, taxon: string) {
  const server = createServer((request, response) => {
    const isScript = request.url === '/viewer.js';
    response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html');
    response.end(
      isScript ? script : '<!doctype html><script type="module" src="/viewer.js"></script>'
    );
  }).listen(0, '127.0.0.1');
  const args = ['--no-sandbox', '--use-angle=swiftshader', '--enable-unsafe-swiftshader'];
  const browser = await chromium.launch({ executablePath: findBrowser(), args });
  try {
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    await page.waitForFunction('window.measure');
    return await page.evaluate((figures) => window.measure(figures), figuresIn(taxon));
  } finally {
    await browser.close();
    server.close();
  }
}
