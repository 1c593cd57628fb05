import { expect, test } from 'vitest';
import { GET } from '../../../src/routes/media/[hash]/+server.ts';

test('a plate opened by itself runs nothing, fetches nothing, and shows what it carries', async () => {
  const hash = 'a'.repeat(32);
  const request = new Request('http://localhost/', { headers: { 'If-None-Match': `"${hash}"` } });
  const event = { params: { hash }, request, locals: {} } as unknown as Parameters<typeof GET>[0];
  const policy = (await GET(event)).headers.get('content-security-policy');
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain('img-src data:;');
  expect(policy).toContain('sandbox');
});
