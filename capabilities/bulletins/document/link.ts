/** Where a bulletin stands in the staff application, for its readers’ mail. */
export function bulletinLink(publicUrl: string, site: string, id: string): string {
  return `${publicUrl}/app/s/${site}/bulletins/${id}`;
}
