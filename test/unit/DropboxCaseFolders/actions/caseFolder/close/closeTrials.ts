/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { closeCaseFolders } from '@/nodes/DropboxCaseFolders/actions/caseFolder/close/closeCaseFolders';
import { reopenCaseFolders } from '@/nodes/DropboxCaseFolders/actions/caseFolder/reopen/reopenCaseFolders';
import { Refusal } from '@/nodes/shared/core/Refusal';
import type { Outcome } from '@/nodes/shared/core/outcome';
import type { DropboxPort } from '@/nodes/shared/dropbox/port';
import type { Trial } from '@/test/support/forEveryCall';
import { treeOf } from '@/test/support/treeOf';
import { closeRequest, createCloseHarness, prefixRequest, reopenRequest, zipRequest } from './closeHarness';

type Run = (ids: readonly string[], dropbox: DropboxPort) => Promise<Array<Outcome<{ status: string }>>>;

const closeBy =
	(way: typeof closeRequest): Run =>
	async (ids, dropbox) =>
		await closeCaseFolders(
			ids.map((id) => way(id)),
			dropbox,
		);

const closeByZipAndMove = closeBy((folder, more) => zipRequest(folder, more, 'moves'));

export const reopen: Run = async (ids, dropbox) =>
	await reopenCaseFolders(
		ids.map((id) => reopenRequest(id)),
		dropbox,
	);

/** Where Dropbox makes no ZIPs. */
const withoutDropboxZips =
	(run: Run): Run =>
	async (ids, dropbox) =>
		await run(ids, {
			...dropbox,
			zip: async () => await Promise.reject(new Refusal('unavailable', 'none', 'none')),
		});

export const closeWays: Array<[what: string, run: Run]> = [
	['Close by moving', closeBy(closeRequest)],
	['Close by a prefix', closeBy(prefixRequest)],
	['Close by a ZIP', closeBy(zipRequest)],
	['Close by a ZIP that is built', withoutDropboxZips(closeBy(zipRequest))],
	['Close by a ZIP, and move', closeByZipAndMove],
];

/** How the folders were closed that are reopened. */
export const reopenWays: Array<[what: string, closed: Run]> = [
	['Reopen after a ZIP', closeByZipAndMove],
	['Reopen after moving', closeBy(closeRequest)],
	['Reopen after a prefix', closeBy(prefixRequest)],
];

/** Buffers that take no time to make; a ZIP still goes in one request. */
const SIZES = { small: 4096, batch: 16_384, chunk: 4096, inFlight: 16_384 };

export interface CloseTrial extends Trial<{ status: string }> {
	/** Of the case folders. */
	ids: string[];
}

/** Case folders: one empty, one in a folder of its own. ZIPs take long enough with two of them. */
export function createCloseTrial(what: string, run: Run, before?: Run): CloseTrial {
	const ids: string[] = [];
	return {
		ids,
		begin: async () => {
			const on = createCloseHarness({ uploadSizes: SIZES });
			await on.makeFolder('/Cases');
			ids.push(
				await on.caseFolder('/Cases/22-1', { 'a.txt': 'hello', 'Notes/b.txt': 'a note' }),
				await on.caseFolder('/Cases/22-2'),
				await on.caseFolder('/Cases/Old/21-3', { 'c.txt': 'an old one' }),
			);
			if (what.includes('ZIP')) ids.pop();
			await before?.(ids, on.world.dropbox);
			return on.world;
		},
		run: async (world, through) => await run(ids, world.dropboxOver(through)),
		look: async (world) => await treeOf(world.dropbox),
	};
}
