import { describe, expect, it } from 'vitest';
import type { Reading } from '../contract.ts';
import type { PlanContent } from '../versions/plan-content.ts';
import { planOf, type VersionRow } from './public-plans.ts';

const GOAL = '0190a0a0-0000-7000-8000-000000000001';

const aContent = (value: number, title = 'Fewer people shot'): PlanContent => ({
  plan: { number: 'PLN-2026-0001', title: 'A plan', summary: '', owner: 'Testville' },
  parts: [
    {
      ...{ id: GOAL, kind: 'goal', parentId: null, isPublic: true },
      fields: {
        ...{ title, metric: 'shooting-victims-a-year', targetValue: 3, targetOn: null },
        ...{ baselineValue: value, baselineLow: value / 2, baselineHigh: value * 2, baselineCounted: value },
        ...{ baselineFrom: '2025-01-01', baselineTo: '2025-12-31', baselineSource: 'Shootings, version 1' },
      },
    },
  ],
});
const aVersion = (ordinal: number, content: PlanContent): VersionRow => ({
  ...{ planId: 'p', number: 'PLN-2026-0001', ordinal, content, contentHash: 'a'.repeat(64) },
  ...{ publishedAt: new Date('2026-11-24T12:00:00Z'), changeNote: `Why version ${ordinal}.` },
});
const aReading = (counted: number): Reading => ({
  ...{ metric: 'shooting-victims-a-year', value: counted, low: counted / 2, high: counted * 2, level: 0.95 },
  ...{ counted, periodFrom: '2025-11-01', periodTo: '2026-10-31', dataLabel: 'Shootings, version 2' },
  ...{ dataThrough: '2026-10-31', method: 'Counted' },
});
const told = (versions: VersionRow[], reading: Reading) =>
  planOf(versions, new Map(), new Map([[reading.metric, reading]]), 'en');

describe('what everyone is told of a goal', () => {
  it('is its baseline and its newest reading, each with its data', () => {
    const [goal] = told([aVersion(1, aContent(40))], aReading(35)).parts;
    expect(goal!.fields).toMatchObject({ baselineValue: 40, baselineSource: 'Shootings, version 1' });
    expect(goal!.measure).toMatchObject({
      ...{ standing: 'not-told-apart', baselineIsHidden: false, readingIsHidden: false },
      reading: { value: 35, dataLabel: 'Shootings, version 2' },
    });
  });

  it('is no figure behind which fewer than ten stand, in no version and in no change between two', () => {
    const plan = told([aVersion(2, aContent(7, 'Nobody shot')), aVersion(1, aContent(9))], aReading(8));
    expect(plan.parts[0]!.fields).toMatchObject({
      baselineValue: null,
      baselineLow: null,
      baselineCounted: null,
    });
    expect(plan.parts[0]!.measure).toMatchObject({
      ...{ reading: null, baselineIsHidden: true, readingIsHidden: true },
    });
    expect(plan.log[0]!.changes[0]!.lines.map(({ field }) => field)).toEqual(['Title']);
    expect(JSON.stringify(plan)).not.toMatch(/[":](?:7|8|9|3\.5|4\.5|14|16|18)[",}]/);
  });

  it('is nothing hidden where nobody was shot: none is a figure like any other', () => {
    const [goal] = told([aVersion(1, aContent(0))], aReading(0)).parts;
    expect(goal!.measure).toMatchObject({ baselineIsHidden: false, readingIsHidden: false });
  });
});
