import { useFormats } from '#web/design/formats.ts';
import { KeyFigures } from '#web/design/parts/KeyFigures.tsx';
import type { ImportRecord } from '../../contract.ts';

/** What became of a file's rows, in the few numbers that decide whether to accept it. */
export function ImportFigures({ record }: { record: ImportRecord }) {
  const formats = useFormats();
  if (record.rowsRead === null) return null;
  const setAside = record.rowsSetAside ?? 0;
  const share = record.rowsRead > 0 ? setAside / record.rowsRead : 0;
  return (
    <KeyFigures
      items={[
        { label: 'Rows read', value: formats.number(record.rowsRead) },
        { label: 'Taken', value: formats.number(record.rowsAccepted) },
        {
          label: 'Set aside',
          value: formats.number(setAside),
          ...(setAside > 0 ? { tone: 'warning' as const, note: formats.percent(share, 2) } : {}),
        },
        {
          label: record.baseVersion === 0 ? 'New' : `New since version ${record.baseVersion}`,
          value: formats.number(record.rowsAdded),
          note: `${formats.number(record.rowsUnchanged)} were there before`,
        },
        {
          label: 'Changed or withdrawn',
          value: formats.number((record.rowsChanged ?? 0) + (record.rowsWithdrawn ?? 0)),
          note: `${formats.number(record.rowsChanged)} changed, ${formats.number(record.rowsWithdrawn)} withdrawn`,
        },
        {
          label: 'Incidents',
          value: formats.number(record.events),
          note: `from ${formats.number(record.rowsLive)} victims`,
        },
      ]}
    />
  );
}
