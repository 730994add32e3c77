import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pageQuery } from './contract.ts';
import { cutPage, decodeCursor, encodeCursor } from './paging.ts';

const key = fc.array(fc.oneof(fc.string(), fc.double({ noNaN: true, noDefaultInfinity: true })), {
  maxLength: 4,
});
const plain = (parts: (string | number)[]) => JSON.parse(JSON.stringify(parts));

describe('a cursor', () => {
  test('gives back the key it was made of', () => {
    fc.assert(
      fc.property(key, (parts) => {
        expect(decodeCursor(encodeCursor(parts))).toEqual(plain(parts));
      }),
    );
  });

  test('passes through an address unchanged', () => {
    fc.assert(
      fc.property(key, (parts) => {
        const cursor = encodeCursor(parts);
        expect(new URLSearchParams(`after=${cursor}`).get('after')).toBe(cursor);
      }),
    );
  });

  test('that is not ours begins the list at its start, whatever it is', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const decoded = decodeCursor(text);
        expect(decoded === null || decoded.every((part) => ['string', 'number'].includes(typeof part))).toBe(
          true,
        );
      }),
    );
    for (const text of [undefined, '', 'e30', Buffer.from('[{"a":1}]').toString('base64url')]) {
      expect(decodeCursor(text)).toBeNull();
    }
  });
});

describe('pages', () => {
  test('laid side by side are the whole list, each row once', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.nat(), { maxLength: 60 }),
        fc.integer({ min: 1, max: 20 }),
        (numbers, limit) => {
          const list = numbers.toSorted((a, b) => a - b);
          const read: number[] = [];
          for (let after: string | null = ''; after !== null; ) {
            const from = decodeCursor(after || undefined)?.[0] ?? -1;
            const rows = list.filter((number) => number > Number(from)).slice(0, limit + 1);
            const page: { items: number[]; next: string | null } = cutPage(rows, limit, (row) => [row]);
            expect(page.items.length).toBeLessThanOrEqual(limit);
            read.push(...page.items);
            after = page.next;
          }
          expect(read).toEqual(list);
        },
      ),
    );
  });

  test('are of a size within bounds', () => {
    expect(pageQuery.parse({})).toEqual({ limit: 50 });
    expect(pageQuery.parse({ limit: '200' })).toEqual({ limit: 200 });
    for (const limit of ['0', '201', '1.5', 'many'])
      expect(pageQuery.safeParse({ limit }).success).toBe(false);
  });
});
