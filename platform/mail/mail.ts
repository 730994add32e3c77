import { mkdirSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import nodemailer from 'nodemailer';
import { v7 as uuidv7 } from 'uuid';

export type Message = { to: string; subject: string; text: string };

export type Mail = { send(message: Message): Promise<void> };

/** Without an SMTP server each message becomes a file an operator can read; nothing is lost in silence. */
export function openMail(options: { smtpUrl: string | null; from: string; outbox: string }): Mail {
  return options.smtpUrl ? smtpMail(options.smtpUrl, options.from) : fileMail(options.outbox, options.from);
}

function smtpMail(url: string, from: string): Mail {
  const transport = nodemailer.createTransport(url);
  return {
    send: async (message) => {
      await transport.sendMail({ from, ...message });
    },
  };
}

function fileMail(outbox: string, from: string): Mail {
  mkdirSync(outbox, { recursive: true, mode: 0o700 });
  return {
    send: async ({ to, subject, text }) => {
      const body = `From: ${from}\nTo: ${to}\nSubject: ${subject}\n\n${text}\n`;
      await writeFile(join(outbox, `${uuidv7()}.txt`), body, { mode: 0o600 });
    },
  };
}
