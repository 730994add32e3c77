import { describe, expect, it } from 'vitest';
import { matchesKind, parsedEvent, waitBefore } from './live.tsx';

describe('kinds of events', () => {
  it('match by name, by capability, or all', () => {
    expect(matchesKind(['incidents.accepted'], 'incidents.accepted')).toBe(true);
    expect(matchesKind(['incidents.*'], 'incidents.accepted')).toBe(true);
    expect(matchesKind(['*'], 'findings.approved')).toBe(true);
    expect(matchesKind(['incidents.*'], 'incidents-archive.accepted')).toBe(false);
    expect(matchesKind([], 'incidents.accepted')).toBe(false);
  });
});

describe('the stream', () => {
  it('skips a message that is no event', () => {
    expect(parsedEvent('{"kind":"incidents.accepted","id":"1"}')).toMatchObject({
      kind: 'incidents.accepted',
    });
    expect(parsedEvent('{"id":')).toBeNull();
    expect(parsedEvent('null')).toBeNull();
  });

  it('waits longer after each failure, at most half a minute', () => {
    expect(waitBefore(1)).toBe(2_000);
    expect(waitBefore(3)).toBeGreaterThan(waitBefore(2));
    expect(waitBefore(50)).toBe(30_000);
  });
});
