import { describe, expect, it } from 'vitest';
import { paceOf } from './ProgressPanel.tsx';

const start = '2026-11-24T10:00:00Z';
const tenSecondsLater = new Date('2026-11-24T10:00:10Z');

describe('the pace of long work', () => {
  it('says the rate and the time left', () => {
    expect(paceOf(5_000, 20_000, start, tenSecondsLater)).toEqual({ perSecond: 500, leftMs: 30_000 });
  });

  it('knows no time left without a total or before the first row', () => {
    expect(paceOf(5_000, null, start, tenSecondsLater).leftMs).toBeNull();
    expect(paceOf(0, 20_000, start, new Date(start))).toEqual({ perSecond: 0, leftMs: null });
  });
});
