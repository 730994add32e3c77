import { describe, expect, it } from 'vitest';
import type { DigestItem } from '../contract.ts';
import { digestMail } from './digest-mail.ts';
import { personOfToken, unsubscribeLink } from './unsubscribe-link.ts';

const frame = {
  name: 'Demo Liaison',
  day: '2026-11-24',
  publicUrl: 'https://psp.example',
  unsubscribe: 'https://psp.example/digest/end/x',
};
const item: DigestItem = {
  recordId: '0193c3a0-0000-7000-8000-000000000001',
  workflow: 'request',
  kind: 'due',
  stage: 'late',
  since: '2026-11-20T10:00:00.000Z',
  number: 'TTA-2026-0001',
  title: 'Help with <b>nonfatal</b>\nshootings',
  next: 'Acknowledge',
  to: '/s/testville/requests/1',
  siteName: 'Testville',
  dueOn: '2026-11-20',
};

describe('the mail of a digest', () => {
  const mail = digestMail([item, { ...item, stage: 'open', dueOn: null, title: 'Another' }], frame);

  it('says in its subject how many records there are, and how many are late', () => {
    expect(mail.subject).toBe('2 records for you, 1 late: Tuesday, November 24');
  });

  it('gives each record one line with its next action and its link', () => {
    expect(mail.text).toContain(
      'LATE\n- TTA-2026-0001 Help with <b>nonfatal</b> shootings: Acknowledge (Testville, was due Nov 20): https://psp.example/app/s/testville/requests/1\n',
    );
  });

  it('shows a title as it was written, and never as markup', () => {
    expect(mail.html).toContain('Help with &lt;b&gt;nonfatal&lt;/b&gt; shootings');
    expect(mail.html).not.toContain('<b>');
  });

  it('is a letter that can be read at a glance: fifty lines at most, and how many more there are', () => {
    const { text } = digestMail(Array(60).fill(item), frame);
    expect(text.match(/^- /gm)).toHaveLength(50);
    expect(text).toContain('And 10 more in My work');
  });
});

describe('the link that ends the digest', () => {
  const person = '0193c3a0-0000-7000-8000-000000000001';
  const token = unsubscribeLink('', 'a secret', person).split('/').at(-1)!;

  it('names the person it was signed for', () => {
    expect(personOfToken('a secret', token)).toBe(person);
  });

  it.each([
    ['another secret', 'another', token],
    ['a part missing', 'a secret', token.slice(0, -2)],
    ['another person', 'a secret', `AZPDoAAAcACAAAAAAAAAAg${token.slice(22)}`],
    ['no signature', 'a secret', token.slice(0, 22)],
    ['nonsense', 'a secret', 'x'],
  ])('is refused with %s', (_, secret, changed) => {
    expect(personOfToken(secret, changed)).toBeNull();
  });
});
