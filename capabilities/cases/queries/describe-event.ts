import { declineReasons } from '../legal-record/code-lists.ts';
import { offenseName, statuteName } from './offense-words.ts';

type Told = {
  kind: string;
  payload: Record<string, unknown>;
  fields: Record<string, Record<string, unknown>>;
};

/** What an event says beyond its name, in words; only from what the reader may see of it. */
export function describeEvent({ kind, payload, fields }: Told): string {
  const say = sayings[kind];
  const own = say ? say(payload, fields) : '';
  return [own, ...freeText(fields)].filter(Boolean).join(' ');
}

type Saying = (payload: Record<string, unknown>, fields: Told['fields']) => string;

const sayings: Record<string, Saying> = {
  'complaint-opened': (p) =>
    sentence(
      `Report ${p.reportNumber}`,
      list(p.nibrsOffenses, (code) => offenseName(code) ?? code),
      `${p.victims} ${p.victims === 1 ? 'victim' : 'victims'}`,
      p.suspectKnown ? 'suspect known' : 'suspect not known',
      p.arrest ? 'arrest made' : 'no arrest',
    ),
  'evidence-listed': (p) => sentence(p.item, p.kind, p.status),
  'task-set': (p) => sentence(p.task, `due ${p.dueOn}`),
  'task-done': (p) => sentence(p.task),
  'defendant-named': (p, { parties }) => sentence(parties?.name, p.juvenile ? 'juvenile' : null),
  'charge-recommended': (p) => chargeWords(p),
  'charge-filed': (p) => chargeWords(p),
  'charge-amended': (p) => chargeWords(p),
  referred: (p) => sentence(`Round ${p.round}`),
  'referral-received': (p) => sentence(`Round ${p.round}`),
  'review-begun': (p) => sentence(`Round ${p.round}`),
  screened: (p, { reasons }) =>
    sentence(
      `Round ${p.round}: ${String(p.decision).replaceAll('-', ' ')}`,
      declineReasons.find(({ code }) => code === reasons?.reason)?.label,
      reasons?.words,
      list(p.needed, String, 'needed: '),
      p.dueOn ? `due ${p.dueOn}` : null,
    ),
  'charge-dismissed': (p) => sentence(`${p.prejudice} prejudice, by the ${p.by}`, p.reason),
  'custody-changed': (p) => sentence(p.to),
  'hearing-set': (p) => sentence(p.kind, p.place),
  'hearing-continued': (p) =>
    sentence(`by the ${p.by}`, p.why, p.excludable ? 'time excludable' : 'time not excludable'),
  'warrant-issued': (p) => sentence(String(p.kind).replaceAll('-', ' ')),
  plea: (p) => sentence(String(p.to).replaceAll('-', ' ')),
  verdict: (p) => sentence(p.code),
  'trial-began': (p) => sentence(`before a ${p.before}`),
  sentenced: (p) => sentence(p.kind, p.words),
  'sentence-amended': (p) => sentence(p.kind, p.words),
  remanded: (p) => sentence(p.result),
  disposed: (p) => sentence(p.code),
  corrected: (p) => sentence(p.why ?? 'an earlier entry was voided'),
};

function chargeWords(p: Record<string, unknown>): string {
  const name = typeof p.statute === 'string' ? statuteName(p.statute) : null;
  return sentence(p.count ? `Count ${p.count}` : null, p.statute, name, p.degree);
}

function freeText(fields: Told['fields']): string[] {
  return ['narrative', 'work-product'].flatMap((field) =>
    typeof fields[field]?.text === 'string' ? [fields[field].text as string] : [],
  );
}

function list(value: unknown, word: (one: string) => string, before = ''): string | null {
  return Array.isArray(value) && value.length > 0
    ? before + value.map((one) => word(String(one))).join('; ')
    : null;
}

/** The parts that are there, in one sentence. */
function sentence(...parts: unknown[]): string {
  const said = parts.filter((part) => part !== null && part !== undefined && part !== '').join(', ');
  return said === ''
    ? ''
    : `${said.charAt(0).toUpperCase()}${said.slice(1)}${/[.!?]$/.test(said) ? '' : '.'}`;
}
