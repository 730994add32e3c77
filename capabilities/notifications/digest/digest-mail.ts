import type { Day } from '#platform/clock/days.ts';
import { html } from '#web/public/html.ts';
import type { DigestItem, Stage } from '../contract.ts';

const LINES_SHOWN = 50;

export type DigestFrame = { name: string; day: Day; publicUrl: string; unsubscribe: string };
export type DigestMail = { subject: string; text: string; html: string };

const headings: Record<Stage, string> = {
  late: 'Late',
  due: 'Due within seven days',
  open: 'Waiting on you',
  changed: 'Changed by others',
};
const order: readonly Stage[] = ['late', 'due', 'open', 'changed'];

/** The same words twice: as plain text and as simple HTML. One line a record, with its one next action and its link. */
export function digestMail(items: readonly DigestItem[], frame: DigestFrame): DigestMail {
  const shown = items.slice(0, LINES_SHOWN);
  const parts = order
    .map((stage) => ({ heading: headings[stage], items: shown.filter((item) => item.stage === stage) }))
    .filter((part) => part.items.length > 0);
  const letter = { parts, more: items.length - shown.length, frame };
  return { subject: subjectOf(items, frame.day), text: textOf(letter), html: htmlOf(letter) };
}

type Letter = {
  parts: { heading: string; items: DigestItem[] }[];
  more: number;
  frame: DigestFrame;
};

function subjectOf(items: readonly DigestItem[], day: Day): string {
  const late = items.filter(({ stage }) => stage === 'late').length;
  const things = items.length === 1 ? '1 record' : `${items.length} records`;
  return `${things} for you${late > 0 ? `, ${late} late` : ''}: ${longDay(day)}`;
}

function textOf({ parts, more, frame }: Letter): string {
  const blocks = parts.map(({ heading, items }) =>
    [heading.toUpperCase(), ...items.map((item) => `- ${lineOf(item)}: ${linkOf(item, frame)}`)].join('\n'),
  );
  return [
    `${frame.name}, this is new for you on ${longDay(frame.day)}.`,
    ...blocks,
    ...(more > 0 ? [`And ${more} more in My work: ${frame.publicUrl}/app/`] : []),
    `A record is told once; it comes again when it moves, is nearly due or is late. All that waits on you is in My work.`,
    `Choose what comes and when: ${settingsLink(frame)}\nEnd this mail without signing in: ${frame.unsubscribe}`,
  ].join('\n\n');
}

function htmlOf({ parts, more, frame }: Letter): string {
  return html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>What is new for you</title></head>
<body>
<p>${frame.name}, this is new for you on ${longDay(frame.day)}.</p>
${parts.map(
  ({ heading, items }) => html`<h2>${heading}</h2>
<ul>
${items.map((item) => html`<li><a href="${linkOf(item, frame)}">${nameOf(item)}</a>: ${actionOf(item)}</li>\n`)}</ul>
`,
)}${more > 0 && html`<p>And ${more} more in <a href="${frame.publicUrl}/app/">My work</a>.</p>`}
<p>A record is told once; it comes again when it moves, is nearly due or is late. All that waits on you is in My work.</p>
<p><a href="${settingsLink(frame)}">Choose what comes and when</a> · <a href="${frame.unsubscribe}">End this mail without signing in</a></p>
</body></html>`.markup;
}

export function lineOf(item: DigestItem): string {
  return `${nameOf(item)}: ${actionOf(item)}`;
}

function nameOf({ number, title }: DigestItem): string {
  return [number, oneLine(title)].filter(Boolean).join(' ');
}

function actionOf({ next, siteName, dueOn, stage }: DigestItem): string {
  const due =
    dueOn && stage !== 'changed' ? `${stage === 'late' ? 'was due' : 'due'} ${shortDay(dueOn)}` : '';
  const where = [siteName, due].filter(Boolean).join(', ');
  return where ? `${next} (${where})` : next;
}

/** A title with a line break could pose as a line of its own. */
function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function linkOf({ to }: DigestItem, { publicUrl }: DigestFrame): string {
  return `${publicUrl}/app${to}`;
}

function settingsLink({ publicUrl }: DigestFrame): string {
  return `${publicUrl}/app/account/notifications`;
}

function longDay(day: Day): string {
  return inWords(day, { weekday: 'long', month: 'long', day: 'numeric' });
}

function shortDay(day: Day): string {
  return inWords(day, { month: 'short', day: 'numeric' });
}

function inWords(day: Day, parts: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat('en-US', { ...parts, timeZone: 'UTC' }).format(new Date(`${day}T12:00:00Z`));
}
