import { type Content, type Html, html } from '#web/public/html.ts';
import type { DataVersion, SourceFile } from '../contract.ts';
import { type Frame, WRITTEN_IN } from './frame.ts';

type TraceWords = Frame['words']['trace'];
type Format = Frame['f'];

/** The version of the data, and where each of its rows went. */
export function dataStep({ words, f }: Frame, data: DataVersion): Content {
  const { trace } = words;
  return [
    html`<p lang="${WRITTEN_IN}"><strong>${data.label}</strong></p>`,
    pairs([
      [trace.dataVersion, html`${data.version} <code class="hash quiet small">${data.id}</code>`],
      [trace.imported, f.date(data.importedAt)],
      [trace.period, words.know.period(f.date(data.period.from), f.date(data.period.to))],
      [trace.files, html`<a href="#source">${trace.restsOn(f.number(data.sources.length))}</a>`],
    ]),
    rowsTable(trace, f, data),
    data.flaggedRows.length > 0 && flagsTable(trace, f, data),
  ];
}

/** Adds up: every row that was read stands in exactly one of the lines below it. */
function rowsTable(trace: TraceWords, f: Format, data: DataVersion): Html {
  const line = (text: string, rows: number) =>
    html`<tr><th scope="row">${text}</th><td class="n">${f.number(rows)}</td></tr>`;
  return html`<table class="narrow"><caption>${trace.rows}</caption><thead><tr><th scope="col"><span class="hidden">${trace.rows}</span></th><th scope="col" class="n">${trace.count}</th></tr></thead><tbody>${line(
    data.sources.length > 1 ? trace.readInAll : trace.read,
    data.rowsRead,
  )}${line(trace.live, data.rowsLive)}${data.rowsAlreadyHeld > 0 && line(trace.alreadyHeld, data.rowsAlreadyHeld)}${
    data.rowsReadAgain > 0 && line(trace.readAgain, data.rowsReadAgain)
  }${line(data.rowsReadAgain > 0 ? trace.stillSetAside : trace.setAside, data.rowsSetAside)}</tbody></table>`;
}

function flagsTable(trace: TraceWords, f: Format, data: DataVersion): Html {
  return html`<table class="narrow"><caption>${trace.flags}</caption><thead><tr><th scope="col">${trace.reason}</th><th scope="col" class="n">${trace.count}</th><th scope="col"><span class="hidden">${trace.used}</span></th></tr></thead><tbody>${data.flaggedRows.map(
    ({ title, rows, used }) =>
      html`<tr><th scope="row" lang="${WRITTEN_IN}">${title}</th><td class="n">${f.number(rows)}</td><td class="whole">${used ? trace.used : trace.leftOut}</td></tr>`,
  )}</tbody></table>`;
}

/** Whose data they are, then every file the version rests on, in the order they came. */
export function sourceStep({ words, f }: Frame, { origin, sources }: DataVersion): Content {
  const { trace } = words;
  return [
    pairs([
      [
        trace.source,
        origin.address
          ? html`<a href="${origin.address}" lang="${WRITTEN_IN}">${origin.name}</a>`
          : html`<span lang="${WRITTEN_IN}">${origin.name}</span>`,
      ],
      [trace.publisher, origin.publisher && html`<span lang="${WRITTEN_IN}">${origin.publisher}</span>`],
      [trace.address, origin.address && html`<a class="hash" href="${origin.address}">${origin.address}</a>`],
      [
        trace.licence,
        origin.licence ? html`<span lang="${WRITTEN_IN}">${origin.licence}</span>` : trace.unknown,
      ],
      [trace.edition, origin.edition && html`<code class="hash">${origin.edition}</code>`],
    ]),
    sources.map((file) => fileSection(trace, f, file)),
  ];
}

function fileSection(trace: TraceWords, f: Format, file: SourceFile): Html {
  return html`<section id="${file.importNumber}"><h3>${file.importNumber}: <code class="hash">${file.fileName}</code></h3>${pairs(
    [
      [trace.holds, holds(trace, file)],
      [trace.hash, html`<code class="hash">${file.sha256}</code>, ${trace.size(f.number(file.bytes))}`],
      [trace.snapshot, f.date(file.takenOn)],
      [trace.imported, f.date(file.importedAt)],
      [
        trace.rows,
        trace.rowsOfFile(f.number(file.rowsRead), f.number(file.rowsAccepted), f.number(file.rowsSetAside)),
      ],
      [trace.alreadyHeld, file.rowsAlreadyHeld > 0 ? f.number(file.rowsAlreadyHeld) : null],
      [trace.corrected, broughtBack(trace, f, file)],
    ],
  )}${
    file.setAsideReasons.length > 0 ? reasonsTable(trace, f, file) : html`<p>${trace.noneSetAside}</p>`
  }</section>`;
}

function holds(trace: TraceWords, { kind, corrects }: SourceFile): string {
  if (kind === 'correction') return trace.correctionOf(corrects ?? '');
  return kind === 'append' ? trace.added : trace.wholeExtract;
}

function broughtBack(trace: TraceWords, f: Format, file: SourceFile): string | null {
  if (file.broughtBack.length === 0) return null;
  const parts = file.broughtBack.map(({ rows, importNumber }) => trace.backBy(f.number(rows), importNumber));
  return trace.broughtBack(f.number(file.rowsSetAside), parts.join('; '));
}

/**
 * Rows set aside are shown as they are, even a single one: they are faults of a file, not people who could be
 * picked out, and hiding them would hide how the count was made.
 */
function reasonsTable(trace: TraceWords, f: Format, file: SourceFile): Html {
  return html`<table class="narrow"><caption>${trace.reasons}</caption><thead><tr><th scope="col">${trace.reason}</th><th scope="col" class="n">${trace.count}</th></tr></thead><tbody>${file.setAsideReasons.map(
    ({ title, rows }) =>
      html`<tr><th scope="row" lang="${WRITTEN_IN}">${title}</th><td class="n">${f.number(rows)}</td></tr>`,
  )}</tbody></table>`;
}

export function pairs(lines: [string, Content][]): Html {
  const present = lines.filter(([, value]) => value !== null && value !== undefined && value !== '');
  return html`<dl class="pairs">${present.map(([term, value]) => html`<dt>${term}</dt><dd>${value}</dd>`)}</dl>`;
}
