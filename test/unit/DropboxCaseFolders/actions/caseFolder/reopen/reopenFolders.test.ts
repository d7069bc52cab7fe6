import { readRecord } from '../../../../../../nodes/DropboxCaseFolders/actions/caseFolder/standingRecord';
import { closing, firm, only, prefixing, reopening, statuses, CLOSED_AT, type Firm } from '../close/firm';

describe('Reopen Case Folder', () => {
	let on: Firm;
	let id: string;
	let destination: string;
	beforeEach(async () => {
		on = firm();
		destination = await on.makeFolder('/Cases');
		id = await on.caseFolder('/Cases/22-1', { 'a.txt': 'hello' });
	});
	afterEach(() => on.world.close());

	it('puts the folder back under its name, and says what it was', async () => {
		await on.close(closing(id));
		expect(only(await on.reopen(reopening(id)))).toEqual({
			...{ status: 'reopened', folderId: id, name: '22-1', path: '/Cases/22-1', dryRun: false },
			...{ pathBefore: '/Closed/2026/22-1', closedAt: CLOSED_AT, linksRevoked: null, warnings: [] },
			url: 'https://www.dropbox.com/home/Cases/22-1',
		});
		expect(await on.tree(id)).toEqual({ '/Cases/22-1/a.txt': expect.any(String) });
	});

	it('asks where to, where the destination was moved or renamed meanwhile', async () => {
		await on.close(closing(id));
		await on.makeFolder('/Legal');
		await on.move('/Cases', '/Legal/Matters');
		for (const dryRun of [true, false]) {
			const [outcome] = await on.reopen(reopening(id, { dryRun }));
			expect(outcome).toMatchObject({
				...{ ok: false, refusal: { kind: 'ambiguous', advice: expect.stringContaining('Restore To') } },
			});
		}
		expect(await on.pathOf(id)).toBe('/Closed/2026/22-1');
		const restored = await on.reopen(reopening(id, { restoreTo: destination }));
		expect(only(restored)).toMatchObject({ path: '/Legal/Matters/22-1' });
	});

	describe('with a record that somebody changed', () => {
		const changed = async (closedFrom: (was: Record<string, string>) => Record<string, string>) => {
			const address = `${id}/_Closed (needed to reopen).json`;
			const { record } = await readRecord(address, on.world.dropbox);
			const contents = JSON.stringify({
				...record,
				closedFrom: { ...record.closedFrom, ...closedFrom(record.closedFrom) },
			});
			await on.world.person.filesUpload({ path: address, contents, mode: { '.tag': 'overwrite' } });
		};
		const refused = async () => {
			const tree = await on.tree();
			expect(statuses(await on.reopen(reopening(id, { dryRun: true }), reopening(id)))).toEqual([
				...['ambiguous', 'ambiguous'],
			]);
			expect(await on.tree()).toEqual(tree);
			expect(statuses(await on.reopen(reopening(id, { restoreTo: destination })))).toEqual(['reopened']);
		};

		it('does not follow another parent', async () => {
			const open = await on.makeFolder('/Open to All');
			await on.close(closing(id));
			await changed(() => ({ parent: open }));
			await refused();
		});

		it('does not follow another path', async () => {
			await on.close(closing(id));
			await changed(() => ({ path: '/Open to All/22-1' }));
			await refused();
		});

		it('does not follow another name', async () => {
			await on.close(closing(id));
			await changed(() => ({ name: 'Somebody else' }));
			await refused();
		});

		it('does not take the closed folder for its old place', async () => {
			await on.close(closing(id));
			const parent = (await on.world.dropbox.find('/Closed/2026')).id;
			await changed(() => ({ parent }));
			await refused();
		});
	});

	it('knows a half-closed folder although its destination was moved', async () => {
		const dying = { ...on.world.dropbox, moveFolders: async () => await Promise.reject(new Error('died')) };
		await expect(on.closeOn(dying, closing(id))).rejects.toThrow('died');
		await on.move('/Cases', '/Matters');
		expect(only(await on.close(closing(id)))).toMatchObject({ status: 'closed', path: '/Closed/2026/22-1' });
		expect(only(await on.reopen(reopening(id)))).toMatchObject({ path: '/Matters/22-1' });
	});

	it('refuses where the destination is gone, unless another folder is given', async () => {
		await on.close(closing(id));
		await on.remove('/Cases');
		const [outcome] = await on.reopen(reopening(id));
		expect(outcome).toMatchObject({ ok: false, refusal: { advice: expect.stringContaining('Restore To') } });
		expect(await on.pathOf(id)).toBe('/Closed/2026/22-1');
		await on.makeFolder('/New');
		expect(only(await on.reopen(reopening(id, { restoreTo: '/New' })))).toMatchObject({ path: '/New/22-1' });
		expect(statuses(await on.reopen(reopening(id)))).toEqual(['notClosed']);
	});

	it('refuses where the name is taken, and leaves the folder closed', async () => {
		await on.close(closing(id));
		await on.caseFolder('/Cases/22-1');
		expect(statuses(await on.reopen(reopening(id)))).toEqual(['name_taken']);
		expect(statuses(await on.close(closing(id)))).toEqual(['alreadyClosed']);
	});

	it('leaves what is not closed, and refuses what is no folder', async () => {
		const file = await on.put('/Cases/file.txt', 'a file');
		const tree = await on.tree();
		const outcomes = await on.reopen(
			reopening(id),
			reopening(destination),
			reopening(file.id),
			reopening(''),
		);
		expect(statuses(outcomes)).toEqual(['notClosed', 'notClosed', 'not_a_folder', 'invalid_input']);
		expect(await on.tree()).toEqual(tree);
	});

	it('clears the record away where a person has put the folder back', async () => {
		const before = await on.tree('/Cases');
		await on.close(prefixing(id));
		await on.move('/Cases/Closed - 22-1', '/Cases/22-1');
		expect(only(await on.reopen(reopening(id)))).toMatchObject({ status: 'reopened', path: '/Cases/22-1' });
		expect(await on.tree('/Cases')).toEqual(before);
	});

	it('does in a dry run what it says, but nothing', async () => {
		await on.close(closing(id));
		const tree = await on.tree();
		const said = only(await on.reopen(reopening(id, { dryRun: true })));
		expect(await on.tree()).toEqual(tree);
		expect(only(await on.reopen(reopening(id)))).toEqual({ ...said, dryRun: false });
	});

	it('refuses to put a folder into itself, and gives two items that lead to it one outcome', async () => {
		await on.close(closing(id));
		const notes = await on.makeFolder('/Closed/2026/22-1/Notes');
		expect(statuses(await on.reopen(reopening(id, { restoreTo: notes })))).toEqual(['invalid_input']);
		expect(statuses(await on.reopen(reopening(id), reopening('/Closed/2026/22-1')))).toEqual([
			...['reopened', 'reopened'],
		]);
	});
});
