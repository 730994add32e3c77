export type DocumentKind = 'pdf' | 'png' | 'jpeg' | 'docx' | 'text';

export const mediaTypes: Record<DocumentKind, string> = {
  pdf: 'application/pdf',
  png: 'image/png',
  jpeg: 'image/jpeg',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  text: 'text/plain; charset=utf-8',
};

/** What a file is, told from how it begins; `null` for anything that is not taken, whatever its name says. */
export function kindOfDocument(beginning: Uint8Array): DocumentKind | null {
  const text = Buffer.from(beginning).toString('latin1');
  if (text.startsWith('%PDF-')) return 'pdf';
  if (text.startsWith('\x89PNG\r\n\x1a\n')) return 'png';
  if (text.startsWith('\xff\xd8\xff')) return 'jpeg';
  // A Word document is an archive whose first entries say so; any other archive is not taken.
  if (text.startsWith('PK\x03\x04')) return /\[Content_Types\]\.xml|word\//.test(text) ? 'docx' : null;
  return isPlainText(beginning) ? 'text' : null;
}

/** Text has no control characters, is valid UTF-8 up to a cut at the end, and is not a page that would run. */
function isPlainText(beginning: Uint8Array): boolean {
  if (beginning.length === 0) return false;
  const text = new TextDecoder('utf-8').decode(beginning, { stream: true });
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  if (/[\0-\x08\x0e-\x1f\x7f]|\ufffd/.test(text)) return false;
  return !/^\s*(?:<|MZ|#!)/.test(text);
}
