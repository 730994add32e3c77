import { describe, expect, it } from 'vitest';
import { timesToEvent } from './times-to-event.ts';

const after = (time: number) => ({ time, happened: true });
const stillOpen = (time: number) => ({ time, happened: false });

describe('times to an event', () => {
  it('are those at which half, and nine in ten, have come to it', () => {
    expect(timesToEvent([1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map(after))).toEqual({
      ...{ count: 10, happened: 10, median: 5, ninetieth: 9 },
    });
  });

  it('grow when those still waiting are counted, as they must be', () => {
    const done = [2, 4, 6].map(after);
    expect(timesToEvent(done).median).toBe(4);
    expect(timesToEvent([...done, stillOpen(5), stillOpen(9)])).toMatchObject({ count: 5, median: 6 });
  });

  it('are not known while fewer than half have come to it', () => {
    expect(timesToEvent([after(1), stillOpen(9), stillOpen(9)])).toMatchObject({ median: null });
    expect(timesToEvent([])).toEqual({ count: 0, happened: 0, median: null, ninetieth: null });
  });
});
