import { chownSync, readFileSync, statSync } from 'node:fs';

/** The user PostgreSQL runs as when it is not the one this process runs as. */
export type ServerUser = { uid: number; gid: number };

/**
 * PostgreSQL refuses to run as root, so root hands it to the owner of the existing cluster, or to `nobody`
 * for a new one. Anyone else runs it as themselves.
 */
export function serverUser(cluster: string): ServerUser | undefined {
  const self = process.getuid?.() ?? 0;
  const owner = ownerOf(cluster);
  if (self !== 0) {
    if (owner && owner.uid !== self) throw new Error(foreignCluster(cluster, owner.uid));
    return undefined;
  }
  if (process.platform !== 'linux') throw new Error(rootOffLinux);
  return owner && owner.uid !== 0 ? owner : nobody();
}

export function giveTo(user: ServerUser | undefined, path: string): void {
  if (!user) return;
  try {
    chownSync(path, user.uid, user.gid);
  } catch (cause) {
    throw new Error(
      `PostgreSQL does not run as root, and ${path} cannot be given to user ${user.uid}: its file system refuses a change of owner. Set PSP_DATA_DIR to a folder on a local disk, or start as an ordinary user.`,
      { cause },
    );
  }
}

function ownerOf(path: string): ServerUser | undefined {
  return statSync(path, { throwIfNoEntry: false });
}

function nobody(): ServerUser {
  const line = readFileSync('/etc/passwd', 'utf8').match(/^nobody:[^:]*:(\d+):(\d+):/m);
  return line ? { uid: Number(line[1]), gid: Number(line[2]) } : { uid: 65534, gid: 65534 };
}

function foreignCluster(cluster: string, uid: number): string {
  return `${cluster} belongs to user ${uid}, not to you (${process.getuid?.()}). Start as that user or as root, or set PSP_DATA_DIR to a folder of your own.`;
}

const rootOffLinux =
  'PostgreSQL does not run as root. Start as an ordinary user, or set DATABASE_URL to a PostgreSQL server.';
