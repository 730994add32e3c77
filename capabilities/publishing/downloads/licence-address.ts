/** Catalogues take a licence as an address and nothing else; a licence given in words is told as words. */
export function licenceAddress(licence: string | null): string | undefined {
  return licence?.match(/https?:\/\/[^\s<>"')]+/)?.[0].replace(/[.,;]+$/, '');
}
