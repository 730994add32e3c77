import { posix } from 'node:path';
import type { ReadingLimits } from './limits.ts';
import { stop } from './stopped.ts';
import type { WorkbookArchive } from './workbook-archive.ts';
import { readXml } from './xml.ts';

const workbookPart = 'xl/workbook.xml';

export type WorkbookOutline = { sheetPart: string; countsFrom1904: boolean };

/** The first sheet a person would see on opening the workbook. */
export async function readOutline(archive: WorkbookArchive): Promise<WorkbookOutline> {
  if (!archive.has(workbookPart)) {
    stop('file-kind-unknown', 'The file is a zip archive, but not an Excel workbook (.xlsx).');
  }
  const sheets: string[] = [];
  let countsFrom1904 = false;
  await readXml(await archive.stream(workbookPart), {
    open(name, attributes) {
      if (name === 'workbookPr') countsFrom1904 = ['1', 'true'].includes(attributes.date1904 ?? '');
      const isVisible = !attributes.state || attributes.state === 'visible';
      const relation = Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1];
      if (name === 'sheet' && isVisible && relation) sheets.push(relation);
    },
  });
  if (sheets.length === 0) stop('sheet-missing', 'The workbook has no visible sheet.');
  return { sheetPart: await partOfRelation(archive, sheets[0]!), countsFrom1904 };
}

async function partOfRelation(archive: WorkbookArchive, relation: string): Promise<string> {
  let target: string | undefined;
  await readXml(await archive.stream('xl/_rels/workbook.xml.rels'), {
    open(name, { Id, Target }) {
      if (name === 'Relationship' && Id === relation) target = Target;
    },
  });
  if (!target) return stop('file-damaged', 'The workbook does not say where its first sheet is.');
  return target.startsWith('/') ? target.slice(1) : posix.normalize(`xl/${target}`);
}

/** Texts that cells share, by number. Phonetic hints (rPh) beside them are not part of the text. */
export async function readSharedTexts(archive: WorkbookArchive, limits: ReadingLimits): Promise<string[]> {
  const texts: string[] = [];
  if (!archive.has('xl/sharedStrings.xml')) return texts;
  let current = '';
  let isText = false;
  let isHint = false;
  let total = 0;
  await readXml(await archive.stream('xl/sharedStrings.xml'), {
    open(name) {
      if (name === 'si') current = '';
      if (name === 'rPh') isHint = true;
      isText = name === 't' && !isHint;
    },
    text(text) {
      if (isText) current += text;
    },
    close(name) {
      isText = false;
      if (name === 'rPh') isHint = false;
      if (name !== 'si') return;
      texts.push(current);
      total += current.length + 16;
      if (total > limits.sharedTextBytes)
        stop('file-too-large', 'The workbook holds too much text; save it as CSV.');
    },
  });
  return texts;
}

/** Which cell styles show a number as a date or time. */
export async function readDateStyles(archive: WorkbookArchive): Promise<Set<number>> {
  const dateStyles = new Set<number>();
  if (!archive.has('xl/styles.xml')) return dateStyles;
  const ownFormats = new Map<string, string>();
  let isCellFormats = false;
  let style = 0;
  await readXml(await archive.stream('xl/styles.xml'), {
    open(name, attributes) {
      if (name === 'numFmt') ownFormats.set(attributes.numFmtId ?? '', attributes.formatCode ?? '');
      if (name === 'cellXfs') isCellFormats = true;
      if (name !== 'xf' || !isCellFormats) return;
      const format = attributes.numFmtId ?? '0';
      if (isDateFormat(Number(format), ownFormats.get(format))) dateStyles.add(style);
      style++;
    },
    close(name) {
      if (name === 'cellXfs') isCellFormats = false;
    },
  });
  return dateStyles;
}

function isDateFormat(id: number, code: string | undefined): boolean {
  if (code === undefined) return (id >= 14 && id <= 22) || (id >= 45 && id <= 47);
  const bare = code.replaceAll(/"[^"]*"|\\.|\[[^\]]*\]|_.|\*./g, '');
  return /[ymdhs]/i.test(bare);
}
