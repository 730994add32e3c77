/** Facts of this capability that others may hear: each kind with the sentence the docs show. */
export const bulletinsEvents = {
  'bulletins.draft-asked': 'Someone asked for the bulletin of the last whole week; a job drafts it.',
  'bulletins.drafted': 'A week’s bulletin has drafted itself.',
  'bulletins.redrafted': 'Newer data changed a bulletin that was not sent yet.',
  'bulletins.worded': 'Someone changed the words of a draft.',
  'bulletins.submitted': 'A bulletin waits for a second person.',
  'bulletins.returned': 'A bulletin went back to draft, with the reason.',
  'bulletins.sent': 'A second person sent a bulletin: its subscribers get it by e-mail.',
  'bulletins.withdrawn': 'A bulletin was withdrawn, with the reason.',
  'bulletins.alert-raised': 'A watched series left its expected band.',
  'bulletins.alert-continued': 'A series stays outside its band; its alert was brought up to date.',
  'bulletins.alert-answered': 'A person explained, dismissed or closed an alert.',
  'bulletins.alert-settled': 'A series is back within its band; its answered alert was closed.',
} as const;

export type BulletinsEvent = keyof typeof bulletinsEvents;
