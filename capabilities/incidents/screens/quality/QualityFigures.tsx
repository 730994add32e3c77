import { useFormats } from '#web/design/formats.ts';
import { KeyFigures } from '#web/design/parts/KeyFigures.tsx';
import type { DataVersion, VersionFile } from '../../contract.ts';

type QualityFiguresProps = { version: DataVersion; files: readonly VersionFile[] };

/** The few numbers to know before anything is concluded. */
export function QualityFigures({ version: { quality, events }, files }: QualityFiguresProps) {
  const formats = useFormats();
  const share = (rows: number) => (quality.victims > 0 ? formats.percent(rows / quality.victims) : '—');
  const stillSetAside = files.reduce((sum, file) => sum + file.rowsStillSetAside, 0);
  const atFirst = files.reduce((sum, file) => sum + file.rowsSetAside, 0);
  const future = quality.setAside['occurred-after-snapshot'] ?? 0;
  return (
    <KeyFigures
      items={[
        {
          label: 'Victims',
          value: formats.number(quality.victims),
          note: `in ${formats.number(events)} incidents`,
        },
        {
          label: 'With a place',
          value: share(quality.placed),
          note: `${formats.number(quality.victims - quality.placed)} without`,
        },
        { label: 'At midnight sharp', value: share(quality.atMidnight), note: 'Often means: time not known' },
        {
          label: 'Same in every fact',
          value: formats.number(quality.identicalRows),
          note: 'Victims, or rows sent twice',
        },
        {
          label: 'Set aside',
          value: formats.number(stillSetAside),
          note:
            atFirst > stillSetAside
              ? `${formats.number(atFirst - stillSetAside)} more were read again in corrections`
              : `${formats.count(future, 'row')} dated in the future`,
          ...(stillSetAside > 0 ? { tone: 'warning' as const } : {}),
        },
      ]}
    />
  );
}
