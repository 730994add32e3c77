import { declareErrors, type ErrorDeclaration } from '#platform/outcome/declare-errors.ts';
import { fail } from '#platform/outcome/outcome.ts';

/** What can be wrong with a file or a row of it: title and mend. The message is made where it is found. */
export const fileErrors = {
  'file-empty': [422, 'The file is empty', 'Export it again and check that it has rows before uploading.'],
  'file-has-no-rows': [
    422,
    'The file has a header but no rows',
    'Check the dates chosen in the export, then export again.',
  ],
  'file-kind-unknown': [
    422,
    'The file is not one of the kinds that can be read',
    'Save it as CSV (UTF-8) or as an Excel workbook (.xlsx).',
  ],
  'file-too-large': [
    413,
    'The file is larger than can be read',
    'Split it by year and import the parts one after another.',
  ],
  'file-unpacks-too-large': [
    422,
    'The packed file unpacks to far more than it should',
    'Unpack it yourself, look at it, and upload the plain file.',
  ],
  'file-damaged': [422, 'The file is damaged', 'Export or download it again; it may have been cut off.'],
  'file-encrypted': [422, 'The file is protected by a password', 'Save a copy without a password.'],
  'encoding-undecodable': [
    422,
    'Some characters of the file cannot be read',
    'Save the file as "CSV UTF-8" and upload it again.',
  ],
  'quote-unclosed': [
    422,
    'A quotation mark is opened and never closed',
    'Close the quotation mark, or double it if it is part of the text.',
  ],
  'field-too-long': [
    422,
    'A field is too long',
    'Look for a quotation mark that is never closed, or remove the long text.',
  ],
  'row-too-long': [
    422,
    'A row is too long',
    'Look for a quotation mark that is never closed, or remove columns that are not needed.',
  ],
  'header-too-wide': [422, 'The header has too many columns', 'Remove the columns that are not needed.'],
  'header-duplicate': [422, 'Two columns have the same name', 'Rename one of them in the header.'],
  'columns-missing': [
    422,
    'Columns of the saved mapping are missing from the file',
    'Choose the columns again in the mapping, or rename them in the file.',
  ],
  'sheet-missing': [422, 'The workbook has no sheet with rows', 'Put the rows on the first visible sheet.'],
  'row-has-too-few-fields': [
    422,
    'The row has fewer fields than the header',
    'Add the missing fields, or quote text that holds line breaks.',
  ],
  'row-has-too-many-fields': [
    422,
    'The row has more fields than the header',
    'Put quotation marks around text that holds the separator.',
  ],
  'occurred-missing': [422, 'The date is missing', 'Fill in when it happened.'],
  'occurred-unreadable': [
    422,
    'The date cannot be read',
    'Write it as year-month-day hour:minute, for example 2024-07-04 21:30.',
  ],
  'occurred-not-a-day': [422, 'There is no such day', 'Correct the date.'],
  'occurred-skipped-by-clocks': [
    422,
    'The clocks skipped this time when daylight saving began',
    'Correct the time, usually by adding one hour.',
  ],
  'occurred-after-snapshot': [422, 'The date is later than the file itself', 'Correct the date.'],
  'occurred-too-early': [422, 'The date is too long ago to be right', 'Correct the year.'],
  'outcome-missing': [422, 'The outcome is missing', 'Fill in whether the person died.'],
  'outcome-unmapped': [
    422,
    'The outcome is written in a way the mapping does not know',
    'Correct it, or add the spelling to the mapping.',
  ],
  'coordinates-incomplete': [
    422,
    'One of the two coordinates is missing',
    'Fill in both, or leave both blank.',
  ],
  'coordinates-unreadable': [
    422,
    'A coordinate is not a number',
    'Write it as a plain number with a decimal point, or leave both blank.',
  ],
  'coordinates-zero': [
    422,
    'The coordinates are zero',
    'Fill in the place, or leave both blank if it is not known.',
  ],
  'coordinates-swapped': [422, 'Longitude and latitude are swapped', 'Exchange the two values.'],
  'coordinates-outside-site': [
    422,
    'The place lies outside the site',
    'Correct the coordinates, or leave both blank if the place is not known.',
  ],
} as const satisfies Record<string, readonly [status: number, title: string, mend: string]>;

export type ErrorCode = keyof typeof fileErrors;

/** A failure that was foreseen: returned, not thrown. `row` is the row's number as a spreadsheet shows it. */
export type Problem = { code: ErrorCode; message: string; mend: string; field?: string; row?: number };

export function problem(
  code: ErrorCode,
  message: string,
  where: { field?: string; row?: number } = {},
): Problem {
  return { code, message, mend: fileErrors[code][2], ...where };
}

/** The failure of a whole request, when the whole file is at fault. */
export function failWithProblem({ code, message, mend, field, row }: Problem) {
  const [status, title] = fileErrors[code];
  const errors = [{ field: field ?? 'file', message, mend, ...(row === undefined ? {} : { row }) }];
  return fail({ code: `incidents.${code}`, status, title, detail: message, mend, errors });
}

const { catalogue, failWith } = declareErrors({
  'incidents.source-missing': {
    status: 404,
    title: 'There is no such source',
    detail: 'The site has no source with this id, or it is not yours to see.',
    mend: 'Choose one of the sources listed under Sources and rules.',
  },
  'incidents.source-name-taken': {
    status: 409,
    title: 'The name is taken',
    detail: (p: { name: string }) => `The site already has a source called "${p.name}".`,
    mend: 'Choose another name, or bring the file into the existing source.',
  },
  'incidents.mapping-missing': {
    status: 422,
    title: 'The columns are not mapped yet',
    detail: 'Nobody has said which columns of this source hold the date, the place and the outcome.',
    mend: 'Choose the columns and save the mapping; it is used for each later file.',
  },
  'incidents.mapping-faulty': {
    status: 422,
    title: 'The mapping can’t be used',
    detail: (p: { why: string }) => p.why,
    mend: 'Change the mapping and save it again.',
  },
  'incidents.upload-missing': {
    status: 404,
    title: 'The uploaded file is not there',
    detail: 'No file was uploaded under this id at this site.',
    mend: 'Upload the file again.',
  },
  'incidents.import-open': {
    status: 409,
    title: 'Another file of this source is under way',
    detail: (p: { number: string; state: string }) =>
      `${p.number} is ${p.state}. Both would be compared with the same version, and one would undo the other.`,
    mend: 'Accept, discard or cancel the import under way, then bring in this file.',
  },
  'incidents.import-missing': {
    status: 404,
    title: 'There is no such import',
    detail: 'The site has no import with this id, or it is not yours to see.',
    mend: 'Check the link.',
  },
  'incidents.rule-missing': {
    status: 404,
    title: 'There is no such rule in force',
    detail: 'The rule does not exist, or it was ended before.',
    mend: 'Reload the page.',
  },
  'incidents.too-many-rules': {
    status: 422,
    title: 'Too many rules',
    detail: 'A source can have 31 rules in force.',
    mend: 'End a rule that is no longer needed, or join blocks into one rule.',
  },
  'incidents.row-missing': {
    status: 404,
    title: 'There is no such row',
    detail: (p: { row: number }) => `Row ${p.row} is not among the rows set aside.`,
    mend: 'Reload the page.',
  },
  'incidents.row-wrong-width': {
    status: 422,
    title: 'The row does not fit the header',
    detail: (p: { got: number; expected: number }) =>
      `${p.got} fields were sent; the header has ${p.expected}.`,
    mend: 'Send one value for each column of the file.',
  },
  'incidents.row-still-faulty': {
    status: 422,
    title: 'The row still can’t be taken',
    detail: (p: { row: number }) => `Row ${p.row} has the faults named below.`,
    mend: 'Change the fields named below.',
  },
  'incidents.nothing-corrected': {
    status: 422,
    title: 'No row has been corrected',
    detail: 'There is nothing to bring in again.',
    mend: 'Correct at least one row first.',
  },
  'incidents.not-accepted-yet': {
    status: 409,
    title: 'The import is not accepted',
    detail: 'Corrected rows are added to the version that the import became.',
    mend: 'Accept the import first.',
  },
  'incidents.version-missing': {
    status: 404,
    title: 'There is no such data version',
    detail: 'The site has no data version with this id, or it is not yours to see.',
    mend: 'Choose one of the versions listed under Imports.',
  },
  'incidents.event-missing': {
    status: 404,
    title: 'There is no such incident',
    detail: 'The site has no incident with this id, or it is not yours to see.',
    mend: 'Go back to the list.',
  },
});

export { failWith };

type FileErrorDeclaration = ErrorDeclaration<{ message: string }>;

/** All of them, for the docs and the test that the docs list exactly these. */
export const incidentsErrors = {
  ...catalogue,
  ...Object.fromEntries(
    Object.entries(fileErrors).map(([code, [status, title, mend]]): [string, FileErrorDeclaration] => [
      `incidents.${code}`,
      { status, title, detail: (p) => p.message, mend },
    ]),
  ),
};
