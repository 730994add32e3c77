import { describe, expect, it } from 'vitest';
import { runForTest } from './testing/run-for-test.ts';

describe('psp', () => {
  it('explains itself without a command and calls that a mistake', async () => {
    const { err, exitCode } = await runForTest([]);
    expect(err).toContain('Usage: psp');
    expect(exitCode).toBe(2);
  });

  it('lists every command on --help', async () => {
    const { out, exitCode } = await runForTest(['--help']);
    expect(out).toMatch(/^ {2}start/m);
    expect(out).toMatch(/^ {2}analyze/m);
    expect(exitCode).toBe(0);
  });

  it.each([
    ['an unknown command', ['dance'], 'Unknown command ’dance’.'],
    ['an unknown option', ['analyze', 'e-test', '--loud'], 'Unknown option ’--loud’.'],
    ['a missing word', ['analyze'], 'Missing required argument ’METHOD’.'],
  ])('answers %s with one sentence and the mend', async (_what, args, words) => {
    const { out, err, exitCode } = await runForTest(args);
    expect(err.replaceAll("'", '’')).toBe(`${words} Run the command with --help to see what it takes.\n`);
    expect([out, exitCode]).toEqual(['', 2]);
  });

  it('shows an example for every command', async () => {
    const { out } = await runForTest(['--help']);
    const names = [...out.split('Commands:')[1]!.matchAll(/^ {2}(\w+)/gm)].map(([, name]) => name!);
    for (const name of names.filter((each) => each !== 'help')) {
      expect((await runForTest([name, '--help'])).out, name).toMatch(/psp [a-z]/);
    }
  });
});
