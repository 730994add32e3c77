/** A pattern for `ilike` that finds the text as it was typed, signs of patterns included. */
export function containing(text: string): string {
  return `%${text.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
}
