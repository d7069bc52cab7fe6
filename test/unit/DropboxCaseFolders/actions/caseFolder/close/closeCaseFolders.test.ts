/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { markerFileName } from '@/nodes/shared/domain/marker/markerFile';
import { RECORD_NAME } from '@/nodes/shared/domain/closing/ClosingRecord';
import {
	closeRequest,
	CLOSED_AT,
	createCloseHarness,
	onlyResult,
	prefixRequest,
	reopenRequest,
	statuses,
	type CloseHarness,
} from './closeHarness';

describe('Close Case Folder', () => {
	let on: CloseHarness;
	let id: string;
	beforeEach(async () => {
		on = createCloseHarness();
		await on.makeFolder('/Cases');
		id = await on.caseFolder('/Cases/22-1', { 'a.txt': 'hello', 'Notes/b.txt': 'a note' });
	});
	afterEach(() => on.world.close());

	it('moves the folder into the year of the closed folder, which is made', async () => {
		expect(onlyResult(await on.close(closeRequest(id)))).toMatchObject({
			...{ status: 'closed', folderId: id, archiveId: id, archiveHash: null, closedAt: CLOSED_AT },
			...{ archivePath: '/Closed/2026/22-1', path: '/Closed/2026/22-1', name: '22-1' },
			...{ documentCount: 2, bytes: 11, linksRevoked: null, warnings: [], dryRun: false },
			url: 'https://www.dropbox.com/home/Closed/2026/22-1',
		});
		expect(await on.pathOf(id)).toBe('/Closed/2026/22-1');
	});

	it('puts a prefix before the name, once', async () => {
		expect(onlyResult(await on.close(prefixRequest(id)))).toMatchObject({
			status: 'closed',
			name: 'Closed - 22-1',
		});
		expect(onlyResult(await on.close(prefixRequest(id)))).toMatchObject({
			...{ status: 'alreadyClosed', path: '/Cases/Closed - 22-1', closedAt: CLOSED_AT },
		});
		const byHand = await on.caseFolder('/Cases/closed - 22-2');
		expect(onlyResult(await on.close(prefixRequest(byHand)))).toMatchObject({
			...{ status: 'alreadyClosed', name: 'closed - 22-2', closedAt: null },
		});
	});

	it.each([closeRequest, prefixRequest])('says the same again when it is run again', async (way) => {
		const first = onlyResult(await on.close(way(id)));
		const tree = await on.tree();
		const again = onlyResult(await on.close(way(id, { closedAt: '2027-01-01T00:00:00.000Z', year: '2027' })));
		expect(again).toEqual({ ...first, status: 'alreadyClosed' });
		expect(await on.tree()).toEqual(tree);
	});

	it('is undone by Reopen, whatever people did meanwhile', async () => {
		const before = await on.tree('/Cases');
		for (const way of [closeRequest, prefixRequest]) {
			await on.close(way(id));
			await on.makeFolder('/Elsewhere');
			await on.move((await on.pathOf(id)) ?? '', '/Elsewhere/by hand');
			expect(statuses(await on.reopen(reopenRequest(id)))).toEqual(['reopened']);
			expect(await on.tree('/Cases')).toEqual(before);
			expect(statuses(await on.reopen(reopenRequest(id)))).toEqual(['notClosed']);
			await on.remove('/Elsewhere');
		}
	});

	it('leaves folders without documents alone where that is asked for', async () => {
		const empty = await on.caseFolder('/Cases/22-2');
		await on.makeFolder('/Cases/22-2/Notes');
		await on.put(`/Cases/22-2/${markerFileName('22-2')}`, '{}');
		const tree = await on.tree();
		const outcomes = await on.close(closeRequest(empty, { skipEmptyFolders: true }));
		expect(onlyResult(outcomes)).toMatchObject({
			status: 'noDocuments',
			documentCount: 0,
			archivePath: null,
		});
		expect(await on.tree()).toEqual(tree);
	});

	it('does in a dry run what it says, but nothing', async () => {
		const tree = await on.tree();
		on.world.emulator.log.clear();
		const said = onlyResult(await on.close(closeRequest(id, { dryRun: true })));
		expect(on.world.emulator.log.calls.map(({ route }) => route).filter(isWriting)).toEqual([]);
		expect(await on.tree()).toEqual(tree);
		expect(onlyResult(await on.close(closeRequest(id)))).toEqual({ ...said, dryRun: false });
	});

	it('refuses a place that is taken, and leaves the folder as it was', async () => {
		await on.caseFolder('/Closed/2026/22-1');
		const other = await on.caseFolder('/Cases/22-2');
		const tree = await on.tree('/Cases/22-1');
		expect(statuses(await on.close(closeRequest(id), closeRequest(other)))).toEqual(['name_taken', 'closed']);
		expect(await on.tree('/Cases/22-1')).toEqual(tree);
	});

	it('lets one of two have a place', async () => {
		await on.makeFolder('/Other');
		const namesake = await on.caseFolder('/Other/22-1');
		const outcomes = await on.close(
			closeRequest(id),
			closeRequest(namesake),
			closeRequest(id),
			prefixRequest(id),
		);
		expect(statuses(outcomes)).toEqual(['closed', 'name_taken', 'alreadyClosed', 'invalid_input']);
		expect(await on.pathOf(namesake)).toBe('/Other/22-1');
	});

	it('refuses to put a folder into itself, to close the top, and what is closed in another way', async () => {
		const inside = closeRequest(id, { way: { kind: 'move', closedFolder: '/Cases/22-1/Closed' } });
		expect(statuses(await on.close(inside, closeRequest('')))).toEqual(['invalid_input', 'invalid_input']);
		await on.close(prefixRequest(id));
		expect(statuses(await on.close(closeRequest(id)))).toEqual(['invalid_input']);
		expect(await on.pathOf(id)).toBe('/Cases/Closed - 22-1');
	});

	it('takes a closed folder by its ID wherever it is, and refuses one that is a file or gone', async () => {
		const archive = await on.makeFolder('/Archive');
		await on.move('/Archive', '/Old');
		const file = await on.put('/file.txt', 'a file');
		const to = (closedFolder: string) => closeRequest(id, { way: { kind: 'move', closedFolder } });
		expect(statuses(await on.close(to(file.id)))).toEqual(['not_a_folder']);
		expect(statuses(await on.close(to('id:AAAAAAAAAAAAAAAAAAAAAA')))).toEqual(['not_found']);
		expect(onlyResult(await on.close(to(archive)))).toMatchObject({ path: '/Old/2026/22-1' });
	});

	it('closes a copy of a closed folder for itself', async () => {
		await on.close(closeRequest(id));
		await on.world.person.filesCopyV2({ from_path: '/Closed/2026/22-1', to_path: '/Cases/22-1 copy' });
		const copy = (await on.world.dropbox.find('/Cases/22-1 copy')).id;
		expect(statuses(await on.reopen(reopenRequest(copy)))).toEqual(['notClosed']);
		expect(onlyResult(await on.close(prefixRequest(copy)))).toMatchObject({
			status: 'closed',
			documentCount: 2,
		});
		expect(onlyResult(await on.reopen(reopenRequest(copy)))).toMatchObject({ path: '/Cases/22-1 copy' });
		expect(Object.keys(await on.tree(copy))).not.toContain(`/Cases/22-1 copy/${RECORD_NAME}`);
	});

	it('does not touch a file of the record’s name that is none', async () => {
		const file = await on.put(`/Cases/22-1/${RECORD_NAME}`, 'a person’s own');
		expect(statuses(await on.close(closeRequest(id)))).toEqual(['content_mismatch']);
		expect(statuses(await on.reopen(reopenRequest(id)))).toEqual(['content_mismatch']);
		expect(await on.world.dropbox.find(file.id)).toMatchObject({ rev: file.rev });
	});

	it('takes the record away again where Dropbox does not move the folder', async () => {
		const before = await on.tree('/Cases');
		const refusing = { ...on.world.dropbox };
		const [outcome] = await on.closeOn(
			{
				...refusing,
				moveFolders: async () => await on.world.dropbox.moveFolders([{ from: id, to: '/Cases' }]),
			},
			closeRequest(id),
		);
		expect(outcome).toMatchObject({ ok: false, refusal: { reason: 'name_taken' } });
		expect(await on.tree('/Cases')).toEqual(before);
	});
});

const isWriting = (route: string): boolean => /upload|move|delete|create|revoke|copy/.test(route);
