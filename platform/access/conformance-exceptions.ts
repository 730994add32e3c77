/** What the conformance suite lets pass, each with the reason. An entry that is no longer needed fails the suite. */
export const noPolicyForPeople: Record<string, string> = {
  'cases.measure_due': 'which cases changed since figures were counted: the refresh’s own book-keeping',
  'identity.failed_tries': 'counts tries of people who are not signed in; only sign-in itself reads it',
  'platform.event_delivery': 'the dispatcher’s own book-keeping',
  'platform.migration': 'which schema this is; read by the start only',
  'platform.outbox': 'the dispatcher’s own book-keeping',
  'platform.work':
    'names records to My work through functions that ask who is asking; what stands in one is read from the record',
  'platform.record_number': 'counters, reached through platform.next_number alone',
};

/** Tables with a site whose rows people of other sites may see. */
export const openAcrossSites: Record<string, string> = {
  'onboarding.import':
    'a file speaks of many sites, so its record is the program’s own, seen by its administrators alone',
  'community.commitment': 'what a site promised after a visit, which its host and other sites learn from',
  'community.exchange': 'that a site asks to learn from another: whoever could host has to see it',
  'community.offer': 'which sites offer to host',
  'community.resource_version': 'the library belongs to the partnership and to no site',
  'community.visit_plan': 'when and where a visit is, and its agenda; who travels is for the two sites alone',
  'community.visit_report': 'what a site learned on a visit, written for everyone',
  'identity.membership_site':
    'who works where is known to those who may see the people of the partnership (identity.people), whatever the site',
};

/** Tables with a site in which the role-holder of that very site sees nothing of a bare row. */
export const unseenAtHome: Record<string, string> = {
  'assistance.deliverable': 'a draft is its providers’ own; the site sees what is submitted',
  'assistance.deliverable_version': 'a version is seen with its deliverable',
  'cases."case"': 'a header is seen by whoever sees a part of the case, and says nothing without one',
  'research.deliverable': 'a draft is the project’s own; the site sees what is delivered',
};

/** Tables with a site whose rows need no signing in: what was published. */
export const openToEveryone: Record<string, string> = {
  'publishing.publication': 'a published page, the words and figures the public reads',
  'publishing.withdrawal': 'that a published page was withdrawn, and why, which the public is told',
};
