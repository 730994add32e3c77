import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildBloomFilter, mayContain, readBloomFilter, writeBloomFilter } from './bloom-filter.ts';
import { passwordProblem } from './password-rules.ts';

const owner = { name: 'Robin Okafor', email: 'rokafor@example.org' };
const refused = (password: string) => passwordProblem(password, owner)?.message;

describe('a new password', () => {
  test.each([
    'correct horse battery staple',
    'zq7-Lamp-under-ferry',
    'Grünkohl mit Pinkel und Senf',
    `${'x'.repeat(3)}Vd9$kqWm2#Lr`,
  ])('may be long and unlike what others choose: %s', (password) => {
    expect(refused(password)).toBeUndefined();
  });

  test('needs twelve characters, counted as people count them', () => {
    expect(refused('zq7-Lamp-fe')).toMatch(/11 characters/);
    expect(refused('🦊🐢🦉🐝🐌🐙🦀🐬🦭🐿️')).toMatch(/characters/);
  });

  test.each([
    'passwordpassword',
    'Password2024!!',
    'P@ssw0rd123456',
    'Philadelphia2026',
    'summer-sunshine-99',
    'qwertyuiop123',
    '1qaz2wsx3edc',
    '123456789012',
    'aaaaaaaaaaaaaa',
    '***Dragon Master***',
  ])('is refused when many people use it, however decorated: %s', (password) => {
    expect(refused(password)).toMatch(/many people/);
  });

  test('is refused when it holds the name or e-mail of its owner', () => {
    expect(refused('the-okafor-ferry-lamp')).toMatch(/name or e-mail/);
    expect(refused('ROKAFOR under ferries')).toMatch(/name or e-mail/);
  });

  test('is rarely refused by a false alarm', () => {
    const alarms = Array.from({ length: 2000 }, (_, i) => `unlikely ${i} ferry lamp ${i * 7919}`).filter(
      refused,
    );
    expect(alarms.length).toBeLessThan(40);
  });
});

describe('the set of common passwords', () => {
  test('never forgets a text it holds, also after it was written and read', () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { minLength: 1, maxLength: 200 }), (texts) => {
        const filter = readBloomFilter(writeBloomFilter(buildBloomFilter(texts, texts.length, 0.01)));
        for (const text of texts) expect(mayContain(filter, text)).toBe(true);
      }),
    );
  });
});
