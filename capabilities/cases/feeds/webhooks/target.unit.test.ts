import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkTarget, isPublic } from './target.ts';

const resolvesTo =
  (...addresses: string[]) =>
  async () =>
    addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));

describe('an address to post to', () => {
  test('is taken with the very host that was looked at', async () => {
    const target = await checkTarget('https://rms.example.org/hook', resolvesTo('93.184.216.34'));
    expect(target).toMatchObject({ address: '93.184.216.34', family: 4 });
  });

  test.each([
    ['http://rms.example.org/'],
    ['ftp://rms.example.org/'],
    ['https://someone:password@rms.example.org/'],
    ['https://rms.example.org:22/'],
    ['https://127.0.0.1/'],
    ['https://2130706433/'],
    ['https://0x7f.1/'],
    ['https://[::1]/'],
    ['https://[::ffff:10.0.0.1]/'],
    ['https://[fe80::1]/'],
    ['https://169.254.169.254/latest/meta-data'],
    ['not an address'],
  ])('%s is refused', async (text) => {
    expect(await checkTarget(text, resolvesTo('93.184.216.34'))).toHaveProperty('refused');
  });

  test('is refused when any of its hosts is private, and when it has none', async () => {
    const mixed = resolvesTo('93.184.216.34', '10.1.2.3');
    expect(await checkTarget('https://rms.example.org/', mixed)).toHaveProperty('refused');
    expect(await checkTarget('https://rms.example.org/', resolvesTo())).toHaveProperty('refused');
  });

  test('within a private network is never public', () => {
    const byte = fc.integer({ min: 0, max: 255 });
    fc.assert(
      fc.property(byte, byte, byte, (a, b, c) => {
        for (const address of [
          `10.${a}.${b}.${c}`,
          `192.168.${a}.${b}`,
          `127.${a}.${b}.${c}`,
          `172.16.${a}.${b}`,
        ]) {
          expect(isPublic(address)).toBe(false);
          expect(isPublic(`::ffff:${address}`)).toBe(false);
        }
      }),
      { numRuns: 100 },
    );
  });
});
