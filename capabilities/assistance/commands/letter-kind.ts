export type LetterKind = 'pdf' | 'png' | 'jpeg' | 'docx';

export const mediaTypes: Record<LetterKind, string> = {
  pdf: 'application/pdf',
  png: 'image/png',
  jpeg: 'image/jpeg',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
};

/** What a file is, told from how it begins; `null` for anything that is no letter. */
export function kindOfLetter(beginning: Uint8Array): LetterKind | null {
  const text = Buffer.from(beginning).toString('latin1');
  if (text.startsWith('%PDF-')) return 'pdf';
  if (text.startsWith('\x89PNG\r\n\x1a\n')) return 'png';
  if (text.startsWith('\xff\xd8\xff')) return 'jpeg';
  // A Word document is an archive whose first entries say so; any other archive is not taken.
  if (text.startsWith('PK\x03\x04') && /\[Content_Types\]\.xml|word\//.test(text)) return 'docx';
  return null;
}
