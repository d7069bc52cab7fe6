/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { createTestDropbox } from '@/test/support/createTestDropbox';
import { withCannedResponses, type CannedResponse } from './withCannedResponses';

const LIST = 'sharing/list_folder_members';
const ADD = 'sharing/add_folder_member';
const REMOVE = 'sharing/remove_folder_member';
const CHECK = 'sharing/check_remove_member_job_status';

const person = (name: string, more: object = {}) => ({
	access_type: { '.tag': 'editor' },
	user: { account_id: `dbid:${name}`, email: `${name}@example.com`, display_name: name, same_team: true },
	...more,
});
const nobody = { users: [], groups: [], invitees: [] };

const MIA = {
	kind: 'person',
	who: 'mia@example.com',
	id: 'dbid:mia',
	level: 'editor',
	inherited: false,
} as const;

describe('members of a shared folder', () => {
	const asked: Array<[string, unknown]> = [];
	const world = (routes: Record<string, CannedResponse[]>) => {
		asked.length = 0;
		return createTestDropbox({ through: withCannedResponses(routes, asked) }).dropbox;
	};
	const asking = (route: string) => asked.filter(([each]) => each === route).map(([, argument]) => argument);

	it('are people, groups and who is invited, to the last page', async () => {
		const dropbox = world({
			[LIST]: [{ ...nobody, users: [person('jane', { access_type: { '.tag': 'owner' } })], cursor: 'c1' }],
			[`${LIST}/continue`]: [
				{
					users: [person('mia', { access_type: { '.tag': 'viewer_no_comment' }, is_inherited: true })],
					groups: [
						{
							access_type: { '.tag': 'viewer' },
							group: { group_name: 'Interns', group_id: 'g:1' },
						},
					],
					invitees: [
						{
							access_type: { '.tag': 'somewhat' },
							invitee: { '.tag': 'email', email: 'client@example.net' },
						},
					],
				},
			],
		});
		expect(await dropbox.members('7')).toEqual([
			{ kind: 'person', who: 'jane@example.com', id: 'dbid:jane', level: 'owner', inherited: false },
			{ ...MIA, level: 'viewerWithoutComments', inherited: true },
			{ kind: 'group', who: 'Interns', id: 'g:1', level: 'viewer', inherited: false },
			{ kind: 'invited', who: 'client@example.net', id: undefined, level: 'other', inherited: false },
		]);
	});

	it('are listed anew when the cursor is not known any more', async () => {
		const dropbox = world({
			[LIST]: [{ ...nobody, users: [person('jane')], cursor: 'c1' }, nobody],
			[`${LIST}/continue`]: [[409, { '.tag': 'invalid_cursor' }]],
		});
		expect(await dropbox.members('7')).toEqual([]);
	});

	it('are added quietly and by one call, except who is there already', async () => {
		const dropbox = world({ [LIST]: [{ ...nobody, users: [person('jane')] }], [ADD]: [null] });
		const outcomes = await dropbox.addMembers(
			'7',
			['JANE@example.com', 'ravi@example.com', 'mia@example.com'],
			'viewer',
		);
		expect(outcomes.map(({ ok }) => ok)).toEqual([true, true, true]);
		const members = ['ravi@example.com', 'mia@example.com'].map((email) => ({
			...{ member: { '.tag': 'email', email }, access_level: { '.tag': 'viewer' } },
		}));
		expect(asking(ADD)).toEqual([{ shared_folder_id: '7', members, quiet: true }]);
	});

	it('are added one by one where one of them is refused', async () => {
		const bad: CannedResponse = [409, { '.tag': 'bad_member', bad_member: { '.tag': 'invalid_email' } }];
		const dropbox = world({ [LIST]: [nobody], [ADD]: [bad, null, bad] });
		const outcomes = await dropbox.addMembers('7', ['ravi@example.com', 'nobody@example.com'], 'editor');
		expect(outcomes).toMatchObject([{ ok: true }, { ok: false, refusal: { reason: 'invalid_input' } }]);
	});

	it('are removed by a job, without a copy', async () => {
		const dropbox = world({
			[REMOVE]: [{ '.tag': 'async_job_id', async_job_id: 'j' }],
			[CHECK]: [{ '.tag': 'in_progress' }, { '.tag': 'complete' }],
		});
		await dropbox.removeMember('7', MIA);
		expect(asking(REMOVE)).toEqual([
			{
				...{ shared_folder_id: '7', leave_a_copy: false },
				member: { '.tag': 'dropbox_id', dropbox_id: 'dbid:mia' },
			},
		]);
	});

	const notThere = { '.tag': 'member_error', member_error: { '.tag': 'not_a_member' } };

	it.each<[string, Record<string, CannedResponse[]>]>([
		['is no member', { [REMOVE]: [[409, notThere]] }],
		[
			'turns out to be none',
			{
				[REMOVE]: [{ '.tag': 'async_job_id', async_job_id: 'j' }],
				[CHECK]: [{ '.tag': 'failed', failed: notThere }],
			},
		],
		[
			'is removed by a job that is lost',
			{
				[REMOVE]: [{ '.tag': 'async_job_id', async_job_id: 'j' }],
				[CHECK]: [[409, { '.tag': 'internal_error' }]],
			},
		],
	])('count as removed who %s', async (_, routes) => {
		await expect(world(routes).removeMember('7', MIA)).resolves.toBeUndefined();
	});

	it.each([
		[{ '.tag': 'folder_owner' }],
		[{ '.tag': 'group_access' }],
		[{ '.tag': 'no_permission' }],
		[{ '.tag': 'member_error', member_error: { '.tag': 'no_explicit_access' } }],
	])('are not removed, and that is said: %j', async (error) => {
		const refused = { reason: 'no_access' };
		const atOnce = world({ [REMOVE]: [[409, error]] });
		await expect(atOnce.removeMember('7', MIA)).rejects.toMatchObject(refused);
		const byJob = world({
			[REMOVE]: [{ '.tag': 'async_job_id', async_job_id: 'j' }],
			[CHECK]: [{ '.tag': 'failed', failed: error }],
		});
		await expect(byJob.removeMember('7', MIA)).rejects.toMatchObject(refused);
	});

	it('who are only invited are named by their address', async () => {
		const dropbox = world({ [REMOVE]: [[409, notThere]] });
		await dropbox.removeMember('7', { ...MIA, kind: 'invited', id: undefined });
		expect(asking(REMOVE)).toMatchObject([{ member: { '.tag': 'email', email: 'mia@example.com' } }]);
	});
});

describe('members of a file', () => {
	const FILES = 'sharing/list_file_members';
	const TAKE = 'sharing/remove_file_member_2';
	const world = (routes: Record<string, CannedResponse[]>) =>
		createTestDropbox({ through: withCannedResponses(routes) }).dropbox;

	it('are told with those who have it by its folder', async () => {
		const asked: Array<[string, unknown]> = [];
		const routes = { [FILES]: [{ ...nobody, users: [person('mia', { is_inherited: true })] }] };
		const { dropbox } = createTestDropbox({ through: withCannedResponses(routes, asked) });
		expect(await dropbox.fileMembers('id:aaaaaaaaaaaa')).toEqual([{ ...MIA, inherited: true }]);
		expect(asked).toEqual([[FILES, { file: 'id:aaaaaaaaaaaa', include_inherited: true, limit: 300 }]]);
	});

	it.each<[string, CannedResponse]>([
		['at once', { '.tag': 'success' }],
		['who was not given it', [409, { '.tag': 'no_explicit_access' }]],
		['who is none', { '.tag': 'member_error', member_error: { '.tag': 'invalid_member' } }],
	])('are taken back from %s', async (_, answer) => {
		const dropbox = world({ [TAKE]: [answer] });
		await expect(dropbox.removeFileMember('id:aaaaaaaaaaaa', MIA)).resolves.toBeUndefined();
	});

	it.each<[CannedResponse]>([
		[{ '.tag': 'member_error', member_error: { '.tag': 'no_permission' } }],
		[[409, { '.tag': 'access_error', access_error: { '.tag': 'no_permission' } }]],
	])('are not taken back, and that is said: %j', async (answer) => {
		const dropbox = world({ [TAKE]: [answer] });
		await expect(dropbox.removeFileMember('id:aaaaaaaaaaaa', MIA)).rejects.toMatchObject({
			reason: 'no_access',
		});
	});
});
