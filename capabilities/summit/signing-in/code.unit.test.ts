import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CODE_SECONDS, codeAt, isCodeAt } from './code.ts';
import { DAYS_KEPT_UNSENT, MARGIN_MINUTES, tapOf, windowAt } from './window.ts';

const SECRET = 'a secret of the application';
const MINUTE = 60_000;
const moments = fc.integer({ min: 1_767_225_600, max: 1_830_297_600 }).map((s) => new Date(s * 1000));

describe('the code of a session', () => {
  it('is good while it stands on the screen and a little after, and then no more', () => {
    fc.assert(
      fc.property(moments, fc.uuid(), fc.integer({ min: 0, max: 3_600 }), (shown, session, seconds) => {
        const { code, until } = codeAt(SECRET, session, shown);
        const at = new Date(shown.getTime() + seconds * 1000);
        const stands = at < until;
        const past = Math.ceil((at.getTime() - until.getTime() + 1) / (CODE_SECONDS * 1000));
        const good = isCodeAt(SECRET, session, { code, at, sentLater: false });
        if (stands || past <= 2) expect(good).toBe(true);
        else expect(good).toBe(false);
      }),
      { numRuns: 100 },
    );
  });

  it('opens no other session, and needs the application’s own secret', () => {
    fc.assert(
      fc.property(moments, fc.uuid(), fc.uuid(), (at, one, other) => {
        fc.pre(one !== other);
        const { code } = codeAt(SECRET, one, at);
        expect(isCodeAt(SECRET, other, { code, at, sentLater: false })).toBe(false);
        expect(isCodeAt('another secret', one, { code, at, sentLater: false })).toBe(false);
      }),
      { numRuns: 60 },
    );
  });

  it('may be typed with the gap that the screen shows', () => {
    const at = new Date('2026-11-24T15:00:00Z');
    const { code } = codeAt(SECRET, 's', at);
    const spaced = `${code.slice(0, 4)} ${code.slice(4)}`;
    expect(isCodeAt(SECRET, 's', { code: spaced, at, sentLater: false })).toBe(true);
    expect(isCodeAt(SECRET, 's', { code: '', at, sentLater: true })).toBe(false);
  });

  it('was good when it was tapped without network, though it is sent days later', () => {
    const tapped = new Date('2026-11-24T15:00:00Z');
    const { code } = codeAt(SECRET, 's', tapped);
    const sent = new Date('2026-11-26T09:00:00Z');
    expect(tapOf(tapped, sent)).toEqual(tapped);
    expect(isCodeAt(SECRET, 's', { code, at: tapped, sentLater: true })).toBe(true);
    expect(isCodeAt(SECRET, 's', { code, at: sent, sentLater: true })).toBe(false);
  });
});

describe('the window of a session', () => {
  it('opens and closes a quarter of an hour around it, whatever its hours', () => {
    fc.assert(
      fc.property(
        moments,
        fc.integer({ min: 5, max: 480 }),
        fc.integer({ min: -120, max: 700 }),
        (startsAt, lasting, minute) => {
          const endsAt = new Date(startsAt.getTime() + lasting * MINUTE);
          const at = new Date(startsAt.getTime() + minute * MINUTE);
          const window = windowAt({ startsAt, endsAt }, at);
          if (minute < -MARGIN_MINUTES) expect(window).toBe('not-yet');
          else expect(window).toBe(minute > lasting + MARGIN_MINUTES ? 'over' : 'open');
        },
      ),
      { numRuns: 100 },
    );
  });

  it('believes a phone’s time for three days, and never one that lies ahead', () => {
    const now = new Date('2026-11-24T15:00:00Z');
    expect(tapOf(null, now)).toEqual(now);
    expect(tapOf(new Date(now.getTime() + 30 * MINUTE), now)).toEqual(now);
    expect(tapOf(new Date(now.getTime() - (DAYS_KEPT_UNSENT * 24 * 60 + 1) * MINUTE), now)).toBe(
      'sent-too-late',
    );
  });
});
