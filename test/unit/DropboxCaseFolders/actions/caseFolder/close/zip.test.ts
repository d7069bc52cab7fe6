/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { Refusal } from '@/nodes/shared/core/Refusal';
import type { DropboxPort } from '@/nodes/shared/dropbox/port';
import { ConnectionLost } from '@/nodes/shared/http/types';
import { readZip } from '@/test/unit/shared/domain/zip/readZip';
import { Sparse } from '@/test/unit/shared/domain/zip/Sparse';
import {
	closeRequest,
	CLOSED_AT,
	createCloseHarness,
	onlyResult,
	reopenRequest,
	statuses,
	type CloseHarness,
} from './closeHarness';
import type { CloseRequest } from '@/nodes/DropboxCaseFolders/actions/caseFolder/close/request';

const zipping = (folder: string, more: Partial<CloseRequest> = {}, afterwards: 'stays' | 'moves' = 'stays') =>
	closeRequest(folder, {
		way: { kind: 'zip', closedFolder: '/Closed', matterNumber: 'M-1', afterwards },
		...more,
	});

const PLACE = '/Closed/2026/M-1';

describe('Close Case Folder by a ZIP', () => {
	let on: CloseHarness;
	let id: string;
	beforeEach(async () => {
		on = createCloseHarness();
		id = await on.caseFolder('/Cases/22-1', { 'a.txt': 'hello', 'Nótes/b.txt': 'a note', 'empty.txt': '' });
		await on.makeFolder('/Cases/22-1/Nothing in it');
	});
	afterEach(() => on.world.close());

	/** A Dropbox of which one method does something else. */
	const but = (more: Partial<DropboxPort>): DropboxPort => ({ ...on.world.dropbox, ...more });
	const noZips = { zip: async () => await Promise.reject(new Refusal('unavailable', 'no', 'none')) };

	/** The documents of a ZIP as somebody else's library reads them. */
	const contentsOf = async (archiveId: string | null) => {
		const archive = new Sparse();
		await on.world.dropbox.download(archiveId ?? '', undefined, async ({ content }) => {
			for await (const piece of content) archive.add(piece);
		});
		const entries = (await readZip(archive)).filter(({ name }) => !name.endsWith('/'));
		return Object.fromEntries(entries.map(({ name, content }) => [name.normalize('NFC'), content]));
	};

	it.each([
		['Dropbox makes it', {}],
		['it is built here', noZips],
	])('puts a checked ZIP there and leaves the folder, where %s', async (_who, more) => {
		const before = await on.tree('/Cases');
		const result = onlyResult(await on.closeOn(but(more), zipping(id)));
		expect(result).toMatchObject({
			...{ status: 'closed', archivePath: `${PLACE}/22-1.zip`, closedAt: CLOSED_AT },
			...{ archiveHash: expect.stringMatching(/^[0-9a-f]{64}$/), documentCount: 3, bytes: 11 },
			...{ folderId: id, path: '/Cases/22-1' },
		});
		const zip = await on.world.dropbox.find(result.archiveId ?? '');
		expect(zip).toMatchObject({ path: `${PLACE}/22-1.zip`, contentHash: result.archiveHash });
		expect(Object.keys(await on.tree(PLACE))).toEqual([`${PLACE}/22-1.zip`]);
		expect(await contentsOf(result.archiveId)).toEqual({
			...{ '22-1/a.txt': 'hello', '22-1/Nótes/b.txt': 'a note', '22-1/empty.txt': '' },
		});
		expect(on.world.calls('files/download_zip')).toBe('zip' in more ? 0 : 1);
		const again = onlyResult(await on.closeOn(but(more), zipping(id)));
		expect(again).toEqual({ ...result, status: 'alreadyClosed' });
		expect(onlyResult(await on.reopen(reopenRequest(id))).warnings).toEqual([expect.stringContaining('ZIP')]);
		expect(await on.tree('/Cases')).toEqual(before);
	});

	it('moves the folder beside the ZIP where that is wanted, and back', async () => {
		const before = await on.tree('/Cases');
		expect(onlyResult(await on.close(zipping(id, {}, 'moves')))).toMatchObject({
			...{ status: 'closed', archivePath: `${PLACE}/22-1.zip`, path: `${PLACE}/22-1` },
		});
		expect(onlyResult(await on.close(zipping(id, {}, 'moves')))).toMatchObject({
			...{ status: 'alreadyClosed', archivePath: `${PLACE}/22-1.zip` },
		});
		expect(statuses(await on.close(zipping(id)))).toEqual(['invalid_input']);
		await on.reopen(reopenRequest(id));
		expect(await on.tree('/Cases')).toEqual(before);
	});

	it('names the folder of the ZIP after the case folder where no matter number is given', async () => {
		const way = { kind: 'zip', closedFolder: '/Closed', matterNumber: '', afterwards: 'stays' } as const;
		expect(onlyResult(await on.close(closeRequest(id, { way })))).toMatchObject({
			archivePath: '/Closed/2026/22-1/22-1.zip',
		});
	});

	it('begins again where a document is changed meanwhile', async () => {
		let zips = 0;
		const result = onlyResult(
			await on.closeOn(
				but({
					upload: async (documents, settled) => {
						const outcomes = await on.world.dropbox.upload(documents, settled);
						if (documents[0]?.address.endsWith('.zip') === true && ++zips === 1)
							await on.put('/Cases/22-1/late.txt', 'came late');
						return outcomes;
					},
				}),
				zipping(id),
			),
		);
		expect({ zips, status: result.status }).toEqual({ zips: 2, status: 'closed' });
		expect(Object.keys(await on.tree(PLACE))).toEqual([`${PLACE}/22-1.zip`]);
	});

	it('begins again where a document is deleted before its turn', async () => {
		let opened = 0;
		const deleting = but({
			...noZips,
			download: async (address, rev, take) => {
				if (++opened === 1) await on.remove('/Cases/22-1/empty.txt');
				return await on.world.dropbox.download(address, rev, take);
			},
		});
		const result = onlyResult(await on.closeOn(deleting, zipping(id)));
		expect(result).toMatchObject({ status: 'closed', documentCount: 2 });
		expect(statuses(await on.close(zipping(id)))).toEqual(['alreadyClosed']);
	});

	it('gives up where documents are changed each time, and leaves no ZIP', async () => {
		let late = 0;
		const busy = but({
			upload: async (documents, settled) => {
				const outcomes = await on.world.dropbox.upload(documents, settled);
				await on.put(`/Cases/22-1/late ${++late}.txt`, `came late ${late}`);
				return outcomes;
			},
		});
		expect(statuses(await on.closeOn(busy, zipping(id)))).toEqual(['changed_meanwhile']);
		expect(late).toBe(3);
		expect(await on.tree(PLACE)).toEqual({});
	});

	it('does not keep a ZIP of Dropbox that is not what is in the folder, and builds one', async () => {
		const other = await on.caseFolder('/Cases/22-2', { 'a.txt': 'hellO', 'Nótes/b.txt': 'a note' });
		const wrong = but({ zip: async () => await on.world.dropbox.zip(other) });
		const { archiveId } = onlyResult(await on.closeOn(wrong, zipping(id)));
		expect(await contentsOf(archiveId)).toMatchObject({ '22-1/a.txt': 'hello', '22-1/empty.txt': '' });
	});

	it('goes on downloading where a document breaks off', async () => {
		const breaking = but({
			...noZips,
			download: async (address, rev, take) => {
				let broken = false;
				return await on.world.dropbox.download(address, rev, async (opened) => {
					const content = broken ? opened.content : breakingOff(opened.content);
					broken = true;
					return await take({ ...opened, content });
				});
			},
		});
		const { archiveId } = onlyResult(await on.closeOn(breaking, zipping(id)));
		expect(await contentsOf(archiveId)).toMatchObject({ '22-1/a.txt': 'hello' });
	});

	it('refuses a place where another ZIP or a folder stands, and two items with one place', async () => {
		await on.put(`${PLACE}/22-1.zip`, 'something else');
		expect(statuses(await on.close(zipping(id)))).toEqual(['name_taken']);
		await on.remove(`${PLACE}/22-1.zip`);
		await on.makeFolder(`${PLACE}/22-1.zip`);
		expect(statuses(await on.close(zipping(id)))).toEqual(['name_taken']);
		await on.remove(`${PLACE}/22-1.zip`);
		const namesake = await on.caseFolder('/Other/22-1', { 'c.txt': 'c' });
		expect(statuses(await on.close(zipping(id), zipping(namesake)))).toEqual(['closed', 'name_taken']);
	});

	it('refuses a folder that was worked in after its ZIP was made', async () => {
		await on.close(zipping(id));
		await on.put('/Cases/22-1/late.txt', 'came late');
		expect(statuses(await on.close(zipping(id)))).toEqual(['changed_meanwhile']);
	});

	it('does in a dry run what it says, but nothing', async () => {
		const tree = await on.tree();
		const said = onlyResult(await on.close(zipping(id, { dryRun: true })));
		expect(said).toMatchObject({ archivePath: `${PLACE}/22-1.zip`, archiveId: null, archiveHash: null });
		expect(await on.tree()).toEqual(tree);
		const { archiveId, archiveHash } = onlyResult(await on.close(zipping(id)));
		expect([archiveId, archiveHash]).not.toContain(null);
		await on.reopen(reopenRequest(id));
		expect(onlyResult(await on.close(zipping(id, { dryRun: true })))).toEqual({
			...said,
			archiveId,
			archiveHash,
		});
	});

	it('closes an empty folder', async () => {
		const empty = await on.makeFolder('/Cases/22-3');
		expect(onlyResult(await on.close(zipping(empty)))).toMatchObject({ status: 'closed', documentCount: 0 });
		expect(onlyResult(await on.close(zipping(empty)))).toMatchObject({ status: 'alreadyClosed' });
	});
});

async function* breakingOff(content: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
	for await (const piece of content) {
		yield piece.subarray(0, 2);
		break;
	}

	throw new ConnectionLost('broke off');
}
