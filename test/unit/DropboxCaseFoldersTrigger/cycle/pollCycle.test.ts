/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { Refusal } from '@/nodes/shared/core/Refusal';
import { ConnectionLost, type Send } from '@/nodes/shared/http/types';
import { eventLines, createTriggerHarness } from '../triggerHarness';

describe('a destination', () => {
	it('tells nothing of what was there when the watch began', async () => {
		const { poll } = await createTriggerHarness();
		expect(await poll()).toEqual([]);
		expect(await poll()).toEqual([]);
	});

	it('tells of what is there as added where that is wanted, once', async () => {
		const { poll } = await createTriggerHarness({ includeExistingItems: true });
		expect(eventLines(await poll())).toEqual([
			'caseFolderAdded /Cases/Doe, Jane',
			'documentAdded /Cases/Doe, Jane/Lease.pdf',
		]);
		expect(await poll()).toEqual([]);
	});

	it('asks once where nothing changed', async () => {
		const { poll, calls } = await createTriggerHarness();
		await poll();
		const before = calls();
		await poll();
		expect(calls() - before).toBe(1);
	});

	it('tells of documents that were added, changed, renamed, moved and deleted, each once', async () => {
		const { poll, write, folder, move, remove } = await createTriggerHarness();
		await folder('/Cases/Roe, Rick');
		await write('/Cases/Doe, Jane/Old.txt');
		await write('/Cases/Doe, Jane/Draft.txt');
		await poll();
		const added = await write('/Cases/Doe, Jane/New.txt');
		await write('/Cases/Doe, Jane/Lease.pdf', 'signed');
		await move('/Cases/Doe, Jane/Draft.txt', '/Cases/Roe, Rick/Final.txt');
		await remove('/Cases/Doe, Jane/Old.txt');
		const rows = await poll();
		expect(eventLines(rows)).toEqual([
			'documentAdded /Cases/Doe, Jane/New.txt',
			'documentChanged /Cases/Doe, Jane/Lease.pdf',
			'documentDeleted /Cases/Doe, Jane/Old.txt',
			'documentMoved /Cases/Doe, Jane/Draft.txt → /Cases/Roe, Rick/Final.txt',
		]);
		expect(rows.find(({ event }) => event === 'documentAdded')).toMatchObject({
			...{ fileId: added.id, rev: added.rev, name: 'New.txt', folderName: 'Doe, Jane', size: 24 },
			url: 'https://www.dropbox.com/home/Cases/Doe%2C%20Jane?preview=New.txt',
		});
		expect(new Set(rows.map(({ eventId }) => eventId)).size).toBe(4);
		expect(await poll()).toEqual([]);
	});

	it('tells of a case folder that was renamed, moved out and deleted as one change each, whatever is in it', async () => {
		const { poll, write, folder, move, remove } = await createTriggerHarness();
		for (const name of ['Renamed', 'Closing', 'Leaving', 'Nested']) {
			await folder(`/Cases/${name}`);
			await write(`/Cases/${name}/a.txt`);
			await write(`/Cases/${name}/Notes/b.txt`);
		}
		await poll();
		await move('/Cases/Renamed', '/Cases/Renamed (2026)');
		await move('/Cases/Closing', '/Closed/Closing');
		await remove('/Cases/Leaving');
		await move('/Cases/Nested', '/Cases/Doe, Jane/Nested');
		expect(eventLines(await poll())).toEqual([
			'caseFolderDeleted /Cases/Leaving',
			'caseFolderMoved /Cases/Closing → /Closed/Closing',
			'caseFolderMoved /Cases/Nested → /Cases/Doe, Jane/Nested',
			'caseFolderRenamed /Cases/Renamed → /Cases/Renamed (2026)',
		]);
		expect(await poll()).toEqual([]);
	});

	it('goes on telling of documents in a case folder that was renamed, by its new name', async () => {
		const { poll, write, move } = await createTriggerHarness();
		await poll();
		await move('/Cases/Doe, Jane', '/Cases/Doe-Roe, Jane');
		await write('/Cases/Doe-Roe, Jane/Lease.pdf', 'signed');
		expect(eventLines(await poll())).toEqual([
			'caseFolderRenamed /Cases/Doe, Jane → /Cases/Doe-Roe, Jane',
			'documentChanged /Cases/Doe-Roe, Jane/Lease.pdf',
		]);
	});

	it('tells of the documents of a subfolder that was moved or deleted', async () => {
		const { poll, write, move, remove } = await createTriggerHarness();
		await write('/Cases/Doe, Jane/Mail/1.txt');
		await write('/Cases/Doe, Jane/Mail/In/2.txt');
		await write('/Cases/Doe, Jane/Old/3.txt');
		await poll();
		await move('/Cases/Doe, Jane/Mail', '/Cases/Doe, Jane/Letters');
		await remove('/Cases/Doe, Jane/Old');
		expect(eventLines(await poll())).toEqual([
			'documentDeleted /Cases/Doe, Jane/Old/3.txt',
			'documentMoved /Cases/Doe, Jane/Mail/1.txt → /Cases/Doe, Jane/Letters/1.txt',
			'documentMoved /Cases/Doe, Jane/Mail/In/2.txt → /Cases/Doe, Jane/Letters/In/2.txt',
		]);
	});

	it('takes a new file in the place of another, as some editors save, for a change', async () => {
		const { poll, write, remove, move } = await createTriggerHarness();
		await poll();
		await write('/Cases/Doe, Jane/~Lease.tmp', 'signed');
		await remove('/Cases/Doe, Jane/Lease.pdf');
		await move('/Cases/Doe, Jane/~Lease.tmp', '/Cases/Doe, Jane/Lease.pdf');
		expect(eventLines(await poll())).toEqual(['documentChanged /Cases/Doe, Jane/Lease.pdf']);
	});

	it('tells of a restored document as added', async () => {
		const { poll, person, remove } = await createTriggerHarness();
		await poll();
		const { result } = await person.filesGetMetadata({ path: '/Cases/Doe, Jane/Lease.pdf' });
		const { rev } = result as { rev: string };
		await remove('/Cases/Doe, Jane/Lease.pdf');
		expect(eventLines(await poll())).toEqual(['documentDeleted /Cases/Doe, Jane/Lease.pdf']);
		await person.filesRestore({ path: '/Cases/Doe, Jane/Lease.pdf', rev });
		expect(eventLines(await poll())).toEqual(['documentAdded /Cases/Doe, Jane/Lease.pdf']);
	});

	it('follows the destination when that is renamed, and tells only what changed', async () => {
		const { poll, write, move } = await createTriggerHarness();
		await poll();
		await move('/Cases', '/Matters');
		await write('/Matters/Doe, Jane/New.txt');
		expect(eventLines(await poll())).toEqual(['documentAdded /Matters/Doe, Jane/New.txt']);
		expect(await poll()).toEqual([]);
	});

	it('after its cursor was called off tells only real differences', async () => {
		const { poll, write, move, remove, state } = await createTriggerHarness();
		await write('/Cases/Doe, Jane/Old.txt');
		await write('/Cases/Doe, Jane/Gone/Same.txt');
		await poll();
		await write('/Cases/Doe, Jane/New.txt');
		await move('/Cases/Doe, Jane/Lease.pdf', '/Cases/Doe, Jane/Lease (signed).pdf');
		await remove('/Cases/Doe, Jane/Old.txt');
		await remove('/Cases/Doe, Jane/Gone');
		state.switches.cursorGeneration++;
		expect(eventLines(await poll())).toEqual([
			'documentAdded /Cases/Doe, Jane/New.txt',
			'documentDeleted /Cases/Doe, Jane/Gone/Same.txt',
			'documentDeleted /Cases/Doe, Jane/Old.txt',
			'documentMoved /Cases/Doe, Jane/Lease.pdf → /Cases/Doe, Jane/Lease (signed).pdf',
		]);
		expect(await poll()).toEqual([]);
	});

	it('is refused, with one call or two each time, where the destination was deleted', async () => {
		const { poll, remove, calls } = await createTriggerHarness();
		await poll();
		await remove('/Cases');
		const before = calls();
		await expect(poll()).rejects.toMatchObject({ reason: 'deleted' });
		await expect(poll()).rejects.toMatchObject({ reason: 'deleted' });
		expect(calls() - before).toBeLessThanOrEqual(4);
	});
});

describe('one case folder', () => {
	const one = { scope: 'caseFolder', address: '/Cases/Doe, Jane' } as const;

	it('is told of as renamed, moved and deleted, each once', async () => {
		const { poll, write, move, remove } = await createTriggerHarness(one);
		await poll();
		await move('/Cases/Doe, Jane', '/Cases/Roe, Jane');
		expect(eventLines(await poll())).toEqual(['caseFolderRenamed /Cases/Doe, Jane → /Cases/Roe, Jane']);
		await move('/Cases/Roe, Jane', '/Closed/Roe, Jane');
		await write('/Closed/Roe, Jane/New.txt');
		const rows = await poll();
		expect(eventLines(rows)).toEqual([
			'caseFolderMoved /Cases/Roe, Jane → /Closed/Roe, Jane',
			'documentAdded /Closed/Roe, Jane/New.txt',
		]);
		expect(rows.map(({ folderName }) => folderName)).toEqual(['Roe, Jane', 'Roe, Jane']);
		await remove('/Closed/Roe, Jane');
		expect(eventLines(await poll())).toEqual(['caseFolderDeleted /Closed/Roe, Jane']);
		expect(await poll()).toEqual([]);
		expect(await poll()).toEqual([]);
	});
});

describe('a poll of which nothing was kept', () => {
	it('is made again, and its changes have the IDs of the first time', async () => {
		const { poll, lostPoll, write } = await createTriggerHarness();
		await poll();
		await write('/Cases/Doe, Jane/A.txt');
		await poll();
		await write('/Cases/Doe, Jane/B.txt');
		const lost = await lostPoll();
		await write('/Cases/Doe, Jane/C.txt');
		const [again, later] = await poll();
		expect(again).toEqual(lost[0]);
		expect(later?.path).toBe('/Cases/Doe, Jane/C.txt');
		expect(await poll()).toEqual([]);
	});

	it('has other IDs where the same happens a second time', async () => {
		const { poll, move } = await createTriggerHarness();
		await poll();
		const ids: string[] = [];
		for (const [from, to] of ['AB', 'BA', 'AB'].map(([a = '', b = '']) => [a, b])) {
			await move(
				from === 'A' && ids.length === 0 ? '/Cases/Doe, Jane/Lease.pdf' : `/Cases/Doe, Jane/${from}`,
				`/Cases/Doe, Jane/${to}`,
			);
			ids.push(...(await poll()).map(({ eventId }) => eventId));
		}
		expect(new Set(ids).size).toBe(3);
	});
});

describe('what does not go by the book', () => {
	it('tells of what was deleted in a case folder just before that was renamed', async () => {
		const { poll, write, move, remove } = await createTriggerHarness();
		await write('/Cases/Doe, Jane/Mail/1.txt');
		await poll();
		await remove('/Cases/Doe, Jane/Mail');
		await move('/Cases/Doe, Jane', '/Cases/Roe, Jane');
		expect(eventLines(await poll())).toEqual([
			'caseFolderRenamed /Cases/Doe, Jane → /Cases/Roe, Jane',
			'documentDeleted /Cases/Doe, Jane/Mail/1.txt',
		]);
	});

	it('leaves a moved folder that was deleted meanwhile to the next poll', async () => {
		const { poll, write, move, remove, dependencies } = await createTriggerHarness();
		await write('/Cases/Doe, Jane/Mail/1.txt');
		await poll();
		await remove('/Cases/Doe, Jane/Mail');
		await move('/Cases/Doe, Jane', '/Cases/Roe, Jane');
		const { listEverything } = dependencies;
		dependencies.listEverything = async function* (address) {
			dependencies.listEverything = listEverything;
			await remove('/Cases/Roe, Jane');
			yield* listEverything(address);
		};
		expect(eventLines(await poll())).toEqual(['caseFolderRenamed /Cases/Doe, Jane → /Cases/Roe, Jane']);
		expect(eventLines(await poll())).toEqual(['caseFolderDeleted /Cases/Roe, Jane']);
	});

	it('looks at everything anew when the destination moves while it is read', async () => {
		const { poll, write, move, dependencies } = await createTriggerHarness();
		await poll();
		await write('/Cases/Doe, Jane/New.txt');
		const { find } = dependencies;
		dependencies.find = async (address) => {
			dependencies.find = find;
			const found = await find(address);
			await move('/Cases', '/Matters');
			return found;
		};
		const { changesSince } = dependencies;
		dependencies.changesSince = async (cursor) => {
			const page = await changesSince(cursor);
			return { ...page, hasMore: true };
		};
		const rows = await poll();
		dependencies.changesSince = changesSince;
		expect(rows.map(({ event, name }) => `${event} ${name}`)).toEqual(['documentAdded New.txt']);
		await write('/Matters/Doe, Jane/Newer.txt');
		expect(eventLines(await poll())).toEqual(['documentAdded /Matters/Doe, Jane/Newer.txt']);
	});

	it('begins a listing again that is called off, and gives up in the end with nothing lost', async () => {
		const { poll, write, state, dependencies } = await createTriggerHarness();
		await poll();
		await write('/Cases/Doe, Jane/New.txt');
		state.switches.cursorGeneration++;
		const { listEverything } = dependencies;
		let listings = 0;
		dependencies.listEverything = async function* (address) {
			listings++;
			state.switches.pageSize = 1;
			for await (const page of listEverything(address)) {
				yield page;
				state.switches.cursorGeneration++;
			}
		};
		await expect(poll()).rejects.toMatchObject({ reason: 'unavailable' });
		expect(listings).toBe(3);
		dependencies.listEverything = listEverything;
		expect(eventLines(await poll())).toEqual(['documentAdded /Cases/Doe, Jane/New.txt']);
	});

	it('tells of a case folder that was deleted as back when it is restored, and of what changed', async () => {
		const { poll, write, dependencies } = await createTriggerHarness({
			scope: 'caseFolder',
			address: '/Cases/Doe, Jane',
		});
		await poll();
		const { find } = dependencies;
		dependencies.find = async () => {
			throw new Refusal('deleted', 'It was deleted in Dropbox', 'Restore it.');
		};
		expect(eventLines(await poll())).toEqual(['caseFolderDeleted /Cases/Doe, Jane']);
		expect(await poll()).toEqual([]);
		dependencies.find = find;
		await write('/Cases/Doe, Jane/New.txt');
		expect(eventLines(await poll())).toEqual([
			'caseFolderAdded /Cases/Doe, Jane',
			'documentAdded /Cases/Doe, Jane/New.txt',
		]);
		expect(await poll()).toEqual([]);
	});

	it('refuses to watch a file', async () => {
		const { poll } = await createTriggerHarness({ address: '/Cases/Doe, Jane/Lease.pdf' });
		await expect(poll()).rejects.toMatchObject({ reason: 'not_a_folder' });
	});

	it('tells only of the events that were chosen, and remembers the others', async () => {
		const { poll, write, move } = await createTriggerHarness({ events: ['documentMoved'] });
		await poll();
		await write('/Cases/Doe, Jane/New.txt');
		expect(await poll()).toEqual([]);
		await move('/Cases/Doe, Jane/New.txt', '/Cases/Doe, Jane/Newer.txt');
		expect(eventLines(await poll())).toEqual([
			'documentMoved /Cases/Doe, Jane/New.txt → /Cases/Doe, Jane/Newer.txt',
		]);
	});

	it('goes through outages: no answer that is lost adds or takes away a change', async () => {
		for (let lost = 1; lost <= 6; lost++) {
			let calls = -Infinity;
			const through: (send: Send) => Send = (send) => async (request) => {
				const answer = await send(request);
				if (++calls === lost) throw new ConnectionLost('the answer was lost');
				return answer;
			};
			const { poll, write, move } = await createTriggerHarness({}, { through });
			await poll();
			await write('/Cases/Doe, Jane/New.txt');
			await move('/Cases/Doe, Jane', '/Closed/Doe, Jane');
			calls = 0;
			expect(eventLines(await poll())).toEqual(['caseFolderMoved /Cases/Doe, Jane → /Closed/Doe, Jane']);
			expect(await poll()).toEqual([]);
		}
	});
});
