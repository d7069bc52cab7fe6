/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import type { ClioPort } from '@/nodes/shared/clio/port';
import {
	changeDocuments,
	type ChangeRequest,
} from '@/packages/clio-matters/nodes/ClioMatters/actions/document/changeDocuments';
import { changeDocument } from '@/test/emulators/clio/state/documents';
import type { CallInterceptor } from '@/test/support/callFaults';
import { createTestClio, type TestClio } from '@/test/support/createTestClio';
import { forEveryClioCall } from '@/test/support/forEveryClioCall';

const answer = ({ fixture }: TestClio) => fixture.documents['answer']?.id ?? 0;
const others = ({ state }: TestClio) => state.documents.all.map(({ id }) => id);
const category = ({ fixture }: TestClio, name = 'privileged') => fixture.categories[name]?.id ?? 0;
const MARK = { dropboxFileId: 'id:abc', dropboxContentHash: 'a'.repeat(64) };

const toCategory = (test: TestClio, documentId = answer(test), more: Partial<ChangeRequest> = {}) => ({
	...{ documentId, change: { categoryId: category(test) }, dryRun: false, ...more },
});
const toMark = (test: TestClio, properties: Record<string, string> = MARK): ChangeRequest => ({
	...{ documentId: answer(test), change: { properties }, dryRun: false },
});
const statuses = async (requests: ChangeRequest[], clio: ClioPort) =>
	(await changeDocuments(requests, clio, () => undefined)).map((outcome) =>
		outcome.ok ? outcome.value.status : outcome.refusal.reason,
	);
const propertiesOf = (test: TestClio) =>
	test.state.documents.at(answer(test)).externalProperties.map(({ name, value }) => `${name}=${value}`);
const addProperties = (test: TestClio, count: number) => {
	const now = test.clock.now();
	test.state.documents.change(test.state.documents.at(answer(test)), {
		externalProperties: Array.from({ length: count }, (_, index) => ({
			...{ id: 900 + index, name: `other${index}`, value: 'x', createdAt: now, updatedAt: now, revision: 1 },
		})),
	});
};
/** Something that others do right before the first write. */
const beforeWriting =
	(act: () => void): CallInterceptor =>
	(call) => {
		let isDone = false;
		return async (request) => {
			if (request.method === 'PATCH' && !isDone) {
				isDone = true;
				act();
			}
			return await call(request);
		};
	};

describe('changes of documents', () => {
	let test: TestClio;
	beforeEach(() => (test = createTestClio()));
	afterEach(() => test.close());

	it('put many into a category: one call reads them, one each writes', async () => {
		const ids = others(test);
		expect(ids.length).toBeGreaterThan(1);
		const requests = ids.map((id) => toCategory(test, id));
		expect(await statuses(requests, test.clio)).toEqual(ids.map(() => 'updated'));
		expect(test.requests).toHaveLength(1 + ids.length);
		expect(await statuses(requests, test.clio)).toEqual(ids.map(() => 'unchanged'));
		expect(test.requests).toHaveLength(2 + ids.length);
	});

	it('of one document follow each other', async () => {
		const requests = ['privileged', 'pleadings', 'pleadings'].map((name) => ({
			...toCategory(test),
			change: { categoryId: category(test, name) },
		}));
		expect(await statuses(requests, test.clio)).toEqual(['updated', 'updated', 'unchanged']);
		expect(test.state.documents.at(answer(test)).categoryId).toBe(category(test, 'pleadings'));
	});

	it('mark a document beside what others wrote, once', async () => {
		addProperties(test, 3);
		expect(await statuses([toMark(test)], test.clio)).toEqual(['updated']);
		expect(await statuses([toMark(test)], test.clio)).toEqual(['unchanged']);
		expect(await statuses([toMark(test, { dropboxFileId: 'id:other' })], test.clio)).toEqual(['updated']);
		expect(propertiesOf(test)).toEqual([
			...['other0=x', 'other1=x', 'other2=x', 'dropboxFileId=id:other'],
			`dropboxContentHash=${MARK.dropboxContentHash}`,
		]);
		const found = test.clio.listDocuments({ property: { name: 'dropboxFileId', value: 'id:other' } });
		for await (const { records } of found) expect(records.map(({ id }) => id)).toEqual([answer(test)]);
	});

	it('are refused where a mark has no room, and in a dry run too', async () => {
		addProperties(test, 4);
		const requests = [toMark(test), { ...toMark(test), dryRun: true }];
		expect(await statuses(requests, test.clio)).toEqual(['no_space', 'no_space']);
		expect(propertiesOf(test)).toHaveLength(4);
	});

	it('write nothing in a dry run, which says what would be', async () => {
		const requests = [toCategory(test), toMark(test), toMark(test)].map((each) => ({
			...each,
			dryRun: true,
		}));
		expect(await statuses(requests, test.clio)).toEqual(['updated', 'updated', 'unchanged']);
		// The document, and the categories that there are.
		expect(test.requests.map(({ method }) => method)).toEqual(['GET', 'GET']);
	});

	it('are refused where the credential may only read, before anything is asked', async () => {
		const reader = createTestClio({ onlyRead: true });
		expect(await statuses([toCategory(reader), { ...toMark(reader), dryRun: true }], reader.clio)).toEqual([
			...['guarded', 'guarded'],
		]);
		expect(reader.requests).toHaveLength(0);
		reader.close();
	});

	it('leave alone what is locked or in the trash, and say what there is not', async () => {
		const [locked = 0, trashed = 0] = others(test);
		changeDocument(test.state, test.state.documents.at(locked), { locked: true });
		changeDocument(test.state, test.state.documents.at(trashed), { deletedAt: test.clock.now() });
		const requests = [locked, trashed, 999, 0].slice(0, 3).map((id) => toCategory(test, id));
		expect(await statuses(requests, test.clio)).toEqual(['no_access', 'deleted', 'not_found']);
	});

	it('go through beside other changes, and not over one of the same thing', async () => {
		const rename = beforeWriting(() =>
			changeDocument(test.state, test.state.documents.at(answer(test)), { name: 'Renamed.pdf' }),
		);
		expect(await statuses([toCategory(test)], test.connect(rename).clio)).toEqual(['updated']);
		expect(test.state.documents.at(answer(test))).toMatchObject({
			...{ name: 'Renamed.pdf', categoryId: category(test) },
		});
		const recategorize = beforeWriting(() =>
			changeDocument(test.state, test.state.documents.at(answer(test)), { categoryId: null }),
		);
		const other = { ...toCategory(test), change: { categoryId: category(test, 'pleadings') } };
		expect(await statuses([other], test.connect(recategorize).clio)).toEqual(['changed_meanwhile']);
		expect(test.state.documents.at(answer(test)).categoryId).toBeNull();
	});

	it('end in the same whatever becomes of a call', async () => {
		const calls = await forEveryClioCall({
			run: async (clio, own) => {
				const became = await statuses([toCategory(own), toMark(own)], clio);
				for (const status of became) expect(status).toMatch(/updated|unchanged/);
			},
			look: (own) => [propertiesOf(own), own.state.documents.at(answer(own)).categoryId],
		});
		expect(calls).toBe(3);
	});
});
