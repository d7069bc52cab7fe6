/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { readClosingRecord } from '@/nodes/DropboxCaseFolders/actions/shared/caseFolders/readClosingRecord';
import {
	closeRequest,
	createCloseHarness,
	onlyResult,
	prefixRequest,
	reopenRequest,
	statuses,
	CLOSED_AT,
	type CloseHarness,
} from '../close/closeHarness';

describe('Reopen Case Folder', () => {
	let on: CloseHarness;
	let id: string;
	let destination: string;
	beforeEach(async () => {
		on = createCloseHarness();
		destination = await on.makeFolder('/Cases');
		id = await on.caseFolder('/Cases/22-1', { 'a.txt': 'hello' });
	});
	afterEach(() => on.world.close());

	it('puts the folder back under its name, and says what it was', async () => {
		await on.close(closeRequest(id));
		expect(onlyResult(await on.reopen(reopenRequest(id)))).toEqual({
			...{ status: 'reopened', folderId: id, name: '22-1', path: '/Cases/22-1', dryRun: false },
			...{ previousPath: '/Closed/2026/22-1', closedAt: CLOSED_AT, linksRevoked: null, warnings: [] },
			url: 'https://www.dropbox.com/home/Cases/22-1',
		});
		expect(await on.tree(id)).toEqual({ '/Cases/22-1/a.txt': expect.any(String) });
	});

	it('asks where to, where the destination was moved or renamed meanwhile', async () => {
		await on.close(closeRequest(id));
		await on.makeFolder('/Legal');
		await on.move('/Cases', '/Legal/Matters');
		for (const dryRun of [true, false]) {
			const [outcome] = await on.reopen(reopenRequest(id, { dryRun }));
			expect(outcome).toMatchObject({
				...{ ok: false, refusal: { reason: 'ambiguous', advice: expect.stringContaining('Restore To') } },
			});
		}
		expect(await on.pathOf(id)).toBe('/Closed/2026/22-1');
		const restored = await on.reopen(reopenRequest(id, { restoreTo: destination }));
		expect(onlyResult(restored)).toMatchObject({ path: '/Legal/Matters/22-1' });
	});

	describe('with a record that somebody changed', () => {
		const changed = async (closedFrom: (was: Record<string, string>) => Record<string, string>) => {
			const address = `${id}/_Closed (needed to reopen).json`;
			const { record } = await readClosingRecord(address, on.world.dropbox);
			const contents = JSON.stringify({
				...record,
				closedFrom: { ...record.closedFrom, ...closedFrom(record.closedFrom) },
			});
			await on.world.person.filesUpload({ path: address, contents, mode: { '.tag': 'overwrite' } });
		};
		const refused = async () => {
			const tree = await on.tree();
			expect(statuses(await on.reopen(reopenRequest(id, { dryRun: true }), reopenRequest(id)))).toEqual([
				...['ambiguous', 'ambiguous'],
			]);
			expect(await on.tree()).toEqual(tree);
			expect(statuses(await on.reopen(reopenRequest(id, { restoreTo: destination })))).toEqual(['reopened']);
		};

		it('does not follow another parent', async () => {
			const open = await on.makeFolder('/Open to All');
			await on.close(closeRequest(id));
			await changed(() => ({ parent: open }));
			await refused();
		});

		it('does not follow another path', async () => {
			await on.close(closeRequest(id));
			await changed(() => ({ path: '/Open to All/22-1' }));
			await refused();
		});

		it('does not follow another name', async () => {
			await on.close(closeRequest(id));
			await changed(() => ({ name: 'Somebody else' }));
			await refused();
		});

		it('does not take the closed folder for its old place', async () => {
			await on.close(closeRequest(id));
			const parent = (await on.world.dropbox.find('/Closed/2026')).id;
			await changed(() => ({ parent }));
			await refused();
		});
	});

	it('knows a half-closed folder although its destination was moved', async () => {
		const dying = { ...on.world.dropbox, moveFolders: async () => await Promise.reject(new Error('died')) };
		await expect(on.closeOn(dying, closeRequest(id))).rejects.toThrow('died');
		await on.move('/Cases', '/Matters');
		expect(onlyResult(await on.close(closeRequest(id)))).toMatchObject({
			status: 'closed',
			path: '/Closed/2026/22-1',
		});
		expect(onlyResult(await on.reopen(reopenRequest(id)))).toMatchObject({ path: '/Matters/22-1' });
	});

	it('refuses where the destination is gone, unless another folder is given', async () => {
		await on.close(closeRequest(id));
		await on.remove('/Cases');
		const [outcome] = await on.reopen(reopenRequest(id));
		expect(outcome).toMatchObject({ ok: false, refusal: { advice: expect.stringContaining('Restore To') } });
		expect(await on.pathOf(id)).toBe('/Closed/2026/22-1');
		await on.makeFolder('/New');
		expect(onlyResult(await on.reopen(reopenRequest(id, { restoreTo: '/New' })))).toMatchObject({
			path: '/New/22-1',
		});
		expect(statuses(await on.reopen(reopenRequest(id)))).toEqual(['notClosed']);
	});

	it('refuses where the name is taken, and leaves the folder closed', async () => {
		await on.close(closeRequest(id));
		await on.caseFolder('/Cases/22-1');
		expect(statuses(await on.reopen(reopenRequest(id)))).toEqual(['name_taken']);
		expect(statuses(await on.close(closeRequest(id)))).toEqual(['alreadyClosed']);
	});

	it('leaves what is not closed, and refuses what is no folder', async () => {
		const file = await on.put('/Cases/file.txt', 'a file');
		const tree = await on.tree();
		const outcomes = await on.reopen(
			reopenRequest(id),
			reopenRequest(destination),
			reopenRequest(file.id),
			reopenRequest(''),
		);
		expect(statuses(outcomes)).toEqual(['notClosed', 'notClosed', 'not_a_folder', 'invalid_input']);
		expect(await on.tree()).toEqual(tree);
	});

	it('clears the record away where a person has put the folder back', async () => {
		const before = await on.tree('/Cases');
		await on.close(prefixRequest(id));
		await on.move('/Cases/Closed - 22-1', '/Cases/22-1');
		expect(onlyResult(await on.reopen(reopenRequest(id)))).toMatchObject({
			status: 'reopened',
			path: '/Cases/22-1',
		});
		expect(await on.tree('/Cases')).toEqual(before);
	});

	it('does in a dry run what it says, but nothing', async () => {
		await on.close(closeRequest(id));
		const tree = await on.tree();
		const said = onlyResult(await on.reopen(reopenRequest(id, { dryRun: true })));
		expect(await on.tree()).toEqual(tree);
		expect(onlyResult(await on.reopen(reopenRequest(id)))).toEqual({ ...said, dryRun: false });
	});

	it('refuses to put a folder into itself, and gives two items that lead to it one outcome', async () => {
		await on.close(closeRequest(id));
		const notes = await on.makeFolder('/Closed/2026/22-1/Notes');
		expect(statuses(await on.reopen(reopenRequest(id, { restoreTo: notes })))).toEqual(['invalid_input']);
		expect(statuses(await on.reopen(reopenRequest(id), reopenRequest('/Closed/2026/22-1')))).toEqual([
			...['reopened', 'reopened'],
		]);
	});
});
