/** What a row is, in the words of those who made it; the tables that hold the rows are nobody's concern here. */
export const recordWords: Record<string, string> = {
  'analysis.finding': 'Finding',
  'analysis.recipe': 'Analysis',
  'analysis.run': 'Run of an analysis',
  'bulletins.alert': 'Alert',
  'bulletins.bulletin': 'Bulletin',
  'bulletins.delivery': 'Bulletin sent to a reader',
  'bulletins.subscription': 'Subscription to bulletins',
  'evaluation.design': 'Evaluation design',
  'evaluation.look': 'Look at an evaluation',
  'identity.agency': 'Agency',
  'identity.authenticator': 'Authenticator app or passkey',
  'identity.invitation': 'Invitation',
  'identity.machine_scope': 'Permission of a machine client',
  'identity.membership': 'Role of a person',
  'identity.membership_site': 'Site of a role',
  'identity.password': 'Password',
  'identity.person': 'Person',
  'identity.recovery_code': 'Recovery code',
  'identity.session': 'Session',
  'incidents.data_version': 'Data version',
  'incidents.event': 'Incident',
  'incidents.flag_rule': 'Rule of a source',
  'incidents.import': 'Import',
  'incidents.set_aside_row': 'Row set aside',
  'incidents.source': 'Source',
  'incidents.upload': 'Uploaded file',
  'incidents.victim': 'Victim of an incident',
  'program.site': 'Site',
  'publishing.publication': 'Published page',
  'publishing.refusal': 'Page that could not be published',
  'publishing.sign_off': 'Sign-off of a published page',
  'publishing.withdrawal': 'Withdrawal of a page',
  'research.analysis': 'Analysis by a researcher',
  'research.approval': 'Approval of research',
  'research.connection': 'Connection to a research extract',
  'research.deliverable': 'Research result',
  'research.extract': 'Research extract',
  'research.extract_row': 'Row of a research extract',
  'research.member': 'Member of a research project',
  'research.project': 'Research project',
  'research.release': 'Release of research data',
  'research.release_ledger': 'Record of released research data',
};

export function recordWord(table: string): string {
  return recordWords[table] ?? plainWords(table.split('.').at(-1) ?? table);
}

const purposes: Record<string, string> = {
  'sign-in: nobody is known yet': 'Signing in',
  'a job carries out an analysis run': 'An analysis was run',
  'the reading of an import': 'A file was read',
  'the progress of a reading': 'A file was read',
  'a received import begins to be read': 'A file was read',
};

/** Purposes are kept as sentences; what one part did on hearing of another is said by what it heard of. */
export function purposeWords(purpose: string | null): string | null {
  if (purpose === null || purpose === '') return null;
  const heard = / hears (?<capability>[a-z-]+)\.(?<what>[a-z-]+)$/.exec(purpose)?.groups;
  if (heard) return `Follows from ${heard.capability}: ${heard.what?.replaceAll('-', ' ')}`;
  return purposes[purpose] ?? purpose.charAt(0).toUpperCase() + purpose.slice(1);
}

/** `state_since` reads “State since”, `site_id` “Site”. */
export function fieldWords(column: string): string {
  return plainWords(column.replace(/_id$/, ''));
}

function plainWords(name: string): string {
  const words = name.replaceAll(/[_-]/g, ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
