import { useState } from 'react';
import { sayPurpose } from '#web/design/api.ts';
import { startOfLabel } from '#web/design/formats.ts';
import { SelectField } from '#web/design/forms/fields.tsx';
import { useSession } from '#web/design/session.tsx';
import { purposes } from '../contract.ts';

const KEPT = 'psp.purpose';
const byAgency: Record<string, string> = {
  police: 'investigation',
  prosecutor: 'prosecution',
  court: 'court scheduling',
};

/** Why the reader reads, chosen once for the session; every look at a case is kept with it. */
export function usePurpose(): [string, (purpose: string) => void] {
  const { agencies } = useSession();
  const [purpose, setPurpose] = useState(() => {
    const kept = sessionStorage.getItem(KEPT);
    const kind = agencies[0]?.kind ?? '';
    return purposes.find((one) => one === kept) ?? byAgency[kind] ?? 'federal adoption';
  });
  sayPurpose(purpose);
  const choose = (next: string) => {
    if (next === '') return;
    sessionStorage.setItem(KEPT, next);
    setPurpose(next);
  };
  return [purpose, choose];
}

export function PurposeChoice() {
  const [purpose, choose] = usePurpose();
  return (
    <div className="panel">
      <SelectField
        name="purpose"
        id="reading-purpose"
        label="I read these records for"
        hint="Kept with every record you open, for its owner to see."
        value={purpose}
        onChange={choose}
        error={undefined}
        options={purposes.map((value) => ({ value, label: startOfLabel(value) }))}
      />
    </div>
  );
}
