/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import fc from 'fast-check';
import type { ChangeRow } from '@/nodes/DropboxCaseFoldersTrigger/cycle/changeRows';
import { pathKey } from '@/nodes/shared/domain/paths';
import { performStep, step } from './steps';
import { createTriggerHarness } from '../triggerHarness';

type World = Awaited<ReturnType<typeof createTriggerHarness>>;

interface Copy {
	path: string;
	hash: string;
}

/** A copy of the documents that knows nothing but what it is told, and refuses what makes no sense to it. */
class Replica {
	constructor(public documents: Map<string, Copy>) {}

	take(rows: readonly ChangeRow[]): void {
		const before = this.documents;
		const after = new Map<string, Copy>();
		const reported = new Map<string, ChangeRow[]>();
		for (const row of rows) {
			if (row.fileId !== null) reported.set(row.fileId, [...(reported.get(row.fileId) ?? []), row]);
		}
		const replaced = rows
			.filter((row) => row.event === 'documentChanged' && !before.has(row.fileId ?? ''))
			.map(({ path }) => pathKey(path ?? ''));
		for (const [id, copy] of before) {
			const own = reported.get(id);
			if (own === undefined) {
				const path = moved(copy.path, rows);
				if (path !== undefined && !replaced.includes(pathKey(path))) after.set(id, { ...copy, path });
			}
		}
		for (const [id, own] of reported) this.tell(id, own, after);
		this.documents = after;
	}

	private tell(id: string, own: readonly ChangeRow[], after: Map<string, Copy>): void {
		const known = this.documents.get(id);
		for (const row of own) {
			const { event, path, previousPath, contentHash } = row;
			const isKnown = known !== undefined;
			if (event === 'documentAdded' && isKnown) throw new Error('added twice');
			if (event === 'documentDeleted' && !isKnown) throw new Error('deleted twice');
			if (event === 'documentMoved' && !isKnown) throw new Error('moved, but never there');
			if (event === 'documentChanged' && known?.hash === contentHash) throw new Error('changed twice');
			const isPlaceKnown = ['documentMoved', 'documentDeleted'].includes(event);
			if (isPlaceKnown && known?.path !== previousPath) throw new Error('was elsewhere');
			if (path !== null) after.set(id, { path, hash: contentHash ?? known?.hash ?? '' });
		}
		const events = own.map(({ event }) => event);
		if (new Set(events).size !== events.length) throw new Error('told twice');
	}
}

/** Where a document that nothing was said about lies after its case folder went; undefined if it went along. */
function moved(path: string, rows: readonly ChangeRow[]): string | undefined {
	for (const { event, previousPath, path: now } of rows) {
		if (!event.startsWith('caseFolder') || previousPath === null || event === 'caseFolderAdded') continue;
		if (!path.startsWith(`${previousPath}/`)) continue;
		if (now === null || !now.startsWith('/Cases/')) return undefined;
		return now + path.slice(previousPath.length);
	}
	return path;
}

async function documentsIn({ dropbox }: World): Promise<Map<string, Copy>> {
	const documents = new Map<string, Copy>();
	for await (const page of dropbox.list('/Cases', 'all levels')) {
		for (const entry of page) {
			if (entry.kind === 'folder') continue;
			documents.set(entry.id, { path: entry.path ?? '', hash: entry.contentHash ?? '' });
		}
	}
	return documents;
}

const inLower = (documents: Map<string, Copy>) =>
	Object.fromEntries(
		[...documents].map(([id, { path, hash }]) => [id, `${path.toLowerCase()} ${hash}`]).sort(),
	);

it('a copy that is made of what was told equals what is there, whatever people do', async () => {
	await fc.assert(
		fc.asyncProperty(
			fc.array(step, { maxLength: 40 }),
			fc.constantFrom(1, 2, 5, 2000),
			async (steps, pageSize) => {
				const world = await createTriggerHarness();
				world.state.switches.pageSize = pageSize;
				try {
					await world.poll();
					const replica = new Replica(await documentsIn(world));
					const ids = new Set<string>();
					const take = async () => {
						const rows = await world.poll();
						for (const { eventId } of rows) {
							expect(ids.has(eventId)).toBe(false);
							ids.add(eventId);
						}
						replica.take(rows);
						expect(inLower(replica.documents)).toEqual(inLower(await documentsIn(world)));
					};
					for (const each of steps) {
						if (each.kind === 'poll') await take();
						else if (each.kind === 'lostPoll') await world.lostPoll();
						else await performStep(world, each);
					}
					await take();
					expect(await world.poll()).toEqual([]);
				} finally {
					world.close();
				}
			},
		),
		{ numRuns: 300 },
	);
});
