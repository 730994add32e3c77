import { declareErrors } from '#platform/outcome/declare-errors.ts';

export const { catalogue: researchErrors, failWith } = declareErrors({
  'research.not-found': {
    status: 404,
    title: 'Not found',
    detail: 'There is no such research record at this site, or it is not yours to see.',
    mend: 'Check the link, or ask the site for access.',
  },
  'research.partner-unknown': {
    status: 422,
    title: 'That agency is not a research partner of yours',
    detail: 'A project is proposed with a research partner: by the partner’s own researcher or by the site.',
    mend: 'Choose a research partner from the list, or ask a program administrator to add the agency.',
  },
  'research.not-a-researcher': {
    status: 422,
    title: 'That person can’t be a member',
    detail: 'A member is a researcher of the project’s partner who works for this site.',
    mend: 'Choose a person from the list, or have the partner’s membership extended to this site.',
  },
  'research.already-member': {
    status: 409,
    title: 'That person is a member already',
    detail: 'The project has this member.',
    mend: 'Choose another person.',
  },
  'research.project-not-running': {
    status: 409,
    title: 'The project is not running',
    detail:
      'Data are asked for, and analysed, in a project that the site has agreed to and that has not ended.',
    mend: 'Wait until the site has agreed, or propose a new project.',
  },
  'research.version-unknown': {
    status: 422,
    title: 'That data version is not one of the site’s current ones',
    detail: 'A request names a version of the site’s data that was accepted.',
    mend: 'Choose one of the versions in the list.',
  },
  'research.period-empty': {
    status: 422,
    title: 'Nothing in that period',
    detail: 'The data version holds no record between these days.',
    mend: 'Return the request and ask for another period.',
  },
  'research.not-returned': {
    status: 409,
    title: 'It can’t be changed now',
    detail: 'A request is changed by its project while it is returned; a deliverable before it is delivered.',
    mend: 'Have it returned first, or make a new one.',
  },
  'research.no-extract': {
    status: 403,
    title: 'The extract is not open to you',
    detail: 'Rows of an extract are open while its approval is in force, to the members of its project.',
    mend: 'Look at the approval: it may have expired or been revoked. Ask for a new one.',
  },
  'research.expiry-out-of-range': {
    status: 422,
    title: 'The last day does not fit',
    detail: (p: { latest: string }) =>
      `Access ends between today and ${p.latest}, the end of the project at most.`,
    mend: 'Choose an earlier or a later day.',
  },
  'research.no-grid': {
    status: 422,
    title: 'The extract has no cells',
    detail:
      'How concentrated it is can be told where the extract keeps the cell of the site’s published grid.',
    mend: 'Ask for an extract that keeps cells; the site needs a published grid.',
  },
  'research.field-not-kept': {
    status: 422,
    title: 'The extract does not keep that',
    detail: (p: { field: string }) => `${p.field} was left out of this extract.`,
    mend: 'Count by something the extract keeps, or ask for another extract.',
  },
  'research.analysis-unknown': {
    status: 422,
    title: 'That analysis is not one of the project’s',
    detail: 'A release names analyses that this project has run and that are open to you.',
    mend: 'Choose from the analyses of the project.',
  },
  'research.discloses': {
    status: 422,
    title: 'It would reveal a small count',
    detail: (p: { where: string }) => `A count that is too small to leave could be worked out: ${p.where}.`,
    mend: 'Return the request; longer periods or wider groups bring small counts together.',
  },
  'research.differs': {
    status: 409,
    title: 'The result is not what the extract gives',
    detail: (p: { number: string }) => `${p.number}, counted again from its extract, gives another result.`,
    mend: 'Refuse the request and have the analysis run again.',
  },
  'research.needs-terms': {
    status: 422,
    title: 'An approval needs its last day',
    detail: 'Access without an end is not given.',
    mend: 'Approve from the form, with the last day and the conditions.',
  },
  'research.finding-unknown': {
    status: 422,
    title: 'There is no such finding of the site',
    detail: 'A deliverable is linked to a finding of its own site, once the site has accepted it.',
    mend: 'Choose a finding from the list.',
  },
});
