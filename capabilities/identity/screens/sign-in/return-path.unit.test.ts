import { describe, expect, test } from 'vitest';
import { returnPath } from './return-path.ts';

describe('the page after signing in', () => {
  test('is the one the person came for', () => {
    expect(returnPath('/s/philadelphia-pa/findings?state=draft')).toBe(
      '/s/philadelphia-pa/findings?state=draft',
    );
  });

  test.each([
    null,
    '',
    '//evil.example',
    '/\\evil.example',
    'https://evil.example',
    'javascript:alert(1)',
    '/sign-in',
  ])('is the first page when %s was asked for', (asked) => {
    expect(returnPath(asked)).toBe('/');
  });
});
