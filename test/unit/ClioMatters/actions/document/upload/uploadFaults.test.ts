/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import type { HttpRequest } from '@/nodes/shared/http/types';
import { endAfter } from '@/test/support/callFaults';
import { createTestClio, type TestClio } from '@/test/support/createTestClio';
import { ignoreProcessEnd } from '@/test/support/forEveryCall';
import { forEveryClioCall } from '@/test/support/forEveryClioCall';
import {
	addVersion,
	changeVersion,
	completeVersion,
	createDocument,
} from '@/test/emulators/clio/state/documents';
import { placeIn } from '@/test/emulators/clio/state/folders';
import { contentsOf, digestsOf, fileOf, matterId, requestFor, statuses } from './uploadWorld';

const run = async (test: TestClio, files: ReturnType<typeof fileOf>[], clio = test.clio) =>
	await statuses(
		files.map((file) => requestFor(test, file)),
		clio,
	);

describe('uploads that are cut short', () => {
	it('end as those that are not, whatever becomes of a call: new documents', async () => {
		const calls = await forEveryClioCall({
			run: async (clio, test) => {
				const became = await run(test, [fileOf('Letter.pdf'), fileOf('Motion.pdf', 'No')], clio);
				for (const status of became) expect(status).toMatch(/created|unchanged/);
			},
			look: (test) => [digestsOf(test), test.state.documents.size],
		});
		expect(calls).toBe(9);
	});

	it('end as those that are not, whatever becomes of a call: a new version', async () => {
		const calls = await forEveryClioCall({
			begin: async (test) => void (await run(test, [fileOf('Letter.pdf', 'one')])),
			run: async (clio, test) => {
				const became = await run(test, [fileOf('Letter.pdf', 'two')], clio);
				expect(became).toEqual([expect.stringMatching(/updated|unchanged/)]);
			},
			look: (test) => [digestsOf(test), test.state.documents.size],
		});
		expect(calls).toBe(6);
	});

	it('end as those that are not, whatever becomes of a call: a version of a document that people uploaded', async () => {
		await forEveryClioCall({
			run: async (clio, test) => {
				const to = { type: 'Document', id: test.fixture.documents['answer']?.id ?? 0 } as const;
				const became = await statuses([requestFor(test, fileOf('Scan.pdf', 'the ANSWER'), { to })], clio);
				expect(became).toEqual([expect.stringMatching(/updated|unchanged/)]);
			},
			look: (test) => [digestsOf(test, ['Answer.pdf']), test.state.documents.size],
		});
	});

	it('leave one document where the file changed before the second run', async () => {
		for (let nth = 1; nth <= 6; nth++) {
			const test = createTestClio();
			await run(test, [fileOf('Letter.pdf', 'one')], test.connect(endAfter(nth)).clio).catch(
				ignoreProcessEnd,
			);
			await run(test, [fileOf('Letter.pdf', 'two')]);
			const [found, ...more] = await contentsOf(test);
			expect({ nth, more, last: found?.at(-1) }).toEqual({ nth, more: [], last: 'two' });
			test.close();
		}
	});
});

describe('uploads beside others', () => {
	let test: TestClio;
	beforeEach(() => (test = createTestClio()));
	afterEach(() => test.close());

	it('make one document where many upload the same file at once', async () => {
		const runs = Array.from({ length: 8 }, async () =>
			run(test, [fileOf('Letter.pdf')], test.connect().clio),
		);
		const became = (await Promise.all(runs)).flat();
		expect(became.every((status) => /created|unchanged/.test(status))).toBe(true);
		expect(await contentsOf(test)).toEqual([['Letter.pdf', 'Dear Sir']]);
	});

	it('make one document with every content where many upload different files of one name', async () => {
		const contents = ['one', 'two', 'three'];
		const uploadAll = async () =>
			await Promise.all(
				contents.map(
					async (content) => await run(test, [fileOf('Letter.pdf', content)], test.connect().clio),
				),
			);
		const became = (await uploadAll()).flat();
		expect(became.every((status) => /created|updated|changed_meanwhile/.test(status))).toBe(true);
		const [found, ...more] = await contentsOf(test);
		expect(more).toEqual([]);
		const refused = contents.filter((_, index) => became[index] === 'changed_meanwhile');
		expect([...(found ?? []), ...refused].sort()).toEqual(['Letter.pdf', ...contents].sort());
	});

	it('add one version where many add the same at once', async () => {
		await run(test, [fileOf('Letter.pdf', 'one')]);
		const runs = Array.from({ length: 8 }, async () =>
			run(test, [fileOf('Letter.pdf', 'two')], test.connect().clio),
		);
		const became = (await Promise.all(runs)).flat();
		expect(became.every((status) => /updated|unchanged|changed_meanwhile/.test(status))).toBe(true);
		expect(await run(test, [fileOf('Letter.pdf', 'two')])).toEqual(['unchanged']);
		const [found] = await contentsOf(test);
		expect(found?.filter((content) => content === 'two')).toHaveLength(1);
	});

	it('know what people uploaded by its bytes, and only where it may be the same', async () => {
		expect(await run(test, [fileOf('Answer.pdf', 'the answer')])).toEqual(['unchanged']);
		const reads = (requests: readonly HttpRequest[]) =>
			requests.filter(({ url }) => url.includes('/download')).length;
		expect(reads(test.requests)).toBe(1);
		expect(await run(test, [fileOf('Answer.pdf', 'another answer')])).toEqual(['updated']);
		expect(reads(test.requests)).toBe(1);
	});

	it('do not put an old file over what people added since', async () => {
		await run(test, [fileOf('Letter.pdf', 'one')]);
		const id = test.state.documents.all.find(({ name }) => name === 'Letter.pdf')?.id ?? 0;
		const changed = addVersion(test.state, test.state.documents.at(id), {
			...{ filename: 'Letter.pdf', contentType: 'application/pdf' },
			creatorId: test.fixture.users['jane']?.id ?? 0,
		});
		const version = changed.versions.at(-1);
		if (version)
			completeVersion(test.state, changed, version, test.state.bytes.put([Buffer.from('by hand')]));
		expect(await run(test, [fileOf('Letter.pdf', 'one')])).toEqual(['unchanged']);
	});

	it('leave alone what somebody else is still uploading', async () => {
		const folder = test.state.folders.at(test.state.matters.at(matterId(test)).folderId);
		const announced = createDocument(test.state, {
			...{ name: 'Letter.pdf', filename: 'Letter.pdf', contentType: 'application/pdf' },
			...{ creatorId: test.fixture.users['ada']?.id ?? 0, ...placeIn(folder) },
		});
		expect(await run(test, [fileOf('Letter.pdf', 'ours')])).toEqual(['created']);
		const [version] = test.state.documents.at(announced.id).versions;
		if (version) {
			const blob = test.state.bytes.put([Buffer.from('theirs')]);
			test.state.objects.set(version.uuid, blob);
			changeVersion(test.state, test.state.documents.at(announced.id), version, {
				...{ fullyUploaded: true, size: blob.size },
			});
		}
		expect(await contentsOf(test)).toEqual([['Letter.pdf', 'theirs', 'ours']]);
	});

	it('choose none of several documents of one name', async () => {
		const folder = test.state.folders.at(test.state.matters.at(matterId(test)).folderId);
		await run(test, [fileOf('Letter.pdf', 'one'), fileOf('Motion.pdf', 'one')]);
		const motion = test.state.documents.all.find(({ name }) => name === 'Motion.pdf');
		if (motion) test.state.documents.change(motion, { name: 'Letter.pdf', ...placeIn(folder) });
		expect(await run(test, [fileOf('Letter.pdf', 'two')])).toEqual(['ambiguous']);
		expect(await run(test, [fileOf('Letter.pdf', 'one')])).toEqual(['unchanged']);
	});

	it('say so where a document has no room for their mark', async () => {
		const id = test.fixture.documents['answer']?.id ?? 0;
		const now = test.clock.now();
		test.state.documents.change(test.state.documents.at(id), {
			externalProperties: Array.from({ length: 5 }, (_, index) => ({
				...{
					id: 900 + index,
					name: `other${index}`,
					value: 'x',
					createdAt: now,
					updatedAt: now,
					revision: 1,
				},
			})),
		});
		expect(await run(test, [fileOf('Answer.pdf', 'ours')])).toEqual(['no_space']);
		expect(test.state.documents.at(id).versions).toHaveLength(1);
	});
});
