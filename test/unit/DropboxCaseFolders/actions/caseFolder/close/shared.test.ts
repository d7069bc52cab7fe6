import {
	closeRequest,
	createCloseHarness,
	onlyResult,
	prefixRequest,
	reopenRequest,
	statuses,
	type CloseHarness,
} from './closeHarness';

describe('case folders that are shared folders', () => {
	let on: CloseHarness;
	afterEach(() => on.world.close());

	const share = async (path: string) => {
		await on.world.person.sharingShareFolder({ path });
		return (await on.world.dropbox.find(path)).id;
	};

	it('are closed and reopened as others are', async () => {
		on = createCloseHarness();
		await on.caseFolder('/Cases/22-1', { 'a.txt': 'hello' });
		const id = await share('/Cases/22-1');
		const before = await on.tree('/Cases');
		for (const way of [closeRequest, prefixRequest]) {
			expect(onlyResult(await on.close(way(id)))).toMatchObject({ status: 'closed', documentCount: 1 });
			expect(onlyResult(await on.close(way(id)))).toMatchObject({ status: 'alreadyClosed' });
			expect(onlyResult(await on.reopen(reopenRequest(id)))).toMatchObject({ path: '/Cases/22-1' });
			expect(await on.tree('/Cases')).toEqual(before);
		}
	});

	it('are as before where Dropbox does not let them into another shared folder', async () => {
		on = createCloseHarness();
		await on.caseFolder('/Cases/22-1', { 'a.txt': 'hello' });
		const id = await share('/Cases/22-1');
		await on.makeFolder('/Team');
		await share('/Team');
		const before = await on.tree('/Cases');
		const into = closeRequest(id, { way: { kind: 'move', closedFolder: '/Team/Closed' } });
		expect(statuses(await on.close(into))).toEqual(['no_access']);
		expect(await on.tree('/Cases')).toEqual(before);
	});

	it('are closed within a team folder, and not by who may only read', async () => {
		on = createCloseHarness({ fixture: 'teamSpace', token: 'jane', inTeamSpace: true });
		const id = await on.caseFolder('/Matters/22-1', { 'a.txt': 'hello' });
		const way = { kind: 'move', closedFolder: '/Matters/Closed' } as const;
		expect(onlyResult(await on.close(closeRequest(id, { way })))).toMatchObject({
			path: '/Matters/Closed/2026/22-1',
		});
		expect(onlyResult(await on.reopen(reopenRequest(id)))).toMatchObject({ path: '/Matters/22-1' });
		const before = await on.tree('/Matters');
		expect(statuses(await on.close(closeRequest(id)))).toEqual(['no_access']);
		expect(await on.tree('/Matters')).toEqual(before);
	});
});

describe('case folders with more in them than Dropbox moves at once', () => {
	it('are refused, and as before', async () => {
		const on = createCloseHarness();
		const id = await on.caseFolder('/Cases/22-1');
		await on.world.dropbox.createFolders(
			Array.from({ length: 10_000 }, (_, index) => `/Cases/22-1/${index}`),
		);
		const tooLarge = { refusal: { reason: 'too_large', message: expect.stringContaining('10,002') } };
		expect(await on.close(closeRequest(id))).toMatchObject([tooLarge]);
		expect(await on.close(prefixRequest(id, { dryRun: true }))).toMatchObject([tooLarge]);
		expect(Object.keys(await on.tree('/Cases/22-1')).filter((path) => path.endsWith('.json'))).toEqual([]);
		const zip = { kind: 'zip', closedFolder: '/Closed', matterNumber: '', afterwards: 'stays' } as const;
		expect(onlyResult(await on.close(closeRequest(id, { way: zip })))).toMatchObject({ status: 'closed' });
		await on.makeFolder('/Cases/22-1/One more');
		await on.reopen(reopenRequest(id));
		const [outcome] = await on.close(closeRequest(id, { way: zip }));
		expect(outcome).toMatchObject({
			refusal: { reason: 'too_large', message: expect.stringContaining('10,001') },
		});
		on.world.close();
	});
});
