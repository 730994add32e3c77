import { declareErrors } from '#platform/outcome/declare-errors.ts';

export const { catalogue: backupErrors, failWith } = declareErrors({
  'backup.exists': {
    status: 409,
    title: 'There is already a file of that name',
    detail: (p: { file: string }) => `${p.file} exists, and a backup never replaces a file.`,
    mend: 'Choose another name, or move the file away.',
  },
  'backup.not-found': {
    status: 404,
    title: 'There is no such file',
    detail: (p: { file: string }) => `${p.file} was not found.`,
    mend: 'Check the name and the folder.',
  },
  'backup.damaged': {
    status: 422,
    title: 'The backup is damaged or cut off',
    detail: (p: { file: string; what: string }) => `${p.file}: ${p.what}. Nothing was restored.`,
    mend: 'Use another copy of the backup.',
  },
  'backup.other-version': {
    status: 409,
    title: 'The backup was made by another version',
    detail: (p: { made: string; here: string }) =>
      `The backup’s data model ends at ${p.made}, this version’s at ${p.here}. Nothing was restored.`,
    mend: 'Restore with the version that made the backup, then start the newer one on that data.',
  },
  'backup.not-empty': {
    status: 409,
    title: 'The database is in use',
    detail: (p: { table: string }) =>
      `${p.table} already has rows, and a restore never mixes with other data.`,
    mend: 'Restore into a new installation: set PSP_DATA_DIR to a new folder, or DATABASE_URL to an empty database.',
  },
});
