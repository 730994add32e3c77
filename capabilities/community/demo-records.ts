import type { PlanDraft, ReportDraft, ResourceDraft, ThreadDraft } from './contract.ts';

const said = { cautionsSeen: false };
const federal = 'Published by the U.S. Department of Justice; parts by others keep their own rights.';

/** Public documents of the U.S. Department of Justice, by their own titles; the summaries are ours. */
export const demoResources: readonly ResourceDraft[] = [
  {
    title: 'Reducing Gun Violence: The Boston Gun Project’s Operation Ceasefire',
    summary:
      'Tells how agencies in Boston worked out together who was shot and by whom, what they then did about it, and how the result was judged. Read it for how a problem is studied before anything is done.',
    kind: 'evaluation',
    coreAreas: ['gun-violence', 'criminal-justice-collaboration'],
    source: 'National Institute of Justice',
    year: 2001,
    licenceNote: federal,
    evidence: 'not-rated',
    evidenceSource: '',
    url: 'https://www.ojp.gov/ncjrs/virtual-library/abstracts/reducing-gun-violence-boston-gun-projects-operation-ceasefire',
    uploadId: null,
    whatChanged: '',
    ...said,
  },
  {
    title: 'Mapping Crime: Understanding Hot Spots',
    summary:
      'Explains what a hot spot is, why there are any, and which kind of map fits which kind. It begins for people new to maps and ends with methods for analysts.',
    kind: 'guide',
    coreAreas: ['crime-analysis'],
    source: 'National Institute of Justice',
    year: 2005,
    licenceNote: federal,
    evidence: 'not-rated',
    evidenceSource: '',
    url: 'https://www.ojp.gov/library/publications/mapping-crime-understanding-hot-spots',
    uploadId: null,
    whatChanged: '',
    ...said,
  },
  {
    title: 'Promising Strategies To Reduce Gun Violence',
    summary:
      'Describes several dozen programs against gun violence by what they aim at: where guns come from, who carries them, and how they are used. Old, and still a broad list to think from.',
    kind: 'research',
    coreAreas: ['gun-violence', 'community-engagement'],
    source: 'Office of Juvenile Justice and Delinquency Prevention',
    year: 1999,
    licenceNote: federal,
    evidence: 'not-rated',
    evidenceSource: '',
    url: 'https://ojjdp.ojp.gov/sites/g/files/xyckuh176/files/pubs/gun_violence/ack.html',
    uploadId: null,
    whatChanged: '',
    ...said,
  },
];

export const demoQuestion: ThreadDraft = {
  coreArea: 'gun-violence',
  kind: 'question',
  title: 'Demo: who should lead a nonfatal-shooting team at night?',
  body: 'Demo question. We plan a team for nonfatal shootings and have no supervisor on duty after midnight. How do others do it?',
  ...said,
};

export const demoAnswer =
  'Demo answer. At the demo site a sergeant is on call for the team and decides by phone who goes out; the review is the next morning, with the analyst.';

export const demoSecondReply =
  'Demo reply. Count the nights first: most of ours were on three days of the week, so the roster covers those.';

export const demoDiscussion: ThreadDraft = {
  coreArea: 'crime-analysis',
  kind: 'discussion',
  title: 'Demo: telling an executive that a drop may be chance',
  body: 'Demo discussion. How do you say in one sentence that a fall from 14 to 9 may well be chance?',
  ...said,
};

export const demoVisit: Omit<PlanDraft, 'offerId' | 'startsOn' | 'endsOn'> = {
  place: 'The demo host’s review room',
  agenda:
    'Demo agenda. First day: how cases are assigned and reviewed. Second day: what the analyst prepares for it.',
  people: [
    { side: 'visitor', name: 'Demo site coordinator', role: 'Site coordinator' },
    { side: 'host', name: 'Demo strategic site liaison', role: 'Strategic Site Liaison' },
  ],
  travel: [{ what: 'Demo train tickets for two', cents: 23600, paidBy: 'The demo program office' }],
  revision: 0,
  ...said,
};

export function demoReport(dueOn: string): ReportDraft {
  return {
    saw: 'Demo report. One list of fatal and nonfatal shootings, read every morning by the same five people.',
    learned:
      'The analyst’s part is small and daily: which cases share a place or a pattern, and how sure that is.',
    wouldNotCopy: 'A separate list for each district: nobody saw what crossed the border between two.',
    commitments: [
      { title: 'Demo: keep one list of fatal and nonfatal shootings', ownerId: null, dueOn },
      { title: 'Demo: hold a morning review for four weeks and judge it', ownerId: null, dueOn },
    ],
    ...said,
  };
}
