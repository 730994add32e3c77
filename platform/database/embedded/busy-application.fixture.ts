import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { startEmbedded } from './start.ts';

/** An application that writes rows until it is killed and says the number of each row once it is acknowledged. */
const server = await startEmbedded({ dataDir: process.argv[2]!, log: (line) => console.error(line) });
const client = new pg.Client(server.adminUrl);
client.on('error', () => {});
await client.connect();
await client.query('create table written (n int primary key)');
for (let n = 1; ; n++) {
  await client.query('insert into written values ($1)', [n]);
  console.log(n);
  await pause(1);
}
