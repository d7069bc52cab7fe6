/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import type { IDataObject } from 'n8n-workflow';
import { close } from '@/nodes/DropboxCaseFolders/actions/caseFolder/close.operation';
import { reopen } from '@/nodes/DropboxCaseFolders/actions/caseFolder/reopen.operation';
import { createItemContext } from '@/test/support/createItemContext';
import { createCloseHarness, onlyResult, type CloseHarness } from './close/closeHarness';

const CLOSE: IDataObject = {
	...{ caseFolder: { mode: 'id', value: 'id:abcdefghijk' }, closeMethod: 'move' },
	...{ closedFolder: { mode: 'path', value: '/Closed' } },
	options: { closedOn: '', simplify: true, dryRun: false },
};
const read = async (more: IDataObject = {}) => await close.read(createItemContext({ ...CLOSE, ...more }), 0);

describe('Close Case Folder reads its panel', () => {
	it('as it comes', async () => {
		expect(await read()).toEqual({
			...{ folder: 'id:abcdefghijk', way: { kind: 'move', closedFolder: '/Closed' }, closedOn: undefined },
			...{ skipEmptyFolders: false, revokeLinks: false, simplify: true, dryRun: false },
			timezone: 'America/New_York',
		});
	});

	it.each([
		// A date without a zone is one of the workflow's place.
		['2026-01-01', '2026-01-01T05:00:00.000Z', '2026'],
		['2026-01-01T02:00:00Z', '2026-01-01T02:00:00.000Z', '2025'],
		// So is one that n8n would read by the clock of its machine.
		['1/1/2026', '2026-01-01T05:00:00.000Z', '2026'],
		['Jan 1, 2026 09:00', '2026-01-01T14:00:00.000Z', '2026'],
		['2026-01-01 00:30:00', '2026-01-01T05:30:00.000Z', '2026'],
		['Thu, 01 Jan 2026 02:00:00 GMT', '2026-01-01T02:00:00.000Z', '2025'],
		['Thu Jan 01 2026 00:00:00 GMT-0500 (Eastern Standard Time)', '2026-01-01T05:00:00.000Z', '2026'],
		['1/1/2026 02:00 UTC', '2026-01-01T02:00:00.000Z', '2025'],
		[Date.UTC(2026, 4, 1), '2026-05-01T00:00:00.000Z', '2026'],
	])('closed on %s: %s in the year %s', async (closedOn, closedAt, year) => {
		expect(await read({ options: { closedOn } })).toMatchObject({ closedOn: { closedAt, year } });
	});

	it.each(['yesterday', '0026-01-01', true, Date.UTC(2026, 0) / 1000, 46_023])(
		'refuses the day %s',
		async (closedOn) => {
			await expect(async () => await read({ options: { closedOn } })).rejects.toMatchObject({
				reason: 'invalid_input',
			});
		},
	);

	it('with the fields of each way, made safe', async () => {
		const zip = { closeMethod: 'zip', matterNumber: ' 22/1 ', afterZipping: 'moves' };
		expect(await read(zip)).toMatchObject({
			way: { kind: 'zip', closedFolder: '/Closed', matterNumber: '22-1', afterwards: 'moves' },
		});
		expect(await read({ ...zip, matterNumber: null })).toMatchObject({ way: { matterNumber: '' } });
		expect(await read({ closeMethod: 'prefix', prefix: 'Done: ' })).toMatchObject({
			way: { kind: 'prefix', prefix: 'Done-' },
		});
		const options = { skipEmptyFolders: true, revokeLinks: true };
		expect(await read({ options })).toMatchObject(options);
	});

	it.each([
		[{ closeMethod: 'burn' }, 'invalid_input'],
		[{ closeMethod: 'prefix', prefix: ' ' }, 'name_not_allowed'],
		[{ caseFolder: { mode: 'id', value: '' } }, 'invalid_input'],
	])('refuses %j', async (more, kind) => {
		await expect(async () => await read(more)).rejects.toMatchObject({ reason: kind });
	});
});

describe('Close and Reopen Case Folder', () => {
	let on: CloseHarness;
	beforeEach(() => {
		on = createCloseHarness();
	});
	afterEach(() => on.world.close());

	it('tell a later node all it may need', async () => {
		const id = await on.caseFolder('/Cases/22-1', { 'a.txt': 'hello' });
		const request = { ...(await read()), folder: id };
		const needs = { dropbox: on.world.dropbox, clock: on.world.clock };
		const said = onlyResult(await close.run([{ ...request, dryRun: true }], needs));
		expect(close.rows(said)[0]).toMatchObject({ status: 'closed', dryRun: true });
		const closed = onlyResult(await close.run([request], needs));
		const [row] = close.rows(closed);
		expect(row).toEqual({
			...{ status: 'closed', archivePath: '/Closed/2026/22-1', archiveId: id, archiveHash: null },
			...{ documentCount: 1, bytes: 5, folderId: id, linksRevoked: null },
			closedAt: new Date(on.world.clock.now()).toISOString(),
			url: 'https://www.dropbox.com/home/Closed/2026/22-1',
		});
		expect(close.rows({ ...closed, simplify: false })[0]).toEqual({
			...{ ...row, name: '22-1', path: '/Closed/2026/22-1', warnings: [] },
		});
		expect(close.notes?.([closed])).toEqual([]);

		const again = onlyResult(await close.run([request], needs));
		const empty = { ...again, status: 'noDocuments' as const, warnings: ['beware'] };
		expect(close.notes?.([again, empty])).toEqual([
			expect.stringContaining('1 of 2 case folders were already closed'),
			expect.stringContaining('have no documents'),
			expect.stringContaining('warnings'),
		]);

		const reopening = await reopen.read(
			createItemContext({
				caseFolder: id,
				restoreTo: { mode: 'list', value: '' },
				options: { dryRun: true },
			}),
			0,
		);
		expect(reopening).toEqual({ folder: `/${id}`.slice(1), restoreTo: undefined, dryRun: true });
		expect(reopen.rows(onlyResult(await reopen.run([reopening], needs)))[0]).toMatchObject({ dryRun: true });
		const reopened = onlyResult(await reopen.run([{ ...reopening, dryRun: false }], needs));
		expect(reopen.rows(reopened)[0]).toMatchObject({ status: 'reopened', path: '/Cases/22-1' });
		expect(reopen.notes?.([reopened])).toEqual([]);
		expect(reopen.notes?.([reopened, { ...reopened, status: 'notClosed' }])).toHaveLength(1);
		const to = { caseFolder: id, restoreTo: { mode: 'path', value: '/New' } };
		expect(await reopen.read(createItemContext(to), 0)).toMatchObject({ restoreTo: '/New' });
	});
});
