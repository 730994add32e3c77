import type { VersionFile } from './contract.ts';

export type FileRead = Omit<VersionFile, 'broughtBack' | 'rowsStillSetAside'>;

/**
 * A row that a correction read again is no longer set aside in the file it came from: it was either brought back,
 * or is set aside in the correction, and counted there.
 */
export function followSetAside(files: readonly FileRead[]): VersionFile[] {
  return files.map((file) => ({ ...file, ...fateOf(file, files) }));
}

function fateOf(file: FileRead, files: readonly FileRead[]) {
  const broughtBack: VersionFile['broughtBack'] = [];
  let left = file.rowsSetAside;
  for (const correction of files) {
    if (correction.corrects !== file.import.number) continue;
    // A file that was mended by hand may hold more rows than were ever set aside.
    const rows = Math.min(left, correction.rowsAccepted);
    if (rows > 0) broughtBack.push({ import: correction.import.number, rows });
    left -= Math.min(left, correction.rowsRead);
  }
  return { broughtBack, rowsStillSetAside: left };
}
