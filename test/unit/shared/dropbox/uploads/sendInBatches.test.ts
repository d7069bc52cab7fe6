/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import type { Outcome } from '@/nodes/shared/core/outcome';
import { createApi } from '@/nodes/shared/dropbox/client/createApi';
import { createUploadsPort } from '@/nodes/shared/dropbox/uploads/createUploadsPort';
import { ConnectionLost, type Send } from '@/nodes/shared/http/types';
import { type SentDocument } from '@/nodes/shared/dropbox/port';
import { documentOf, sourceOf } from '@/test/support/sourceOf';
import { uploadOne } from '@/test/support/uploadOne';
import {
	ADD,
	createUploadsAdapterHarness,
	documentsOf,
	hashOf,
	pathOf,
	treeWith,
} from './uploadsAdapterHarness';

/** Small, so that several requests are seen with few bytes. */
const SIZES = { small: 8, batch: 24, chunk: 16, inFlight: 64 };

const CONTENTS = ['one', 'two', '', 'four', 'fives', 'sixes', 'sevens', 'eighth'];

const statuses = (outcomes: ReadonlyArray<Outcome<unknown>>) =>
	outcomes.map((outcome) => (outcome.ok ? 'done' : outcome.refusal.reason));
/** How often the documents were read, all in all. */
const openings = (documents: readonly SentDocument[]) =>
	documents.reduce((sum, { source }) => sum + ((source as { opened?: number }).opened ?? NaN), 0);
const allDone = CONTENTS.map(() => 'done');

describe('an upload of several small documents', () => {
	let world: ReturnType<typeof createUploadsAdapterHarness>;

	beforeEach(() => {
		world = createUploadsAdapterHarness(SIZES);
	});
	afterEach(() => world.close());

	it('shares requests, and is committed by one call', async () => {
		const outcomes = await world.uploads().upload(documentsOf(CONTENTS));
		expect(statuses(outcomes)).toEqual(allDone);
		expect(await world.tree()).toEqual(treeWith(CONTENTS));
		expect(world.called().slice(0, 4)).toEqual([
			'start_batch',
			'append_batch',
			'append_batch',
			'finish_batch_v2',
		]);
	});

	it('answers in the order of the documents, with the calls that carried each', async () => {
		const outcomes = await world.uploads().upload(documentsOf(CONTENTS));
		expect(outcomes.map((outcome) => outcome.ok && outcome.value.file.name)).toEqual(
			CONTENTS.map((_, index) => pathOf(index).slice(1)),
		);
		expect(outcomes.map((outcome) => outcome.ok && outcome.value.calls)).toEqual(CONTENTS.map(() => 3));
	});

	it('tells of each once that its outcome is known', async () => {
		await uploadOne(world.dropbox, pathOf(1), ADD, documentOf('else'));
		let settled = 0;
		await world.uploads().upload(documentsOf(CONTENTS), () => settled++);
		expect(settled).toBe(CONTENTS.length);
	});

	it('takes one or two documents each by one call', async () => {
		await world.uploads().upload(documentsOf(['one', 'two']));
		expect(world.called()).toEqual(['upload', 'upload']);
	});

	it('takes no calls for no documents', async () => {
		expect(await world.uploads().upload([])).toEqual([]);
		expect(world.called()).toEqual([]);
	});

	it('shares requests with documents of unknown size, and takes long ones by themselves', async () => {
		const contents = [...CONTENTS, 'this is longer than is small', 'a document in several chunks, long'];
		const documents = contents.map((content, index) => ({
			address: pathOf(index),
			mode: ADD,
			source: sourceOf(content, index % 2 === 0 ? undefined : content.length),
		}));
		expect(statuses(await world.uploads().upload(documents))).toEqual(contents.map(() => 'done'));
		expect(await world.tree()).toEqual(treeWith(contents));
	});

	it('refuses one without touching the others', async () => {
		await uploadOne(world.dropbox, pathOf(1), ADD, documentOf('else'));
		const outcomes = await world.uploads().upload(documentsOf(CONTENTS));
		expect(statuses(outcomes)).toEqual(allDone.map((done, index) => (index === 1 ? 'name_taken' : done)));
		expect(await world.tree()).toEqual({ ...treeWith(CONTENTS), [pathOf(1)]: hashOf('else') });
	});

	it.each([
		['sixes', 4],
		['sixes', 6],
	])('never files a source that is not whole (%s, said to have %i bytes)', async (content, size) => {
		const documents = documentsOf(CONTENTS);
		documents[5] = { address: pathOf(5), mode: ADD, source: sourceOf(content, size) };
		const outcomes = await world.uploads().upload(documents);
		expect(statuses(outcomes)).toEqual(
			allDone.map((done, index) => (index === 5 ? 'source_incomplete' : done)),
		);
		const others = treeWith(CONTENTS);
		delete others[pathOf(5)];
		expect(await world.tree()).toEqual(others);
	});

	it('replaces the versions that were seen, and no others', async () => {
		const former = await uploadOne(world.dropbox, pathOf(0), ADD, documentOf('former'));
		await uploadOne(world.dropbox, pathOf(1), ADD, documentOf('else'));
		const [first, second, ...rest] = documentsOf(CONTENTS);
		if (first === undefined || second === undefined) throw new Error('there are documents');
		const outcomes = await world
			.uploads()
			.upload([
				{ ...first, mode: { kind: 'update', rev: former.rev } },
				{ ...second, mode: { kind: 'update', rev: former.rev } },
				...rest,
			]);
		expect(statuses(outcomes)).toEqual(
			allDone.map((done, index) => (index === 1 ? 'changed_meanwhile' : done)),
		);
	});

	describe('when calls are lost', () => {
		const lost = [1, 2, 3, 4].flatMap((nth) =>
			(['before_commit', 'after_commit'] as const).map((when) => ({ nth, when })),
		);

		it.each(lost)('is filed once each ($when of call $nth)', async ({ nth, when }) => {
			world.faults({ route: 'files/upload*', nth, fault: { kind: 'reset', when } });
			const outcomes = await world.uploads().upload(documentsOf(CONTENTS));
			expect(statuses(outcomes)).toEqual(allDone);
			expect(await world.tree()).toEqual(treeWith(CONTENTS));
		});

		it('sends nothing again that has arrived', async () => {
			world.faults({
				route: 'files/upload_session/append_batch',
				nth: 1,
				fault: { kind: 'reset', when: 'after_commit' },
			});
			const documents = documentsOf(CONTENTS);
			await world.uploads().upload(documents);
			expect(documents.map(({ source }) => (source as { opened?: number }).opened)).toEqual(
				CONTENTS.map(() => 1),
			);
			expect(world.called().filter((route) => route === 'append_batch')).toHaveLength(3);
		});

		it('counts the calls that were repeated', async () => {
			world.faults({
				route: 'files/upload_session/start_batch',
				nth: 1,
				fault: { kind: 'status', status: 503 },
			});
			const outcomes = await world.uploads().upload(documentsOf(CONTENTS));
			expect(outcomes.map((outcome) => outcome.ok && outcome.value.calls)).toEqual(CONTENTS.map(() => 4));
		});

		it('says so when they are lost again and again', async () => {
			world.faults({
				route: 'files/upload_session/append_batch',
				fault: { kind: 'reset', when: 'before_commit' },
			});
			expect(statuses(await world.uploads().upload(documentsOf(CONTENTS)))).toEqual(
				CONTENTS.map(() => 'unavailable'),
			);
			expect(await world.tree()).toEqual({});
		});
	});

	describe('where others write', () => {
		it('commits again only what met their lock, together', async () => {
			world.faults({
				route: 'files/upload_session/finish_batch_v2',
				nth: [1, 2],
				fault: { kind: 'busy_entries', entries: [0, 2] },
			});
			const committed: number[] = [];
			const watching: Send = async (request) => {
				if (request.url.endsWith('finish_batch_v2')) {
					const { entries } = JSON.parse(String(Buffer.concat(request.body ?? []))) as { entries: unknown[] };
					committed.push(entries.length);
				}
				return await world.send(request);
			};
			expect(statuses(await world.uploads(watching).upload(documentsOf(CONTENTS)))).toEqual(allDone);
			// Of the two, one was busy again: entry 2 is none of a batch of two.
			expect(committed).toEqual([CONTENTS.length, 2, 1]);
			expect(await world.tree()).toEqual(treeWith(CONTENTS));
		});

		it('says so when there is never a turn', async () => {
			world.faults({
				route: 'files/upload_session/finish_batch_v2',
				fault: { kind: 'busy_entries', entries: [0] },
			});
			expect(statuses(await world.uploads().upload(documentsOf(CONTENTS)))[0]).toBe('too_busy');
		});
	});

	describe('whose sessions are lost', () => {
		/** Answers for entries of a batch with failures, and does not carry the call out for them. */
		const failing = (route: string, failure: object, at: readonly number[], times = Infinity): Send => {
			let failed = 0;
			return async (request) => {
				const answer = await world.send(request);
				if (!request.url.endsWith(route) || failed++ >= times) return answer;
				const { entries } = JSON.parse(String(answer.body)) as { entries: unknown[] };
				const body = {
					entries: entries.map((entry, index) =>
						at.includes(index) ? { '.tag': 'failure', failure } : entry,
					),
				};
				return { ...answer, body: Buffer.from(JSON.stringify(body)) };
			};
		};

		it.each([
			{ '.tag': 'not_found' },
			{ '.tag': 'incorrect_offset', correct_offset: 1 },
			{ '.tag': 'other' },
			{ '.tag': 'a_new_tag' },
		])('sends only those again (%j)', async (failure) => {
			const documents = documentsOf(CONTENTS);
			const send = failing('append_batch', failure, [1], 1);
			expect(statuses(await world.uploads(send).upload(documents))).toEqual(allDone);
			expect(openings(documents)).toBe(CONTENTS.length + 1);
			expect(await world.tree()).toEqual(treeWith(CONTENTS));
		});

		it.each([{ '.tag': 'closed' }, { '.tag': 'incorrect_offset', correct_offset: 6 }])(
			'takes a document that is there for arrived (%j)',
			async (failure) => {
				const documents = documentsOf(CONTENTS);
				const send = failing('append_batch', failure, [1], 1);
				expect(statuses(await world.uploads(send).upload(documents))).toEqual(allDone);
				expect(openings(documents)).toBe(CONTENTS.length);
			},
		);

		it('gives up after a few beginnings', async () => {
			const documents = documentsOf(CONTENTS);
			const send = failing('append_batch', { '.tag': 'not_found' }, [0]);
			const outcomes = await world.uploads(send).upload(documents);
			expect(statuses(outcomes).filter((status) => status === 'unavailable')).not.toEqual([]);
			expect((documents[0]?.source as { opened?: number }).opened).toBe(3);
		});

		it('sends again what the commit does not find', async () => {
			const lookup = { '.tag': 'lookup_failed', lookup_failed: { '.tag': 'not_found' } };
			const losing: Send = async (request) => {
				if (!request.url.endsWith('finish_batch_v2') || world.called().includes('finish_batch_v2'))
					return await world.send(request);
				const { entries } = JSON.parse(String(Buffer.concat(request.body ?? []))) as { entries: unknown[] };
				const rest = await world.send({
					...request,
					body: [Buffer.from(JSON.stringify({ entries: entries.slice(1) }))],
				});
				const done = JSON.parse(String(rest.body)) as { entries: unknown[] };
				const all = { entries: [{ '.tag': 'failure', failure: lookup }, ...done.entries] };
				return { ...rest, body: Buffer.from(JSON.stringify(all)) };
			};
			const documents = documentsOf(CONTENTS);
			expect(statuses(await world.uploads(losing).upload(documents))).toEqual(allDone);
			expect((documents[0]?.source as { opened?: number }).opened).toBe(2);
			expect(await world.tree()).toEqual(treeWith(CONTENTS));
		});

		it('looks for itself where a commit tells of another document', async () => {
			const turned: Send = async (request) => {
				const answer = await world.send(request);
				if (!request.url.endsWith('finish_batch_v2')) return answer;
				const { entries } = JSON.parse(String(answer.body)) as { entries: unknown[] };
				return { ...answer, body: Buffer.from(JSON.stringify({ entries: entries.toReversed() })) };
			};
			const outcomes = await world.uploads(turned).upload(documentsOf(CONTENTS));
			expect(statuses(outcomes)).toEqual(allDone);
			expect(outcomes.map((each) => each.ok && each.value.file.contentHash)).toEqual(CONTENTS.map(hashOf));
		});

		it('refuses what a commit leaves out', async () => {
			const forgetful: Send = async (request) =>
				request.url.endsWith('finish_batch_v2')
					? { status: 200, headers: {}, body: Buffer.from('{"entries":[]}') }
					: await world.send(request);
			expect(statuses(await world.uploads(forgetful).upload(documentsOf(CONTENTS)))).toEqual(
				CONTENTS.map(() => 'unexpected'),
			);
		});
	});

	it('wait out an outage once where each is written by a call of its own', async () => {
		world.faults({ route: 'files/upload', fault: { kind: 'reset', when: 'before_commit' } });
		const uploads = world.uploads();
		const [first, ...others] = documentsOf(CONTENTS.slice(0, 4));
		expect(statuses(await uploads.upload([first as SentDocument]))).toEqual(['unavailable']);
		world.emulator.log.clear();
		for (const each of others) expect(statuses(await uploads.upload([each]))).toEqual(['unavailable']);
		expect(world.calls('files/upload')).toBe(others.length);
		world.faults();
		expect(statuses(await uploads.upload(documentsOf(CONTENTS)))).toEqual(allDone);
	});

	describe('damaged on its way', () => {
		const damage = { kind: 'route_error', error: { '.tag': 'content_hash_mismatch' } };

		it('is sent again', async () => {
			world.faults({ route: 'files/upload_session/append_batch', nth: 1, fault: damage });
			expect(statuses(await world.uploads().upload(documentsOf(CONTENTS)))).toEqual(allDone);
			expect(await world.tree()).toEqual(treeWith(CONTENTS));
		});

		it('is refused when it happens every time', async () => {
			world.faults({ route: 'files/upload_session/append_batch', fault: damage });
			expect(new Set(statuses(await world.uploads().upload(documentsOf(CONTENTS))))).toEqual(
				new Set(['content_mismatch']),
			);
			expect(await world.tree()).toEqual({});
		});
	});

	describe('of an app that lacks routes', () => {
		const lacking = [
			['files/upload_session/start_batch', 'unknown_function'],
			['files/upload_session/append_batch', 'unknown_function'],
			['files/upload_session/append_batch', 'app_not_permitted'],
			['files/upload_session/append_batch', 'account_type'],
			['files/upload_session/finish_batch_v2', 'unknown_function'],
			['files/upload_session/*_batch*', 'app_not_permitted'],
		] as const;

		it.each(lacking)('goes another way, and tries %s once (%s)', async (route, unavailableAs) => {
			Object.assign(world.state.switches, { unavailableRoutes: [route], unavailableAs });
			expect(statuses(await world.uploads().upload(documentsOf(CONTENTS)))).toEqual(allDone);
			expect(await world.tree()).toEqual(treeWith(CONTENTS));
			const before = world.emulator.log.calls.length;
			const more = documentsOf(['a', 'b', 'c']).map((each) => ({ ...each, address: `/more${each.address}` }));
			expect(statuses(await world.uploads().upload(more))).toEqual(['done', 'done', 'done']);
			expect(world.emulator.log.calls.slice(before).filter(({ status }) => (status ?? 0) >= 400)).toEqual([]);
		});

		it('sends nothing at all where the scope is missing', async () => {
			const refusing: Send = async () => ({
				status: 401,
				headers: {},
				body: Buffer.from(
					'{"error_summary":"missing_scope/.","error":{".tag":"missing_scope","required_scope":"files.content.write"}}',
				),
			});
			expect(new Set(statuses(await world.uploads(refusing).upload(documentsOf(CONTENTS))))).toEqual(
				new Set(['missing_scope']),
			);
		});
	});

	it('goes on where one network error hits a call of its own', async () => {
		let broken = 0;
		const breaking: Send = async (request) => {
			if (request.url.endsWith('start_batch') && broken++ < 2) throw new ConnectionLost('cut');
			return await world.send(request);
		};
		expect(statuses(await world.uploads(breaking).upload(documentsOf(CONTENTS)))).toEqual(allDone);
	});

	it('never writes twice at the same time', async () => {
		let writing = 0;
		let most = 0;
		const watching: Send = async (request) => {
			if (!/finish_batch_v2|files\/upload$/.test(request.url)) return await world.send(request);
			most = Math.max(most, ++writing);
			await world.clock.sleep(0);
			return await world.send(request).finally(() => writing--);
		};
		const api = createApi(watching, world.clock, async () => ({}));
		const port = createUploadsPort(api, world.clock, world.routes, SIZES);
		await Promise.all([
			port.upload(documentsOf(CONTENTS)),
			port.upload([{ address: '/alone.txt', mode: ADD, source: documentOf('alone') }]),
		]);
		expect(most).toBe(1);
	});
});
