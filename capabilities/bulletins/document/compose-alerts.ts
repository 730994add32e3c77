import type { AlertInBulletin, Block } from '../contract.ts';
import { count, day, falseAlarmWords, range } from './words.ts';

export function alertBlocks(alerts: readonly AlertInBulletin[]): Block[] {
  return [
    { kind: 'heading', text: 'Alerts' },
    alerts.length === 0
      ? { kind: 'paragraph', text: 'No watched series stands outside its band.' }
      : { kind: 'list', items: alerts.map(alertSentence) },
  ];
}

function alertSentence(alert: AlertInBulletin): string {
  const { number, seriesLabel, direction, firstWeek, lastWeek, low, high, falseAlarms } = alert;
  const side = direction === 'above' ? 'above' : 'below';
  const weeks = firstWeek === lastWeek ? '' : ` Outside since the week of ${day(firstWeek)}.`;
  const said =
    alert.explanation === null
      ? 'Nobody has explained it yet.'
      : `Explained by ${alert.explainedBy ?? 'a colleague'}: ${alert.explanation}`;
  return (
    `${number}, ${seriesLabel}: ${count(alert.count)} in the week of ${day(lastWeek)}, ${side} the band of ` +
    `${range(low, high)}.${weeks} ${said} False alarms of this series: ${falseAlarmWords(falseAlarms)}.`
  );
}
