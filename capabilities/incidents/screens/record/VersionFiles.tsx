import { useFormats } from '#web/design/formats.ts';
import { AppLink, useSitePath } from '#web/design/navigation.tsx';
import { DataTable } from '#web/design/parts/DataTable.tsx';
import type { VersionFile } from '../../contract.ts';
import { fileKindLabels } from '../words.ts';

/** Every file that a version rests on, the newest last, with what became of its rows. */
export function VersionFiles({ files }: { files: readonly VersionFile[] }) {
  const formats = useFormats();
  const sitePath = useSitePath();
  return (
    <DataTable
      caption="Files this version rests on"
      rows={files}
      rowKey={(file) => file.import.id}
      columns={[
        {
          key: 'import',
          label: 'Import',
          value: (file) => file.import.number,
          render: (file) => (
            <AppLink to={sitePath(`/incidents/imports/${file.import.id}`)}>{file.import.number}</AppLink>
          ),
          narrow: true,
        },
        {
          key: 'file',
          label: 'File',
          value: (file) => file.fileName,
          render: (file) => (
            <>
              <span className="break">{file.fileName}</span>
              <br />
              <code className="break">{file.sha256}</code>
            </>
          ),
        },
        { key: 'holds', label: 'What it holds', value: kindOf },
        {
          key: 'read',
          label: 'Rows read',
          value: (file) => file.rowsRead,
          render: (file) => formats.number(file.rowsRead),
          align: 'end',
        },
        {
          key: 'set-aside',
          label: 'Set aside',
          value: (file) => file.rowsSetAside,
          render: (file) => setAsideOf(file, formats.number),
        },
      ]}
    />
  );
}

function kindOf({ kind, corrects }: VersionFile): string {
  return corrects ? `Mended rows of ${corrects}` : fileKindLabels[kind];
}

function setAsideOf({ rowsSetAside, broughtBack }: VersionFile, number: (rows: number) => string): string {
  const back = broughtBack.map(({ rows, import: by }) => `, ${number(rows)} of them brought back by ${by}`);
  return `${number(rowsSetAside)}${back.join('')}`;
}
