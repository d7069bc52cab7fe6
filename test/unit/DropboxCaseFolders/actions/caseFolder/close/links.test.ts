/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { Refusal } from '@/nodes/shared/core/Refusal';
import type { SharedLink } from '@/nodes/shared/dropbox/port';
import {
	closeRequest,
	createCloseHarness,
	onlyResult,
	prefixRequest,
	reopenRequest,
	statuses,
	type CloseHarness,
} from './closeHarness';

describe('Close Case Folder and its shared links', () => {
	let on: CloseHarness;
	let id: string;
	let other: string;
	beforeEach(async () => {
		on = createCloseHarness();
		id = await on.caseFolder('/Cases/22-1', { 'a.txt': 'hello', 'Notes/b.txt': 'a note' });
		other = await on.caseFolder('/Cases/22-10', { 'a.txt': 'hello' });
		for (const path of ['/Cases/22-1', '/Cases/22-1/Notes/b.txt', '/Cases/22-10', '/Cases'])
			await on.world.person.sharingCreateSharedLinkWithSettings({ path });
	});
	afterEach(() => on.world.close());

	const linked = async (): Promise<string[]> =>
		(await on.world.dropbox.linksBelow('')).map(({ pathLower }) => pathLower ?? '').sort();

	it('leaves them where nothing else is asked for', async () => {
		expect(onlyResult(await on.close(closeRequest(id)))).toMatchObject({ linksRevoked: null });
		expect(await linked()).toHaveLength(4);
		expect(on.world.calls('sharing/revoke_shared_link')).toBe(0);
	});

	it('revokes those of the folder and of what is in it, and no others', async () => {
		const request = closeRequest(id, { revokeLinks: true });
		expect(onlyResult(await on.close({ ...request, dryRun: true }))).toMatchObject({ linksRevoked: 2 });
		expect(await linked()).toHaveLength(4);
		expect(onlyResult(await on.close(request))).toMatchObject({ status: 'closed', linksRevoked: 2 });
		expect(await linked()).toEqual(['/cases', '/cases/22-10']);
		expect(onlyResult(await on.close(request))).toMatchObject({ status: 'alreadyClosed', linksRevoked: 2 });
		expect(onlyResult(await on.reopen(reopenRequest(id)))).toMatchObject({
			...{ linksRevoked: 2, warnings: [expect.stringContaining('not restored')] },
		});
	});

	it('revokes what is left when a run died in between', async () => {
		const dying = { ...on.world.dropbox, revokeLink: async () => await Promise.reject(new Error('died')) };
		const requests = [id, other].map((folder) => prefixRequest(folder, { revokeLinks: true }));
		await expect(on.closeOn(dying, ...requests)).rejects.toThrow('died');
		expect(statuses(await on.close(...requests))).toEqual(['alreadyClosed', 'alreadyClosed']);
		expect(await linked()).toEqual(['/cases']);
	});

	it('revokes them of a folder that was closed without', async () => {
		await on.close(closeRequest(id));
		expect(onlyResult(await on.close(closeRequest(id, { revokeLinks: true })))).toMatchObject({
			...{ status: 'alreadyClosed', linksRevoked: 2 },
		});
		expect(await linked()).toEqual(['/cases', '/cases/22-10']);
	});

	it('refuses before anything is written where links cannot be listed', async () => {
		const tree = await on.tree();
		const refusal = new Refusal('missing_scope', 'The app may not see shared links', 'Tick sharing.read.');
		const blind = { ...on.world.dropbox, linksBelow: async () => await Promise.reject(refusal) };
		const outcomes = await on.closeOn(blind, closeRequest(id, { revokeLinks: true }), closeRequest(other));
		expect(statuses(outcomes)).toEqual(['missing_scope', 'closed']);
		expect(Object.keys(await on.tree('/Cases/22-1'))).toEqual(Object.keys(tree).filter(isIn('/Cases/22-1/')));
	});

	it('is refused, though closed, where a link cannot be revoked; and tells of those it may not revoke', async () => {
		const request = closeRequest(id, { revokeLinks: true });
		const unwilling = {
			...on.world.dropbox,
			revokeLink: async () => await Promise.reject(new Refusal('too_busy', 'no', 'later')),
		};
		expect(statuses(await on.closeOn(unwilling, request))).toEqual(['too_busy']);
		const theirs = async (): Promise<SharedLink[]> =>
			(await on.world.dropbox.linksBelow('')).map((link) => ({ ...link, mayRevoke: false }));
		const result = onlyResult(await on.closeOn({ ...on.world.dropbox, linksBelow: theirs }, request));
		expect(result.warnings).toEqual([expect.stringContaining('2 shared links')]);
		expect(statuses(await on.close(request))).toEqual(['alreadyClosed']);
		expect(await linked()).toEqual(['/cases', '/cases/22-10']);
	});
});

const isIn = (path: string) => (each: string) => each.startsWith(path);
