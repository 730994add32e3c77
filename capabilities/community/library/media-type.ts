const MACRO_FREE_OFFICE = /\.(docx|xlsx|pptx)$/i;
const office: Record<string, string> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
};

/** What a file is by its content, where it is one that the library keeps; its name only tells Office files apart. */
export function mediaTypeOf(start: Buffer, fileName: string): string | null {
  const begins = (...bytes: number[]) => bytes.every((byte, at) => start[at] === byte);
  if (start.subarray(0, 5).toString('latin1') === '%PDF-') return 'application/pdf';
  if (begins(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'image/png';
  if (begins(0xff, 0xd8, 0xff)) return 'image/jpeg';
  if (begins(0x50, 0x4b, 0x03, 0x04)) {
    const ending = MACRO_FREE_OFFICE.exec(fileName)?.[1]?.toLowerCase();
    return ending && start.includes('[Content_Types].xml') ? office[ending]! : null;
  }
  return isText(start) ? (/\.csv$/i.test(fileName) ? 'text/csv' : 'text/plain') : null;
}

/** Text has no control characters but tabs and line ends, and does not begin like a page or a picture in XML. */
function isText(start: Buffer): boolean {
  const text = start.toString('utf8').replace(/\uFFFD{1,3}$/, '');
  const isBinary = start.some((byte) => byte < 0x20 && ![0x09, 0x0a, 0x0d].includes(byte));
  return text.length > 0 && !isBinary && !text.includes('\uFFFD') && !/^\s*<(?:!|\?|[a-z])/i.test(text);
}
