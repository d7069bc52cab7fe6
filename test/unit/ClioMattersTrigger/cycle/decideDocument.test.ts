/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import type { Document } from '@/nodes/shared/clio/port';
import type { Circumstances } from '@/packages/clio-matters/nodes/ClioMattersTrigger/cycle/decide';
import { decideDocument } from '@/packages/clio-matters/nodes/ClioMattersTrigger/cycle/decideDocument';

const BEGAN = Date.parse('2026-05-01T12:00:00Z');
const BEFORE = '2026-04-01T12:00:00Z';
const AFTER = '2026-05-01T12:30:00Z';

const document = (more: object = {}): Document =>
	({
		...{ id: 1, etag: '"1"', createdAt: AFTER, updatedAt: AFTER, deletedAt: undefined },
		...{ latestVersion: { id: 2, isFullyUploaded: true }, creator: { type: 'ManageUser' } },
		...more,
	}) as unknown as Document;

const decide = (given: Document | undefined, known?: string, hints: string[] = []) => {
	const circumstances: Circumstances = {
		...{ newSince: BEGAN, from: BEGAN, hasBaseline: false, hints: new Set(hints) },
	};
	const { events, ...rest } = decideDocument(given, known, circumstances);
	return { events: events.map(({ event }) => event), ...rest };
};

describe('a document', () => {
	it('that is new is created, and updated when it changes', () => {
		const { events, mark } = decide(document());
		expect(events).toEqual(['documentCreated']);
		expect(decide(document(), mark).events).toEqual([]);
		expect(decide(document({ etag: '"2"' }), mark).events).toEqual(['documentUpdated']);
	});

	it('that was there before is updated, if that was since', () => {
		expect(decide(document({ createdAt: BEFORE })).events).toEqual(['documentUpdated']);
		expect(decide(document({ createdAt: BEFORE, updatedAt: BEFORE })).events).toEqual([]);
		expect(decide(document({ createdAt: BEFORE, updatedAt: BEFORE }), undefined, ['updated']).events).toEqual(
			['documentUpdated'],
		);
	});

	it('without its bytes is looked at again, and created then', () => {
		const latestVersion = { id: 2, isFullyUploaded: false };
		const first = decide(document({ latestVersion }));
		expect(first).toMatchObject({ events: [], isPending: true });
		expect(decide(document({ createdAt: BEFORE }), first.mark)).toMatchObject({
			...{ events: ['documentCreated'], isPending: false },
		});
		expect(decide(document({ latestVersion: undefined })).isPending).toBe(true);
	});

	it('with a new version on its way keeps what is known of it', () => {
		const { mark } = decide(document());
		const onItsWay = decide(
			document({ etag: '"2"', latestVersion: { id: 3, isFullyUploaded: false } }),
			mark,
		);
		expect(onItsWay).toMatchObject({ events: [], mark, isPending: true });
		expect(decide(document({ etag: '"3"' }), onItsWay.mark).events).toEqual(['documentUpdated']);
	});

	it('that a filter left out is created later', () => {
		const { markIfFiltered } = decide(document());
		expect(decide(document({ etag: '"2"' }), markIfFiltered).events).toEqual(['documentCreated']);
	});

	it('of a client is both', () => {
		expect(decide(document({ creator: { type: 'ClientUser' } })).events).toEqual([
			...['documentCreated', 'documentAddedByClient'],
		]);
	});

	it('in the trash is deleted, once, and nothing else', () => {
		const { events, mark } = decide(document({ deletedAt: AFTER }));
		expect(events).toEqual(['documentDeleted']);
		expect(decide(document({ deletedAt: AFTER }), mark).events).toEqual([]);
		expect(decide(undefined, mark, ['deleted']).events).toEqual([]);
		expect(decide(document({ deletedAt: BEFORE })).events).toEqual([]);
	});

	it('is deleted only if it is gone', () => {
		const { mark } = decide(document());
		expect(decide(document(), mark, ['deleted']).events).toEqual([]);
		expect(decide(undefined, mark, ['deleted']).events).toEqual(['documentDeleted']);
		expect(decide(undefined, mark, ['updated']).events).toEqual([]);
	});

	it('that went before it was told of is created when it comes back', () => {
		const [AWAITED, LEFT_OUT] = [
			decide(document({ latestVersion: undefined })).mark,
			decide(document()).markIfFiltered,
		];
		for (const known of [undefined, AWAITED, LEFT_OUT]) {
			const gone = decide(document({ deletedAt: AFTER }), known, ['created']);
			expect(decide(document({ deletedAt: AFTER }), gone.mark, ['deleted']).events).toEqual([]);
			const purged = decide(undefined, gone.mark, ['updated']);
			expect(decide(document({ etag: '"2"' }), purged.mark).events).toEqual(['documentCreated']);
		}
		const told = decide(document({ deletedAt: AFTER }), decide(document()).mark);
		expect(decide(document({ etag: '"2"' }), told.mark).events).toEqual(['documentUpdated']);
	});

	it('that was restored, and deleted again, is deleted twice', () => {
		const gone = decide(document({ deletedAt: AFTER })).mark;
		const restored = decide(document(), gone).mark;
		expect(decide(document({ deletedAt: '2026-05-02T00:00:00Z' }), restored).events).toEqual([
			'documentDeleted',
		]);
	});
});
