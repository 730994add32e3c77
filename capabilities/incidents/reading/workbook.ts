import type { ReadingLimits } from './limits.ts';
import { readSheet } from './sheet.ts';
import type { OnRows } from './text-file.ts';
import { WorkbookArchive } from './workbook-archive.ts';
import { readDateStyles, readOutline, readSharedTexts } from './workbook-parts.ts';

/** The first visible sheet of an .xlsx workbook, streamed; only the texts that cells share are held whole. */
export async function readWorkbook(
  path: string,
  limits: ReadingLimits,
  onRows: OnRows,
  signal?: AbortSignal,
): Promise<void> {
  const archive = await WorkbookArchive.open(path, limits);
  try {
    const { sheetPart, countsFrom1904 } = await readOutline(archive);
    const sharedTexts = await readSharedTexts(archive, limits);
    const dateStyles = await readDateStyles(archive);
    const packedShare = archive.packedShareOf(sheetPart);
    const context = { sharedTexts, dateStyles, countsFrom1904 };
    const sheet = await archive.stream(sheetPart);
    await readSheet(
      sheet,
      context,
      limits,
      (rows, read) => onRows(rows, Math.round(read * packedShare)),
      signal,
    );
  } finally {
    archive.close();
  }
}
