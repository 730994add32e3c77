import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import type { ClosedClass } from '../contract.ts';
import type { Side } from '../legal-record/kinds.ts';
import type { OwnAgency } from './reach.ts';

const classesOfSide: Record<Side, readonly string[]> = {
  police: ['cases.complaint'],
  prosecutor: ['cases.referral', 'cases.charges', 'cases.court'],
  court: ['cases.charges', 'cases.court'],
  federal: ['cases.federal'],
};
type Field = { recordClass: string; field: string; label: string; fieldLabel: string; shareable: boolean };
type Open = { recordClass: string; field: string; seal: string; own: boolean };

/**
 * Which classes of records are closed to the reader at this site, and why. It is worked out from memberships and
 * agreements alone, so it reads the same on every page and tells nothing of what this case has.
 */
export async function closedClasses(
  tx: Tx,
  siteId: string,
  mine: readonly OwnAgency[],
): Promise<ClosedClass[]> {
  const fields = await sql<Field>`
    select c.name as "recordClass", f.name as field, c.label, f.label as "fieldLabel", f.shareable
    from sharing.record_class c join sharing.record_field f on f.record_class = c.name
    where c.name like 'cases.%'
    order by c.name, f.name <> 'core', f.name`.execute(tx);
  const open = await sql<Open>`
    select record_class as "recordClass", field, seal, own from cases.fields_open_to_me(${siteId})`.execute(
    tx,
  );
  const ownClasses = new Set(mine.flatMap(({ side }) => classesOfSide[side]));
  const isOpen = ({ recordClass, field }: Field) =>
    ownClasses.has(recordClass) ||
    open.rows.some(
      (one) => !one.own && one.recordClass === recordClass && one.field === field && one.seal === 'open',
    );
  return [...closedOf(fields.rows, isOpen), ...sealsOf(open.rows)];
}

/** A class that is closed whole is said once; of an open one, each field that is not. */
function closedOf(fields: readonly Field[], isOpen: (field: Field) => boolean): ClosedClass[] {
  const closed: ClosedClass[] = [];
  for (const recordClass of new Set(fields.map((field) => field.recordClass))) {
    const ofClass = fields.filter((field) => field.recordClass === recordClass);
    const shut = ofClass.filter((field) => !isOpen(field));
    const shareable = shut.filter((field) => field.shareable);
    const { label } = ofClass[0]!;
    if (shareable.length === ofClass.filter((field) => field.shareable).length && shareable.length > 0)
      closed.push({ what: label, why: NO_AGREEMENT });
    else
      for (const { fieldLabel } of shareable)
        closed.push({ what: `${label}: ${fieldLabel}`, why: NO_AGREEMENT });
    for (const { fieldLabel } of shut.filter((field) => !field.shareable))
      closed.push({ what: `${label}: ${fieldLabel} of other agencies`, why: WORK_PRODUCT });
  }
  return closed;
}

function sealsOf(open: readonly Open[]): ClosedClass[] {
  const may = (seal: string) => open.some((one) => one.seal === seal);
  return [
    ...(may('juvenile') ? [] : [{ what: 'Juvenile cases', why: 'Your role does not include them.' }]),
    ...(may('sealed')
      ? []
      : [
          {
            what: 'Sealed cases',
            why: 'They are read by records officers alone, to carry out a court’s order.',
          },
        ]),
  ];
}

const NO_AGREEMENT = 'No agreement in force at this site opens them to your agency.';
const WORK_PRODUCT = 'Work product is its agency’s alone, whatever is signed.';
