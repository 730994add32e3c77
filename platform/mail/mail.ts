import { mkdirSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import nodemailer from 'nodemailer';
import { v7 as uuidv7 } from 'uuid';

export type Message = {
  to: string;
  subject: string;
  text: string;
  /** The same words with headings and links, for mail programs that show them. */
  html?: string;
  /** The same for each try to send one message, so that mail systems drop a repeat. */
  id?: string;
  /** A link that ends mail of this kind without signing in; mail programs show it as a button (RFC 8058). */
  unsubscribe?: string;
};

export type Mail = { send(message: Message): Promise<void> };

/** Without an SMTP server each message becomes a file an operator can read; nothing is lost in silence. */
export function openMail(options: { smtpUrl: string | null; from: string; outbox: string }): Mail {
  return options.smtpUrl ? smtpMail(options.smtpUrl, options.from) : fileMail(options.outbox, options.from);
}

function smtpMail(url: string, from: string): Mail {
  const transport = nodemailer.createTransport(url);
  return {
    send: async ({ id, unsubscribe, ...message }) => {
      await transport.sendMail({
        from,
        ...message,
        ...(id ? { messageId: `<${id}@${from.split('@').at(-1)}>` } : {}),
        headers: unsubscribe ? unsubscribeHeaders(unsubscribe) : {},
      });
    },
  };
}

function fileMail(outbox: string, from: string): Mail {
  mkdirSync(outbox, { recursive: true, mode: 0o700 });
  return {
    send: async ({ to, subject, text, html, id = uuidv7(), unsubscribe }) => {
      const headers = Object.entries(unsubscribe ? unsubscribeHeaders(unsubscribe) : {});
      const head = [['From', from], ['To', to], ['Subject', subject], ...headers];
      const body = `${head.map((line) => line.join(': ')).join('\n')}\n\n${text}\n`;
      await writeFile(join(outbox, `${id}.txt`), body, { mode: 0o600 });
      if (html) await writeFile(join(outbox, `${id}.html`), html, { mode: 0o600 });
    },
  };
}

function unsubscribeHeaders(link: string): Record<string, string> {
  return { 'List-Unsubscribe': `<${link}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' };
}
