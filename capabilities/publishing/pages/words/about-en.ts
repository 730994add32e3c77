/** How the partnership works, for a reader who has never heard of it. */
export const aboutEn = {
  title: 'How it works',
  description:
    'The approach, the site team, the three years and the eight core areas of the Public Safety Partnership.',
  lead: 'The partnership helps places with high rates of violent crime. A city or county joins for three years. It gets help that fits its problem, and it shows its results.',
  approach: {
    title: 'The approach',
    points: [
      [
        'Start from the problem',
        'Look at the data first. Where, when and how are people being hurt? Who could change that?',
      ],
      [
        'Bring the partners to one table',
        'Police, prosecutors, federal agencies, health and community groups plan together.',
      ],
      [
        'Get the right help fast',
        'A site can ask for training and technical assistance. Every partner sees how long it waits, and on whom.',
      ],
      [
        'Measure, and say it openly',
        'Each result comes with a range and its limits, also when the answer is “we can’t tell yet”.',
      ],
    ] as [string, string][],
  },
  years: {
    title: 'Three years, step by step',
    lead: 'A site’s commitment has a start, phases and an end. If it is made longer or ended early, that is recorded with the reason.',
    phases: [
      ['Onboarding', 'The site team is named.'],
      ['Assessing', 'The problem is studied.'],
      ['Planning', 'Goals and measures are set.'],
      ['Implementing', 'The plan is carried out.'],
      ['Sustaining', 'What works is made to last.'],
    ] as [string, string][],
    after: 'Then the site graduates. Support goes on after that.',
  },
  team: {
    title: 'The site team',
    lead: 'Each site has people with a clear part.',
    role: 'Who',
    does: 'What they do',
    members: [
      [
        'Executive Leadership',
        'Lead the site: the mayor, the chief of police, the district attorney and others.',
      ],
      [
        'Local Points of Contact',
        'In the U.S. Attorney’s Office and in the police department. They run the work day to day.',
      ],
      ['DOJ Program Office Champion', 'Speaks for the site in the Department of Justice and clears the way.'],
      ['Strategic Site Liaison', 'Knows the site’s plan and links it with help and resources.'],
      ['Federal law-enforcement points of contact', 'From ATF, DEA, FBI and the U.S. Marshals Service.'],
      ['Program Advisor', 'Comes from the provider of training and technical assistance.'],
    ] as [string, string][],
  },
  areas: {
    title: 'Eight core areas',
    lead: 'Help is given in these areas.',
    list: [
      ['Community Engagement', 'Work with the people who live where violence happens.'],
      ['Constitutional Policing', 'Keep rights and trust while keeping people safe.'],
      ['Crime Analysis', 'Find patterns, and test what works.'],
      ['Criminal Justice Collaboration', 'Police, prosecutors and courts work as one system.'],
      ['Federal Partnerships', 'Use what federal agencies can add.'],
      ['Gun Violence', 'Prevent shootings, and solve those that happen.'],
      ['Investigations', 'Solve more cases, with care for victims.'],
      ['Technology', 'Choose tools with a purpose, limits and an end date.'],
    ] as [string, string][],
  },
  never: {
    title: 'What is not done here',
    points: [
      'No score says how dangerous a person is. Methods look at places and times, not at people.',
      'No one is named or shown. Points are put on a grid, and small counts are hidden.',
      'Stops and drug arrests are not used to find problem places. They say where police went, not where people were hurt.',
      'No map is used for police work without a purpose, a person who signs, and an end date.',
    ],
  },
};

export type AboutWords = typeof aboutEn;

export const accessibilityEn = {
  title: 'Accessibility',
  description:
    'How these pages are made so that everyone can use them, and what to do when something is in your way.',
  lead: 'These pages are made for everyone, on any device, with or without a mouse, sight or sound.',
  sections: [
    [
      'What we aim for',
      'The pages follow the Web Content Accessibility Guidelines (WCAG) 2.2, level AA. They are checked by a program in a real browser at each change, and by keyboard.',
    ],
    [
      'What helps',
      'Every chart has a title, a short description and a table with the same numbers. Colors are never the only sign. Pages work without scripts, print well, and fit a screen of 320 pixels.',
    ],
    [
      'What is not good yet',
      'Maps are drawn as pictures: the table beside them lists the busiest cells, and the download has all of them. Spanish pages wait for a person’s review; findings are written in English.',
    ],
    [
      'If something is in your way',
      'Tell the site’s point of contact which page it was and what you wanted to do. You can ask for the data in another form.',
    ],
  ] as [string, string][],
};

export type AccessibilityWords = typeof accessibilityEn;
