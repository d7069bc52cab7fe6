import { createCursorCheck } from '../client/createCursorCheck';
import type { FolderMember } from '../../domain/privilege/sharing';
import type { sharing } from '../../vendor/dropbox';
import { ApiError } from '../client/Api';

/** How often a listing whose cursor the service does not know any more starts over. */
const RESTARTS = 3;

type Page = Pick<sharing.SharedFolderMembers, 'users' | 'groups' | 'invitees' | 'cursor'>;

/** Members of a folder or file, all pages: who asks must have seen everybody. */
export async function listMembers(
	first: () => Promise<Page>,
	next: (cursor: string) => Promise<Page>,
): Promise<FolderMember[]> {
	for (let restarts = 0; ; restarts++) {
		const listed = await listFromStart(first, next).catch((thrown: unknown) => {
			if (thrown instanceof ApiError && thrown.is('invalid_cursor') && restarts < RESTARTS) return undefined;
			throw thrown;
		});
		if (listed !== undefined) return listed;
	}
}

async function listFromStart(
	first: () => Promise<Page>,
	next: (cursor: string) => Promise<Page>,
): Promise<FolderMember[]> {
	const members: FolderMember[] = [];
	const checked = createCursorCheck();
	for (let page = await first(); ;) {
		const found = membersOf(page);
		for (const member of found) members.push(member);
		// An empty cursor says no more than none.
		if (page.cursor === undefined || page.cursor === null || page.cursor === '') return members;
		page = await next(checked(page.cursor, found.length));
	}
}

function membersOf({ users, groups, invitees }: Page): FolderMember[] {
	return [
		...users.map(({ user, ...membership }): FolderMember => ({
			...{ kind: 'person', who: user.email, id: user.account_id },
			...rightsOf(membership),
		})),
		...groups.map(({ group, ...membership }): FolderMember => ({
			...{ kind: 'group', who: group.group_name, id: group.group_id },
			...rightsOf(membership),
		})),
		...invitees.map(({ invitee, ...membership }): FolderMember => ({
			...{ kind: 'invited', id: undefined },
			who: invitee['.tag'] === 'email' ? invitee.email : '',
			...rightsOf(membership),
		})),
	];
}

const LEVELS: ReadonlyMap<string, FolderMember['level']> = new Map<string, FolderMember['level']>([
	['owner', 'owner'],
	['editor', 'editor'],
	['viewer', 'viewer'],
	['viewer_no_comment', 'viewer without comments'],
]);

const rightsOf = ({
	access_type: access,
	is_inherited: inherited,
}: Pick<sharing.MembershipInfo, 'access_type' | 'is_inherited'>): Pick<
	FolderMember,
	'level' | 'inherited'
> => ({
	level: LEVELS.get(access['.tag']) ?? 'other',
	inherited: inherited === true,
});
