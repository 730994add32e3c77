import { z } from 'zod';
import { type Approval, ApprovalRequest, type DataToAskFor } from '../contract.ts';

/** What the form holds, each field as it is typed or chosen. */
export type ApprovalForm = {
  title: string;
  why: string;
  versionId: string;
  periodFrom: string;
  periodTo: string;
  kind: string;
  dates: string;
  dayPart: boolean;
  district: boolean;
  cellSize: string;
  who: string[];
  wantedUntil: string;
};

export function emptyForm({ versions }: DataToAskFor): ApprovalForm {
  const [version] = versions;
  return {
    title: '',
    why: '',
    versionId: version?.id ?? '',
    periodFrom: version?.from ?? '',
    periodTo: version?.to ?? '',
    kind: 'where',
    dates: 'day',
    dayPart: false,
    district: true,
    cellSize: '500',
    who: ['ageBand'],
    wantedUntil: '',
  };
}

export function formOf(approval: Approval): ApprovalForm {
  const { choices } = approval;
  return {
    title: approval.title,
    why: approval.why,
    versionId: approval.versionId,
    periodFrom: approval.periodFrom,
    periodTo: approval.periodTo,
    kind: choices.who.length > 0 ? 'who' : 'where',
    dates: choices.dates,
    dayPart: choices.dayPart,
    district: choices.district,
    cellSize: choices.cellSize === null ? '' : String(choices.cellSize),
    who: choices.who,
    wantedUntil: approval.wantedUntil,
  };
}

type Request = z.input<typeof ApprovalRequest>;

/** An extract answers where or who: the fields of the other are left aside, not sent. */
export const approvalFormSchema = z
  .custom<ApprovalForm>(
    (form) => (form as ApprovalForm).kind !== 'who' || (form as ApprovalForm).who.length > 0,
    {
      path: ['who'],
      message: 'Choose what to keep of who was hit.',
    },
  )
  .transform(({ kind, dates, dayPart, district, cellSize, who, ...rest }): Request => {
    const rules =
      kind === 'who'
        ? { dates: 'week', dayPart: false, district, cellSize: null, who }
        : { dates, dayPart, district, cellSize: cellSize === '' ? null : Number(cellSize), who: [] };
    return { ...rest, rules: rules as Request['rules'] };
  })
  .pipe(ApprovalRequest);
