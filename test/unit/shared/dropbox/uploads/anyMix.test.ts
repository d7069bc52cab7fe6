/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import fc from 'fast-check';
import type { SentDocument } from '@/nodes/shared/dropbox/port';
import type { Send } from '@/nodes/shared/http/types';
import { sourceOf } from '@/test/support/sourceOf';
import { uploadOne } from '@/test/support/uploadOne';
import {
	ADD,
	createUploadsAdapterHarness,
	documentsOf,
	hashOf,
	pathOf,
	treeWith,
} from './uploadsAdapterHarness';

/** So small that a few bytes go all ways. */
const SIZES = { small: 8, batch: 20, chunk: 16, inFlight: 64 };

const document = fc.record({
	content: fc.oneof(
		{ weight: 4, arbitrary: fc.string({ maxLength: 8 }) },
		{ weight: 1, arbitrary: fc.string({ minLength: 9, maxLength: 60 }) },
	),
	isSizeKnown: fc.oneof(
		{ weight: 3, arbitrary: fc.constant(true) },
		{ arbitrary: fc.constant(false), weight: 1 },
	),
});

const passing = fc.oneof(
	fc.constantFrom(
		{ kind: 'reset', when: 'before_commit' },
		{ kind: 'reset', when: 'after_commit' },
		{ kind: 'status', status: 503 },
		{ kind: 'too_many_requests', retryAfter: 2 },
		{ kind: 'too_many_requests', format: 'text', retryAfter: null },
		{ kind: 'truncated_body', bytes: 5 },
	),
	fc.record({
		kind: fc.constant('busy_entries'),
		entries: fc.uniqueArray(fc.nat(5), { minLength: 1, maxLength: 4 }),
	}),
);

/** Faults that strike the calls of an upload in any order, but not for ever. */
const faults = fc.array(
	fc.record({
		nth: fc.uniqueArray(fc.integer({ min: 1, max: 14 }), { minLength: 1, maxLength: 4 }),
		fault: passing,
	}),
	{ maxLength: 4 },
);

describe('any mix of documents', () => {
	it('is filed as it is and once, whatever passing fault strikes whichever call', async () => {
		await fc.assert(
			fc.asyncProperty(fc.array(document, { maxLength: 14 }), faults, async (given, struck) => {
				const world = createUploadsAdapterHarness(SIZES);
				try {
					world.faults(
						...struck.map(({ nth, fault }) => ({
							route: fault.kind === 'busy_entries' ? 'files/upload_session/finish_batch_v2' : 'files/upload*',
							nth,
							fault,
						})),
					);
					const documents = given.map(({ content, isSizeKnown }, index): SentDocument => ({
						address: pathOf(index),
						mode: ADD,
						source: sourceOf(content, isSizeKnown ? Buffer.from(content).length : undefined),
					}));
					const outcomes = await world.uploads().upload(documents);
					expect(outcomes.map(({ ok }) => ok)).toEqual(given.map(() => true));
					expect(outcomes.map((outcome) => outcome.ok && outcome.value.file.contentHash)).toEqual(
						given.map(({ content }) => hashOf(content)),
					);
					world.faults();
					expect(await world.tree()).toEqual(treeWith(given.map(({ content }) => content)));
				} finally {
					world.close();
				}
			}),
			{ numRuns: 150 },
		);
	});
});

describe('a run that is killed', () => {
	const CONTENTS = ['one', 'two', 'three', 'four', '', 'sevens', 'a document in several chunks, that is'];
	const kills = Array.from({ length: 10 }, (_, index) => index).flatMap((after) =>
		[false, true].map((isDone) => ({ after, isDone })),
	);

	it.each(kills)(
		'after $after calls (the last one done: $isDone) is finished by the next',
		async ({ after, isDone }) => {
			const world = createUploadsAdapterHarness(SIZES);
			let calls = 0;
			const dying: Send = async (request) => {
				if (calls++ < after) return await world.send(request);
				if (isDone && calls === after + 1) await world.send(request);
				throw new TypeError('killed');
			};
			await world
				.uploads(dying)
				.upload(documentsOf(CONTENTS))
				.catch(() => undefined);
			const outcomes = await world.uploads().upload(documentsOf(CONTENTS));
			expect(outcomes.every(({ ok }) => ok)).toBe(true);
			expect(await world.tree()).toEqual(treeWith(CONTENTS));
			world.close();
		},
	);

	it('leaves what others filed meanwhile as it is', async () => {
		const world = createUploadsAdapterHarness(SIZES);
		let finished = false;
		const racing: Send = async (request) => {
			if (request.url.endsWith('finish_batch_v2') && !finished) {
				finished = true;
				await uploadOne(world.dropbox, pathOf(1), ADD, sourceOf('else', 4));
			}
			return await world.send(request);
		};
		const outcomes = await world.uploads(racing).upload(documentsOf(CONTENTS));
		expect(outcomes.map(({ ok }) => ok)).toEqual(CONTENTS.map((_, index) => index !== 1));
		expect(await world.tree()).toEqual({ ...treeWith(CONTENTS), [pathOf(1)]: hashOf('else') });
		world.close();
	});
});
