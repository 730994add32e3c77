import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openMail } from './mail.ts';

const folder = mkdtempSync(join(tmpdir(), 'psp-mail-'));
const outbox = join(folder, 'outbox');
const mail = openMail({ smtpUrl: null, from: 'no-reply@psp.example', outbox });
afterAll(() => rmSync(folder, { recursive: true }));

describe('without a mail server', () => {
  it('a message becomes a file that an operator can read, its HTML beside it', async () => {
    await mail.send({
      to: 'liaison@demo.example',
      subject: 'Two records for you',
      text: 'Acknowledge TTA-2026-0001',
      html: '<p>Acknowledge TTA-2026-0001</p>',
      id: 'digest-1',
      unsubscribe: 'https://psp.example/digest/end/x',
    });
    expect(readdirSync(outbox).sort()).toEqual(['digest-1.html', 'digest-1.txt']);
    expect(readFileSync(join(outbox, 'digest-1.txt'), 'utf8')).toBe(
      `From: no-reply@psp.example
To: liaison@demo.example
Subject: Two records for you
List-Unsubscribe: <https://psp.example/digest/end/x>
List-Unsubscribe-Post: List-Unsubscribe=One-Click

Acknowledge TTA-2026-0001
`,
    );
  });

  it('a message that is tried again is the same file, and no one else on the machine reads it', async () => {
    await mail.send({ to: 'a@demo.example', subject: 'Again', text: 'Again', id: 'digest-1' });
    expect(readdirSync(outbox).filter((name) => name.endsWith('.txt'))).toEqual(['digest-1.txt']);
    expect(statSync(join(outbox, 'digest-1.txt')).mode & 0o077).toBe(0);
  });

  it('messages without an id never take each other’s place', async () => {
    const before = readdirSync(outbox).length;
    await Promise.all(['1', '2'].map((text) => mail.send({ to: 'a@demo.example', subject: text, text })));
    expect(readdirSync(outbox)).toHaveLength(before + 2);
  });
});
