/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { createCaseFolders } from '@/nodes/DropboxCaseFolders/actions/shared/caseFolders/create/createCaseFolders';
import { findCaseFolders } from '@/nodes/DropboxCaseFolders/actions/caseFolder/find/findCaseFolders';
import { createApi } from '@/nodes/shared/dropbox/client/createApi';
import { createDropbox } from '@/nodes/shared/dropbox/createDropbox';
import type { HttpResponse, Send } from '@/nodes/shared/http/types';
import { kinds, createCaseFolderHarness, request, value, type CaseFolderHarness } from './caseFolderHarness';

/** A Dropbox whose search answers a second question as it did the first, whatever people did since. */
function withStaleSearch({ send, open, clock, dropbox }: CaseFolderHarness) {
	const answers = new Map<string, Promise<HttpResponse>>();
	const stale: Send = async (asked) => {
		if (!asked.url.endsWith('/files/search_v2')) return await send(asked);
		const key = Buffer.concat(asked.body ?? []).toString();
		const answer = answers.get(key) ?? send(asked);
		answers.set(key, answer);
		return await answer;
	};
	const api = createApi(stale, clock, async () => ({}), open);
	return createDropbox(api, clock, { whoAmI: dropbox.whoAmI });
}

describe('Search that tells where a folder was before people renamed it', () => {
	let world: CaseFolderHarness;
	beforeEach(async () => (world = await createCaseFolderHarness()));
	afterEach(() => world.close());

	it.each([1, 12])('does not make Create double it, nor Find miss it (%i cases)', async (count) => {
		const requests = Array.from({ length: count }, (_, number) =>
			request(`22-${number}`, { marker: 'file' }),
		);
		const made = await world.create(...requests);
		const dropbox = withStaleSearch(world);
		const template = [{ kind: 'case ID' as const }];
		const seeking = [{ caseId: '22-0', within: '/Cases', template, several: 'refuse' as const }];
		await createCaseFolders(requests, dropbox);
		await findCaseFolders(seeking, dropbox);
		await world.move('/Cases/22-0', '/Cases/Doe');
		const { folderId } = value(made[0]);
		expect(value((await findCaseFolders(seeking, dropbox))[0])).toMatchObject([
			{ folderId, path: '/Cases/Doe' },
		]);
		const again = await createCaseFolders(requests, dropbox);
		expect(value(again[0])).toMatchObject({ folderId, created: false });
		expect(again.map((outcome) => value(outcome).folderId)).toEqual(
			made.map((outcome) => value(outcome).folderId),
		);
	});

	it('does not mix up two folders that people gave each other’s names', async () => {
		const requests = [request('22-1', { marker: 'file' }), request('22-2', { marker: 'file' })];
		const made = await world.create(...requests);
		const dropbox = withStaleSearch(world);
		await createCaseFolders(requests, dropbox);
		await world.move('/Cases/22-1', '/Cases/aside');
		await world.move('/Cases/22-2', '/Cases/22-1');
		await world.move('/Cases/aside', '/Cases/22-2');
		const again = await createCaseFolders(requests, dropbox);
		expect(kinds(again)).toEqual(['done', 'done']);
		expect(again.map((outcome) => value(outcome).folderId)).toEqual(
			made.map((outcome) => value(outcome).folderId),
		);
	});
});
