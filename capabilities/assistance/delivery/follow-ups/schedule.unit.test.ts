import { expect, test } from 'vitest';
import { followUpsOf } from './schedule.ts';

test('the site is asked at once how it was, the liaison after 90 and 180 days what came of it', () => {
  expect(followUpsOf('2026-11-24', { authorId: 'coordinator', liaisonId: 'liaison' })).toEqual([
    { kind: 'satisfaction', dueOn: '2026-12-08', ownerId: 'coordinator', askedAtOnce: true },
    { kind: 'outcome-90', dueOn: '2027-02-22', ownerId: 'liaison', askedAtOnce: false },
    { kind: 'outcome-180', dueOn: '2027-05-23', ownerId: 'liaison', askedAtOnce: false },
  ]);
});

test('without a liaison the question is on whoever may answer', () => {
  expect(followUpsOf('2026-11-24', { authorId: 'a', liaisonId: null }).map(({ ownerId }) => ownerId)).toEqual(
    ['a', null, null],
  );
});
