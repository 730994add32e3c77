export type OldRow = { id: string; reportNumber: string | null };
export type NewRow = { id: string; reportNumber: string | null };

/** What happens to a row of the current version: it is withdrawn, or replaced by a row of the file. */
export type Closing = { id: string; replacedBy: string | null };

/**
 * A row that left and a row that came under the same report number are one row that changed. Only as many pairs
 * are made as both sides have: a report with two victims of whom one changed is one change.
 */
export function pairChanges(gone: OldRow[], came: Iterable<NewRow>): Closing[] {
  const cameByReport = new Map<string, string[]>();
  for (const { id, reportNumber } of came) {
    if (reportNumber === null) continue;
    const ids = cameByReport.get(reportNumber);
    if (ids) ids.push(id);
    else cameByReport.set(reportNumber, [id]);
  }
  return gone.map(({ id, reportNumber }) => {
    const replacedBy = reportNumber === null ? undefined : cameByReport.get(reportNumber)?.shift();
    return { id, replacedBy: replacedBy ?? null };
  });
}
