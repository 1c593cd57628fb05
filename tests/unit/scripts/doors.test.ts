import type { IncomingMessage } from 'node:http';
import { describe, expect, test } from 'vitest';
import { readEnv } from '#lib/server/env.ts';
import { doorsOf } from '../../../scripts/steps/serve.ts';

const doors = (from: Record<string, string>) => doorsOf(readEnv(from));
const admits = (from: Record<string, string>, host?: string) =>
  doors(from).admits({ headers: { host } } as IncomingMessage);

describe('under which address people come', () => {
  test.each([
    ['127.0.0.1:3000', true],
    ['localhost:3000', true],
    ['[::1]:3000', true],
    ['localhost:3001', false],
    ['evil.example:3000', false],
    [undefined, false]
  ])('on loopback, host %s: %s', (host, admitted) => {
    expect(admits({}, host)).toBe(admitted);
  });

  test('on port 80 no port is said', () => {
    expect(admits({ PORT: '80' }, 'localhost')).toBe(true);
    expect(admits({ PORT: '80' }, 'evil.example')).toBe(false);
  });

  test('behind a proxy the host is the proxy’s matter', () => {
    const from = { ORIGIN: 'https://learn.example.kg', HOST: '0.0.0.0', TRUSTED_PROXIES: '1' };
    expect(admits(from, 'learn.example.kg')).toBe(true);
    expect(doors(from)).toMatchObject({
      address: 'https://learn.example.kg',
      environment: { ORIGIN: 'https://learn.example.kg', XFF_DEPTH: '1' }
    });
  });

  test('an address of the machine is an origin by itself', () => {
    expect(doors({ HOST: '192.0.2.7', PORT: '8080' }).environment.ORIGIN).toBe(
      'http://192.0.2.7:8080'
    );
  });

  test('all addresses are none: ORIGIN is asked for', () => {
    expect(() => doors({ HOST: '0.0.0.0' })).toThrow(/ORIGIN is needed/);
  });
});
