import { declareWorkflow } from '#platform/workflow/declare.ts';

/**
 * A bulletin’s life. It drafts itself; a person words and submits it, and another reads and sends it: nothing
 * leaves that one person alone has seen.
 */
export const bulletinWorkflow = declareWorkflow({
  name: 'bulletin',
  table: 'bulletins.bulletin',
  readPermission: 'bulletins.read',
  record: { noun: 'bulletin', number: 'number', title: 'title', path: '/s/:site/bulletins/:id' },
  initial: 'drafted',
  states: {
    drafted: { label: 'Drafted', waitsOn: 'someone to word and submit it', tone: 'neutral' },
    'in-review': { label: 'In review', waitsOn: 'a second person', tone: 'info' },
    sent: { label: 'Sent', tone: 'success' },
    withdrawn: { label: 'Withdrawn', final: true, tone: 'error' },
  },
  moves: {
    submit: {
      label: 'Submit for review',
      from: ['drafted'],
      to: 'in-review',
      permission: 'bulletins.draft',
      tone: 'primary',
    },
    send: {
      label: 'Send',
      from: ['in-review'],
      to: 'sent',
      permission: 'bulletins.send',
      // `create` is whoever wrote the words: the system drafts, people word.
      notBy: ['create', 'submit'],
      tone: 'primary',
    },
    return: {
      label: 'Return to draft',
      from: ['in-review'],
      to: 'drafted',
      permission: 'bulletins.send',
      reason: 'required',
    },
    redraft: {
      label: 'Newer data arrived',
      from: ['in-review'],
      to: 'drafted',
      permission: null,
      reason: 'required',
    },
    withdraw: {
      label: 'Withdraw',
      from: ['drafted', 'in-review', 'sent'],
      to: 'withdrawn',
      permission: 'bulletins.send',
      reason: 'required',
      tone: 'danger',
    },
  },
});

/** An alert’s life: raised once an episode, and answered by a person before it rests. */
export const alertWorkflow = declareWorkflow({
  name: 'series-alert',
  table: 'bulletins.alert',
  readPermission: 'bulletins.read',
  record: { noun: 'alert', number: 'number', title: 'title', path: '/s/:site/bulletins/alerts/:id' },
  initial: 'raised',
  states: {
    raised: { label: 'Raised', waitsOn: 'an analyst', tone: 'warning' },
    explained: { label: 'Explained', tone: 'info' },
    dismissed: { label: 'Dismissed', tone: 'neutral' },
    closed: { label: 'Closed', final: true, tone: 'success' },
  },
  moves: {
    explain: {
      label: 'Explain',
      from: ['raised'],
      to: 'explained',
      permission: 'bulletins.explain',
      reason: 'required',
      tone: 'primary',
    },
    dismiss: {
      label: 'Dismiss',
      from: ['raised'],
      to: 'dismissed',
      permission: 'bulletins.explain',
      reason: 'required',
    },
    close: {
      label: 'Close',
      from: ['explained', 'dismissed'],
      to: 'closed',
      permission: 'bulletins.explain',
      reason: 'optional',
    },
    settle: {
      label: 'The series is back within its band',
      from: ['explained', 'dismissed'],
      to: 'closed',
      permission: null,
    },
  },
});

export type BulletinState = keyof typeof bulletinWorkflow.states;
export type BulletinMove = keyof typeof bulletinWorkflow.moves;
export type AlertState = keyof typeof alertWorkflow.states;
export type AlertMove = keyof typeof alertWorkflow.moves;
