import { expect, test } from 'vitest';
import { z } from 'zod';
import { noOrigin } from '../contract.ts';
import { originFields, valuesOfOrigin } from './origin-form.ts';

const form = z.object(originFields);

test('what is left empty is not said', () => {
  expect(form.parse(valuesOfOrigin())).toEqual(noOrigin);
  expect(form.parse({ ...valuesOfOrigin(), publisher: '   ' })).toEqual(noOrigin);
});

test('what was said comes back as it was', () => {
  const origin = { publisher: 'A city', address: 'https://example.org/data', licence: 'MIT', edition: null };
  expect(form.parse(valuesOfOrigin(origin))).toEqual(origin);
});

test.each(['javascript:alert(1)', 'data:text/html,hello', 'example.org', 'ftp://example.org/data'])(
  '%s is no address to send a reader to',
  (address) => {
    const { error } = form.safeParse({ ...valuesOfOrigin(), address });
    expect(error?.issues).toMatchObject([
      { path: ['address'], message: expect.stringContaining('https://') },
    ]);
  },
);
