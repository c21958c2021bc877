import type { Member } from '../client/index.ts';
import type { RequestOptions } from '../client/request.ts';
import type { Team } from '../client/team.ts';

const pageSize = 200;

/** These people, as far as they are members: reads page after page until all of them are found. */
export async function findMembers(
  team: Team,
  ids: Iterable<string>,
  options?: RequestOptions,
): Promise<readonly Member[]> {
  const wanted = new Set(ids);
  const found: Member[] = [];
  let cursor: string | undefined;
  while (wanted.size > 0) {
    const page = await team.readMembers({ limit: pageSize, cursor }, options);
    found.push(...page.items.filter(({ user_id: id }) => wanted.delete(id)));
    cursor = page.next_cursor;
    if (cursor === undefined) break;
  }
  return found;
}
