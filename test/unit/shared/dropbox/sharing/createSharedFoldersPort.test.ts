/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { createTestDropbox } from '@/test/support/createTestDropbox';
import { withCannedResponses, type CannedResponse } from './withCannedResponses';

const FOLDER = '/Matters/Privileged';

const SHARE = 'sharing/share_folder';
const CHECK = 'sharing/check_share_job_status';
const READ = 'sharing/get_folder_metadata';
const POLICY = 'sharing/update_folder_policy';
const INHERIT = 'sharing/set_access_inheritance';

const metadata = (more: object = {}, policy: object = {}) => ({
	...{ name: 'Privileged', shared_folder_id: '77', preview_url: 'https://www.dropbox.com/scl/fo/77' },
	...{ access_type: { '.tag': 'owner' }, is_inside_team_folder: true, is_team_folder: false },
	...{ time_invited: '2026-01-01T00:00:00Z', access_inheritance: { '.tag': 'no_inherit' } },
	policy: {
		acl_update_policy: { '.tag': 'owner' },
		shared_link_policy: { '.tag': 'members' },
		...policy,
	},
	...more,
});

const CLOSED = { inherits: false, linkPolicy: 'members', managedBy: 'owner' };

describe('restrictFolder', () => {
	let asked: Array<[string, unknown]>;
	const world = async (routes: Record<string, CannedResponse[]> = {}) => {
		asked = [];
		const on = createTestDropbox({
			...{ fixture: 'teamSpace', token: 'jane', inTeamSpace: true },
			through: withCannedResponses(routes, asked),
		});
		await on.dropbox.createFolders([FOLDER]);
		return on;
	};
	const routesAsked = () => asked.map(([route]) => route);

	it('shares with all settings at once, and tells what Dropbox says then', async () => {
		const { dropbox, calls } = await world();
		expect(await dropbox.sharedFolderAt(FOLDER)).toBeUndefined();
		const { namespaceId } = await dropbox.restrictFolder(FOLDER);
		expect(await dropbox.sharedFolderAt(FOLDER)).toMatchObject({ ...CLOSED, namespaceId });
		expect(calls(POLICY) + calls(INHERIT)).toBe(0);
	});

	it('leaves alone what is so already, and mends what is otherwise', async () => {
		const { dropbox, person, calls } = await world();
		const { namespaceId } = await dropbox.restrictFolder(FOLDER);
		await dropbox.restrictFolder(FOLDER);
		expect([calls(SHARE), calls(POLICY), calls(INHERIT)]).toEqual([1, 0, 0]);
		await person.sharingSetAccessInheritance({
			...{ shared_folder_id: namespaceId, access_inheritance: { '.tag': 'inherit' } },
		});
		await person.sharingUpdateFolderPolicy({
			...{ shared_folder_id: namespaceId, shared_link_policy: { '.tag': 'anyone' } },
		});
		expect(await dropbox.restrictFolder(FOLDER)).toMatchObject(CLOSED);
	});

	it('adopts a folder that somebody else has shared meanwhile', async () => {
		const bad_path = { '.tag': 'already_shared', ...metadata() };
		const { dropbox } = await world({
			[SHARE]: [[409, { '.tag': 'bad_path', bad_path }]],
			[READ]: [metadata()],
		});
		expect(await dropbox.restrictFolder(FOLDER)).toMatchObject({ ...CLOSED, namespaceId: '77' });
	});

	it('waits for a job', async () => {
		const { dropbox } = await world({
			[SHARE]: [{ '.tag': 'async_job_id', async_job_id: 'j' }],
			[CHECK]: [{ '.tag': 'in_progress' }, { '.tag': 'complete', ...metadata() }],
			[READ]: [metadata()],
		});
		expect(await dropbox.restrictFolder(FOLDER)).toMatchObject(CLOSED);
	});

	it('begins again when the job was lost', async () => {
		const { dropbox } = await world({
			[SHARE]: [
				{ '.tag': 'async_job_id', async_job_id: 'j' },
				{ '.tag': 'complete', ...metadata() },
			],
			[CHECK]: [[409, { '.tag': 'invalid_async_job_id' }]],
			[READ]: [metadata()],
		});
		expect(await dropbox.restrictFolder(FOLDER)).toMatchObject(CLOSED);
	});

	it('refuses what a job was not carried out for', async () => {
		const { dropbox } = await world({
			[SHARE]: [{ '.tag': 'async_job_id', async_job_id: 'j' }],
			[CHECK]: [{ '.tag': 'failed', failed: { '.tag': 'disallowed_shared_link_policy' } }],
		});
		await expect(dropbox.restrictFolder(FOLDER)).rejects.toMatchObject({ reason: 'no_access' });
	});

	it.each([
		[{ '.tag': 'team_policy_disallows_member_policy' }, /team’s sharing settings/],
		[{ '.tag': 'disallowed_shared_link_policy' }, /cannot limit links/],
		[{ '.tag': 'no_permission' }, /^The members of the parent folder cannot be kept out/],
		[{ '.tag': 'bad_path', bad_path: { '.tag': 'inside_shared_folder' } }, /is in a shared folder/],
		[{ '.tag': 'bad_path', bad_path: { '.tag': 'contains_shared_folder' } }, /contains a shared folder/],
		[{ '.tag': 'bad_path', bad_path: { '.tag': 'is_vault' } }, /cannot share a folder here/],
	])('refuses by no_access what Dropbox does not let be shared: %j', async (error, message) => {
		const { dropbox } = await world({ [SHARE]: [[409, error]] });
		const refused = { reason: 'no_access', message: expect.stringMatching(message) as string };
		await expect(dropbox.restrictFolder(FOLDER)).rejects.toMatchObject(refused);
	});

	it.each([
		[INHERIT, metadata({ access_inheritance: { '.tag': 'inherit' } }), { '.tag': 'no_permission' }],
		[POLICY, metadata({}, { shared_link_policy: { '.tag': 'anyone' } }), { '.tag': 'not_on_team' }],
		[POLICY, metadata({}, { acl_update_policy: { '.tag': 'editors' } }), { '.tag': 'team_folder' }],
	])('refuses by no_access what %s does not let be changed', async (route, before, error) => {
		const { dropbox } = await world({
			[SHARE]: [{ '.tag': 'complete', ...before }],
			[READ]: [before],
			[route]: [[409, error]],
		});
		await expect(dropbox.restrictFolder(FOLDER)).rejects.toMatchObject({ reason: 'no_access' });
	});

	it('tells what is read afterwards, not what was asked for', async () => {
		const open = metadata(
			{ access_inheritance: undefined },
			{ shared_link_policy: { '.tag': 'anyone' }, acl_update_policy: { '.tag': 'other' } },
		);
		const { dropbox } = await world({
			[SHARE]: [{ '.tag': 'complete', ...metadata() }],
			[READ]: [open],
			[INHERIT]: [{ '.tag': 'complete', ...metadata() }],
			[POLICY]: [metadata()],
		});
		expect(await dropbox.restrictFolder(FOLDER)).toEqual({
			...{ namespaceId: '77', inherits: true, linkPolicy: 'anybody', managedBy: 'unknown' },
			...{ memberPolicy: 'unknown', ownLink: undefined, parentNamespaceId: undefined, isTeamFolder: false },
		});
		expect(routesAsked().at(-1)).toBe(READ);
	});

	it('tells whom the link of the folder itself lets in', async () => {
		const link_metadata = { current_audience: { '.tag': 'public' } };
		const { dropbox } = await world({
			[SHARE]: [{ '.tag': 'complete', ...metadata() }],
			[READ]: [metadata({ link_metadata })],
		});
		expect(await dropbox.restrictFolder(FOLDER)).toMatchObject({ ownLink: 'anybody' });
	});
});
