/** The superuser's address, for provisioning roles and databases. */
export function addressOf(password: string, port: number): string {
  return `postgres://postgres:${password}@127.0.0.1:${port}/postgres`;
}
