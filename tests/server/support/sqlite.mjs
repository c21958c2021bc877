// Looks into, and spoils, the database of a server that runs on SQLite.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

/** Runs SQL on the server's file; gives the rows as objects. */
export function sqlite(server, sql) {
  const file = join(server.folder, 'steward.db');
  const args = ['-json', '-cmd', '.timeout 5000', file, sql];
  const output = execFileSync('sqlite3', args, { encoding: 'utf8' });
  return output.trim() === '' ? [] : JSON.parse(output);
}

export const sqlText = (text) => `'${String(text).replaceAll("'", "''")}'`;
