import { Refusal } from '@/nodes/shared/core/Refusal';
import { ConnectionLost, type Send } from '@/nodes/shared/http/types';
import { eventLines, createTriggerHarness } from '../actions/triggerHarness';

describe('a destination', () => {
	it('tells nothing of what was there when the watch began', async () => {
		const { pass } = await createTriggerHarness();
		expect(await pass()).toEqual([]);
		expect(await pass()).toEqual([]);
	});

	it('tells of what is there as added where that is wanted, once', async () => {
		const { pass } = await createTriggerHarness({ emitExisting: true });
		expect(eventLines(await pass())).toEqual([
			'caseFolderAdded /Cases/Doe, Jane',
			'documentAdded /Cases/Doe, Jane/Lease.pdf',
		]);
		expect(await pass()).toEqual([]);
	});

	it('asks once where nothing changed', async () => {
		const { pass, calls } = await createTriggerHarness();
		await pass();
		const before = calls();
		await pass();
		expect(calls() - before).toBe(1);
	});

	it('tells of documents that were added, changed, renamed, moved and deleted, each once', async () => {
		const { pass, write, folder, move, remove } = await createTriggerHarness();
		await folder('/Cases/Roe, Rick');
		await write('/Cases/Doe, Jane/Old.txt');
		await write('/Cases/Doe, Jane/Draft.txt');
		await pass();
		const added = await write('/Cases/Doe, Jane/New.txt');
		await write('/Cases/Doe, Jane/Lease.pdf', 'signed');
		await move('/Cases/Doe, Jane/Draft.txt', '/Cases/Roe, Rick/Final.txt');
		await remove('/Cases/Doe, Jane/Old.txt');
		const rows = await pass();
		expect(eventLines(rows)).toEqual([
			'documentAdded /Cases/Doe, Jane/New.txt',
			'documentChanged /Cases/Doe, Jane/Lease.pdf',
			'documentDeleted /Cases/Doe, Jane/Old.txt',
			'documentMoved /Cases/Doe, Jane/Draft.txt → /Cases/Roe, Rick/Final.txt',
		]);
		expect(rows.find(({ event }) => event === 'documentAdded')).toMatchObject({
			...{ fileId: added.id, rev: added.rev, name: 'New.txt', caseFolderName: 'Doe, Jane', size: 24 },
			url: 'https://www.dropbox.com/home/Cases/Doe%2C%20Jane?preview=New.txt',
		});
		expect(new Set(rows.map(({ eventId }) => eventId)).size).toBe(4);
		expect(await pass()).toEqual([]);
	});

	it('tells of a case folder that was renamed, moved out and deleted as one change each, whatever is in it', async () => {
		const { pass, write, folder, move, remove } = await createTriggerHarness();
		for (const name of ['Renamed', 'Closing', 'Leaving', 'Nested']) {
			await folder(`/Cases/${name}`);
			await write(`/Cases/${name}/a.txt`);
			await write(`/Cases/${name}/Notes/b.txt`);
		}
		await pass();
		await move('/Cases/Renamed', '/Cases/Renamed (2026)');
		await move('/Cases/Closing', '/Closed/Closing');
		await remove('/Cases/Leaving');
		await move('/Cases/Nested', '/Cases/Doe, Jane/Nested');
		expect(eventLines(await pass())).toEqual([
			'caseFolderDeleted /Cases/Leaving',
			'caseFolderMoved /Cases/Closing → /Closed/Closing',
			'caseFolderMoved /Cases/Nested → /Cases/Doe, Jane/Nested',
			'caseFolderRenamed /Cases/Renamed → /Cases/Renamed (2026)',
		]);
		expect(await pass()).toEqual([]);
	});

	it('goes on telling of documents in a case folder that was renamed, by its new name', async () => {
		const { pass, write, move } = await createTriggerHarness();
		await pass();
		await move('/Cases/Doe, Jane', '/Cases/Doe-Roe, Jane');
		await write('/Cases/Doe-Roe, Jane/Lease.pdf', 'signed');
		expect(eventLines(await pass())).toEqual([
			'caseFolderRenamed /Cases/Doe, Jane → /Cases/Doe-Roe, Jane',
			'documentChanged /Cases/Doe-Roe, Jane/Lease.pdf',
		]);
	});

	it('tells of the documents of a subfolder that was moved or deleted', async () => {
		const { pass, write, move, remove } = await createTriggerHarness();
		await write('/Cases/Doe, Jane/Mail/1.txt');
		await write('/Cases/Doe, Jane/Mail/In/2.txt');
		await write('/Cases/Doe, Jane/Old/3.txt');
		await pass();
		await move('/Cases/Doe, Jane/Mail', '/Cases/Doe, Jane/Letters');
		await remove('/Cases/Doe, Jane/Old');
		expect(eventLines(await pass())).toEqual([
			'documentDeleted /Cases/Doe, Jane/Old/3.txt',
			'documentMoved /Cases/Doe, Jane/Mail/1.txt → /Cases/Doe, Jane/Letters/1.txt',
			'documentMoved /Cases/Doe, Jane/Mail/In/2.txt → /Cases/Doe, Jane/Letters/In/2.txt',
		]);
	});

	it('takes a new file in the place of another, as some editors save, for a change', async () => {
		const { pass, write, remove, move } = await createTriggerHarness();
		await pass();
		await write('/Cases/Doe, Jane/~Lease.tmp', 'signed');
		await remove('/Cases/Doe, Jane/Lease.pdf');
		await move('/Cases/Doe, Jane/~Lease.tmp', '/Cases/Doe, Jane/Lease.pdf');
		expect(eventLines(await pass())).toEqual(['documentChanged /Cases/Doe, Jane/Lease.pdf']);
	});

	it('tells of a restored document as added', async () => {
		const { pass, person, remove } = await createTriggerHarness();
		await pass();
		const { result } = await person.filesGetMetadata({ path: '/Cases/Doe, Jane/Lease.pdf' });
		const { rev } = result as { rev: string };
		await remove('/Cases/Doe, Jane/Lease.pdf');
		expect(eventLines(await pass())).toEqual(['documentDeleted /Cases/Doe, Jane/Lease.pdf']);
		await person.filesRestore({ path: '/Cases/Doe, Jane/Lease.pdf', rev });
		expect(eventLines(await pass())).toEqual(['documentAdded /Cases/Doe, Jane/Lease.pdf']);
	});

	it('follows the destination when that is renamed, and tells only what changed', async () => {
		const { pass, write, move } = await createTriggerHarness();
		await pass();
		await move('/Cases', '/Matters');
		await write('/Matters/Doe, Jane/New.txt');
		expect(eventLines(await pass())).toEqual(['documentAdded /Matters/Doe, Jane/New.txt']);
		expect(await pass()).toEqual([]);
	});

	it('after its cursor was called off tells only real differences', async () => {
		const { pass, write, move, remove, state } = await createTriggerHarness();
		await write('/Cases/Doe, Jane/Old.txt');
		await write('/Cases/Doe, Jane/Gone/Same.txt');
		await pass();
		await write('/Cases/Doe, Jane/New.txt');
		await move('/Cases/Doe, Jane/Lease.pdf', '/Cases/Doe, Jane/Lease (signed).pdf');
		await remove('/Cases/Doe, Jane/Old.txt');
		await remove('/Cases/Doe, Jane/Gone');
		state.switches.cursorGeneration++;
		expect(eventLines(await pass())).toEqual([
			'documentAdded /Cases/Doe, Jane/New.txt',
			'documentDeleted /Cases/Doe, Jane/Gone/Same.txt',
			'documentDeleted /Cases/Doe, Jane/Old.txt',
			'documentMoved /Cases/Doe, Jane/Lease.pdf → /Cases/Doe, Jane/Lease (signed).pdf',
		]);
		expect(await pass()).toEqual([]);
	});

	it('is refused, with one call or two each time, where the destination was deleted', async () => {
		const { pass, remove, calls } = await createTriggerHarness();
		await pass();
		await remove('/Cases');
		const before = calls();
		await expect(pass()).rejects.toMatchObject({ reason: 'deleted' });
		await expect(pass()).rejects.toMatchObject({ reason: 'deleted' });
		expect(calls() - before).toBeLessThanOrEqual(4);
	});
});

describe('one case folder', () => {
	const one = { scope: 'caseFolder', address: '/Cases/Doe, Jane' } as const;

	it('is told of as renamed, moved and deleted, each once', async () => {
		const { pass, write, move, remove } = await createTriggerHarness(one);
		await pass();
		await move('/Cases/Doe, Jane', '/Cases/Roe, Jane');
		expect(eventLines(await pass())).toEqual(['caseFolderRenamed /Cases/Doe, Jane → /Cases/Roe, Jane']);
		await move('/Cases/Roe, Jane', '/Closed/Roe, Jane');
		await write('/Closed/Roe, Jane/New.txt');
		const rows = await pass();
		expect(eventLines(rows)).toEqual([
			'caseFolderMoved /Cases/Roe, Jane → /Closed/Roe, Jane',
			'documentAdded /Closed/Roe, Jane/New.txt',
		]);
		expect(rows.map(({ caseFolderName }) => caseFolderName)).toEqual(['Roe, Jane', 'Roe, Jane']);
		await remove('/Closed/Roe, Jane');
		expect(eventLines(await pass())).toEqual(['caseFolderDeleted /Closed/Roe, Jane']);
		expect(await pass()).toEqual([]);
		expect(await pass()).toEqual([]);
	});
});

describe('a pass of which nothing was kept', () => {
	it('is made again, and its changes have the IDs of the first time', async () => {
		const { pass, lostPass, write } = await createTriggerHarness();
		await pass();
		await write('/Cases/Doe, Jane/A.txt');
		await pass();
		await write('/Cases/Doe, Jane/B.txt');
		const lost = await lostPass();
		await write('/Cases/Doe, Jane/C.txt');
		const [again, later] = await pass();
		expect(again).toEqual(lost[0]);
		expect(later?.path).toBe('/Cases/Doe, Jane/C.txt');
		expect(await pass()).toEqual([]);
	});

	it('has other IDs where the same happens a second time', async () => {
		const { pass, move } = await createTriggerHarness();
		await pass();
		const ids: string[] = [];
		for (const [from, to] of ['AB', 'BA', 'AB'].map(([a = '', b = '']) => [a, b])) {
			await move(
				from === 'A' && ids.length === 0 ? '/Cases/Doe, Jane/Lease.pdf' : `/Cases/Doe, Jane/${from}`,
				`/Cases/Doe, Jane/${to}`,
			);
			ids.push(...(await pass()).map(({ eventId }) => eventId));
		}
		expect(new Set(ids).size).toBe(3);
	});
});

describe('what does not go by the book', () => {
	it('tells of what was deleted in a case folder just before that was renamed', async () => {
		const { pass, write, move, remove } = await createTriggerHarness();
		await write('/Cases/Doe, Jane/Mail/1.txt');
		await pass();
		await remove('/Cases/Doe, Jane/Mail');
		await move('/Cases/Doe, Jane', '/Cases/Roe, Jane');
		expect(eventLines(await pass())).toEqual([
			'caseFolderRenamed /Cases/Doe, Jane → /Cases/Roe, Jane',
			'documentDeleted /Cases/Doe, Jane/Mail/1.txt',
		]);
	});

	it('leaves a moved folder that was deleted meanwhile to the next pass', async () => {
		const { pass, write, move, remove, dependencies } = await createTriggerHarness();
		await write('/Cases/Doe, Jane/Mail/1.txt');
		await pass();
		await remove('/Cases/Doe, Jane/Mail');
		await move('/Cases/Doe, Jane', '/Cases/Roe, Jane');
		const { listEverything } = dependencies;
		dependencies.listEverything = async function* (address) {
			dependencies.listEverything = listEverything;
			await remove('/Cases/Roe, Jane');
			yield* listEverything(address);
		};
		expect(eventLines(await pass())).toEqual(['caseFolderRenamed /Cases/Doe, Jane → /Cases/Roe, Jane']);
		expect(eventLines(await pass())).toEqual(['caseFolderDeleted /Cases/Roe, Jane']);
	});

	it('looks at everything anew when the destination moves while it is read', async () => {
		const { pass, write, move, dependencies } = await createTriggerHarness();
		await pass();
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
		const rows = await pass();
		dependencies.changesSince = changesSince;
		expect(rows.map(({ event, name }) => `${event} ${name}`)).toEqual(['documentAdded New.txt']);
		await write('/Matters/Doe, Jane/Newer.txt');
		expect(eventLines(await pass())).toEqual(['documentAdded /Matters/Doe, Jane/Newer.txt']);
	});

	it('begins a listing again that is called off, and gives up in the end with nothing lost', async () => {
		const { pass, write, state, dependencies } = await createTriggerHarness();
		await pass();
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
		await expect(pass()).rejects.toMatchObject({ reason: 'unavailable' });
		expect(listings).toBe(3);
		dependencies.listEverything = listEverything;
		expect(eventLines(await pass())).toEqual(['documentAdded /Cases/Doe, Jane/New.txt']);
	});

	it('tells of a case folder that was deleted as back when it is restored, and of what changed', async () => {
		const { pass, write, dependencies } = await createTriggerHarness({
			scope: 'caseFolder',
			address: '/Cases/Doe, Jane',
		});
		await pass();
		const { find } = dependencies;
		dependencies.find = async () => {
			throw new Refusal('deleted', 'It was deleted in Dropbox', 'Restore it.');
		};
		expect(eventLines(await pass())).toEqual(['caseFolderDeleted /Cases/Doe, Jane']);
		expect(await pass()).toEqual([]);
		dependencies.find = find;
		await write('/Cases/Doe, Jane/New.txt');
		expect(eventLines(await pass())).toEqual([
			'caseFolderAdded /Cases/Doe, Jane',
			'documentAdded /Cases/Doe, Jane/New.txt',
		]);
		expect(await pass()).toEqual([]);
	});

	it('refuses to watch a file', async () => {
		const { pass } = await createTriggerHarness({ address: '/Cases/Doe, Jane/Lease.pdf' });
		await expect(pass()).rejects.toMatchObject({ reason: 'not_a_folder' });
	});

	it('tells only of the events that were chosen, and remembers the others', async () => {
		const { pass, write, move } = await createTriggerHarness({ events: ['documentMoved'] });
		await pass();
		await write('/Cases/Doe, Jane/New.txt');
		expect(await pass()).toEqual([]);
		await move('/Cases/Doe, Jane/New.txt', '/Cases/Doe, Jane/Newer.txt');
		expect(eventLines(await pass())).toEqual([
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
			const { pass, write, move } = await createTriggerHarness({}, { through });
			await pass();
			await write('/Cases/Doe, Jane/New.txt');
			await move('/Cases/Doe, Jane', '/Closed/Doe, Jane');
			calls = 0;
			expect(eventLines(await pass())).toEqual(['caseFolderMoved /Cases/Doe, Jane → /Closed/Doe, Jane']);
			expect(await pass()).toEqual([]);
		}
	});
});
