/** Every way the incidents capability says no: what happened, and the mend. The docs list exactly these. */
export const errors = {
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
  'date-order-ambiguous': [
    422,
    'The dates can be read month first or day first',
    'Choose the order of the dates in the mapping.',
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
  'field-not-storable': [
    422,
    'A field holds characters that cannot be stored',
    'Remove the unprintable characters.',
  ],
} as const satisfies Record<string, readonly [status: number, title: string, mend: string]>;

export type ErrorCode = keyof typeof errors;

/** A failure that was foreseen: returned, not thrown. `row` is the row's number as a spreadsheet shows it. */
export type Problem = { code: ErrorCode; message: string; mend: string; field?: string; row?: number };

export function problem(
  code: ErrorCode,
  message: string,
  where: { field?: string; row?: number } = {},
): Problem {
  return { code, message, mend: errors[code][2], ...where };
}
