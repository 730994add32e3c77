/** The words of the frame around every public page. */
export const en = {
  name: 'Public Safety Partnership',
  demo: {
    title: 'Demonstration.',
    text: 'This site shows what the platform does, with open data and made-up people. It is not a government website.',
  },
  skip: 'Skip to main content',
  navigation: 'Main',
  nav: { home: 'Home', how: 'How it works', sites: 'Sites', search: 'Search' },
  search: { label: 'Search findings and sites', button: 'Search' },
  otherLanguage: 'Español',
  breadcrumbs: 'You are here',
  unreviewed: null as { title: string; text: string } | null,
  inEnglish: null as string | null,
  footer: {
    top: 'Back to top',
    promise:
      'Every number here can be followed back to the rows it was counted from. If one can’t, that is a fault: tell us.',
    learn: 'The partnership',
    data: 'Data',
    feed: 'New findings (RSS)',
    catalogue: 'Data catalog (DCAT-US)',
    api: 'API reference',
    accessibility: 'Accessibility',
    signIn: 'Staff sign-in',
  },
};

export type ShellWords = typeof en;
