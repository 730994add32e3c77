import { z } from 'zod';
import { noOrigin, SourceOrigin } from '../contract.ts';

/** As a form holds it: every part a text, "" where nothing is said. */
export type OriginValues = Record<keyof SourceOrigin, string>;

const emptyIsUnsaid = z.string().transform((text) => text.trim() || null);

export const originFields = {
  publisher: emptyIsUnsaid.pipe(SourceOrigin.shape.publisher.unwrap()),
  address: emptyIsUnsaid.pipe(SourceOrigin.shape.address.unwrap()),
  licence: emptyIsUnsaid.pipe(SourceOrigin.shape.licence.unwrap()),
  edition: emptyIsUnsaid.pipe(SourceOrigin.shape.edition.unwrap()),
};

export function valuesOfOrigin({
  publisher,
  address,
  licence,
  edition,
}: SourceOrigin = noOrigin): OriginValues {
  return {
    publisher: publisher ?? '',
    address: address ?? '',
    licence: licence ?? '',
    edition: edition ?? '',
  };
}
