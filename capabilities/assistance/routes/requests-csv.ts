import { intensityWords, partyWords, stageWords, urgencyWords } from '../clock/contract.ts';
import type { RequestSummary } from '../contract.ts';
import { csvOfRows } from '../csv.ts';
import { requestWorkflow } from '../states.ts';

export function requestsCsv(rows: readonly RequestSummary[]): string {
  return csvOfRows<RequestSummary>(
    [
      ['Number', (row) => row.number],
      ['Site', (row) => row.siteName],
      ['Request', (row) => row.title],
      ['State', (row) => requestWorkflow.states[row.state].label],
      ['Core area', (row) => row.primaryCoreArea],
      ['Urgency', (row) => urgencyWords[row.urgency]],
      ['Intensity', (row) => intensityWords[row.intensity]],
      ['With', (row) => row.owner.name],
      ['Waits on', (row) => row.waitsOn && partyWords[row.waitsOn]],
      ['Since', (row) => row.waitsSince],
      ['Clock paused until', (row) => row.pausedUntil],
      ['Target', (row) => row.targetStage && stageWords[row.targetStage]],
      ['Target due', (row) => row.targetDueAt],
      ['Past target', (row) => (row.pastTarget ? 'yes' : 'no')],
      ['Submitted', (row) => row.submittedAt],
    ],
    rows,
  );
}
