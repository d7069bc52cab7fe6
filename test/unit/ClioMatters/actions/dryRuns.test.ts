/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import type { Outcome } from '@/nodes/shared/core/outcome';
import { createCustomActions } from '@/packages/clio-matters/nodes/ClioMatters/actions/customAction/createCustomActions';
import { deleteCustomActions } from '@/packages/clio-matters/nodes/ClioMatters/actions/customAction/deleteCustomActions';
import { changeDocuments } from '@/packages/clio-matters/nodes/ClioMatters/actions/document/changeDocuments';
import { updateCustomFields } from '@/packages/clio-matters/nodes/ClioMatters/actions/matter/customField/updateCustomFields';
import { setFolderLinks } from '@/packages/clio-matters/nodes/ClioMatters/actions/matter/folderLink/setFolderLinks';
import { createNotes } from '@/packages/clio-matters/nodes/ClioMatters/actions/note/createNotes';
import { uploadFiles } from '@/packages/clio-matters/nodes/ClioMatters/actions/document/upload/uploadFiles';
import { createTestClio, type TestClio } from '@/test/support/createTestClio';
import { fileOf, requestFor } from './document/upload/uploadWorld';

type Statuses = Array<string | undefined>;

/** An operation that writes, with what several items of one run may ask of it. */
interface Writing {
	/** By what an item asks for: 0 and 1 are the same record with other values, 2 is another record. */
	run: (items: Array<{ asks: number; dryRun: boolean }>, test: TestClio) => Promise<Statuses>;
	look: (test: TestClio) => unknown;
}

const tell = () => undefined;
const statusesOf = (outcomes: ReadonlyArray<Outcome<{ status: string }>>): Statuses =>
	outcomes.map((outcome) => (outcome.ok ? outcome.value.status : outcome.refusal.reason));
const matterId = ({ fixture }: TestClio, asks: number) =>
	fixture.matters[asks === 2 ? 'acme' : 'smith']?.id ?? 0;
const fieldId = ({ state }: TestClio, type: string) =>
	state.customFields.all.find(({ fieldType, parentType }) => fieldType === type && parentType === 'Matter')
		?.id ?? 0;
const valuesOf = ({ state }: TestClio) =>
	structuredClone(state.matters.all.map(({ id, ...rest }) => [id, rest]));
const notesOf = ({ state }: TestClio) => state.notes.all.map(({ subject, detail }) => [subject, detail]);
const documentsOf = ({ state }: TestClio) =>
	state.documents.all.map(({ id, categoryId, externalProperties, versions }) => [
		...[id, categoryId, structuredClone(externalProperties), versions.length],
	]);
const URLS = [
	'https://www.dropbox.com/home/A',
	'https://www.dropbox.com/home/B',
	'https://www.dropbox.com/home/C',
];

const OPERATIONS: Record<string, Writing> = {
	'Create Note': {
		run: async (items, test) =>
			statusesOf(
				await createNotes(
					items.map(({ asks, dryRun }) => ({
						...{ matterId: matterId(test, asks), subject: 'Closed', text: URLS[asks] ?? '', date: undefined },
						...{ hasLinks: true, dryRun, warnings: [] },
					})),
					...([test.clio, tell] as const),
				),
			),
		look: notesOf,
	},
	'Set Folder Link in a note': {
		run: async (items, test) =>
			statusesOf(
				await setFolderLinks(
					items.map(({ asks, dryRun }) => ({
						...{ matterId: matterId(test, asks), link: URLS[asks] ?? '', dryRun },
						place: { noteSubject: 'Case folder in Dropbox' },
					})),
					...([test.clio, tell] as const),
				),
			),
		look: notesOf,
	},
	'Update Custom Field': {
		run: async (items, test) =>
			statusesOf(
				await updateCustomFields(
					items.map(({ asks, dryRun }) => ({
						...{ matterId: matterId(test, asks), fieldId: fieldId(test, 'text_line'), dryRun },
						value: ['North', 'South', 'East'][asks],
					})),
					...([test.clio, tell] as const),
				),
			),
		look: valuesOf,
	},
	Mark: {
		run: async (items, test) =>
			statusesOf(
				await changeDocuments(
					items.map(({ asks, dryRun }) => ({
						documentId: test.fixture.documents[asks === 2 ? 'motion' : 'answer']?.id ?? 0,
						...{ change: { properties: { dropboxFileId: `id:${asks}` } }, dryRun },
					})),
					...([test.clio, tell] as const),
				),
			),
		look: documentsOf,
	},
	Upload: {
		run: async (items, test) =>
			(
				await uploadFiles(
					items.map(({ asks, dryRun }) =>
						requestFor(test, fileOf(asks === 2 ? 'Motion to strike.pdf' : 'Letter.pdf', `content ${asks}`), {
							dryRun,
						}),
					),
					...([test.clio, tell] as const),
				)
			).map((outcome) => (outcome.ok ? outcome.value[0]?.status : outcome.refusal.reason)),
		look: documentsOf,
	},
	'Create Custom Action': {
		run: async (items, test) =>
			statusesOf(
				await createCustomActions(
					items.map(({ asks, dryRun }) => ({
						...{ label: asks === 2 ? 'Send' : 'Open', page: 'matter' as const, dryRun, warnings: [] },
						targetUrl: URLS[0] ?? '',
					})),
					test.clio,
				),
			),
		look: ({ state }) => state.customActions.all.map(({ label, targetUrl }) => [label, targetUrl]),
	},
	'Delete Custom Action': {
		run: async (items, test) => {
			if (test.state.customActions.all.length === 0)
				for (const label of ['Open', 'Send'])
					await test.clio.createCustomAction({ label, page: 'matter', targetUrl: URLS[0] ?? '' });
			const [first = 0, second = 0] = test.state.customActions.all.map(({ id }) => id);
			return statusesOf(
				await deleteCustomActions(
					items.map(({ asks, dryRun }) => ({ id: asks === 2 ? second : first, dryRun })),
					test.clio,
				),
			);
		},
		look: ({ state }) => state.customActions.all.map(({ label }) => label),
	},
};

/** What items of one run may ask for, in some orders. */
const RUNS = [[0], [0, 0], [0, 1], [0, 2, 0], [0, 1, 0], [2, 0, 1, 2]].map((asked) => [asked]);

describe.each(Object.entries(OPERATIONS))('a dry run of %s', (_name, { run, look }) => {
	let test: TestClio;
	beforeEach(() => (test = createTestClio()));
	afterEach(() => test.close());

	const writes = () => test.requests.filter(({ method }) => method !== 'GET').length;

	it.each(RUNS)('says what the run then does, and writes nothing: %p', async (asked) => {
		const items = asked.map((asks) => ({ asks, dryRun: false }));
		await run([], test);
		const [before, begun] = [structuredClone(look(test)), writes()];
		const said = await run(
			items.map((item) => ({ ...item, dryRun: true })),
			test,
		);
		expect(writes()).toBe(begun);
		expect(look(test)).toEqual(before);
		expect(said).toEqual(await run(items, test));
		expect(look(test)).not.toEqual(before);
	});

	it.each(RUNS)('keeps nothing from being written that other items of the run ask for: %p', async (asked) => {
		await run([], test);
		const before = structuredClone(look(test));
		await run(
			asked.flatMap((asks) => [
				{ asks, dryRun: true },
				{ asks, dryRun: false },
			]),
			test,
		);
		const found = structuredClone(look(test));
		expect(found).not.toEqual(before);
		const other = createTestClio();
		await run([], other);
		await run(
			asked.map((asks) => ({ asks, dryRun: false })),
			other,
		);
		expect(shapeOf(found)).toEqual(shapeOf(look(other)));
		other.close();
	});
});

/** Without what differs from run to run. */
const shapeOf = (found: unknown): unknown =>
	JSON.parse(
		JSON.stringify(found, (key: string, value: unknown) =>
			/(At|revision|etag|uuid)$/.test(key) ? undefined : value,
		).replace(/(begun|done) [\w-]+/g, '$1'),
	);

describe('a dry run', () => {
	let test: TestClio;
	beforeEach(() => (test = createTestClio()));
	afterEach(() => test.close());

	it('refuses a category, and a note on a matter, that Clio does not have', async () => {
		for (const dryRun of [true, false]) {
			const change = { categoryId: 99999 };
			const documentId = test.fixture.documents['answer']?.id ?? 0;
			const categorized = await changeDocuments([{ documentId, change, dryRun }], test.clio, tell);
			const note = { subject: 'Closed', text: '', date: undefined, hasLinks: true, dryRun, warnings: [] };
			const noted = await createNotes([{ ...note, matterId: 99999 }], test.clio, tell);
			expect([...categorized, ...noted].map(({ ok }) => ok)).toEqual([false, false]);
		}
		expect(notesOf(test)).toEqual([]);
	});
});

it('a custom action is found again by its label as people read it', async () => {
	const test = createTestClio();
	const run = async (label: string) =>
		statusesOf(
			await createCustomActions(
				[{ label, page: 'matter', targetUrl: URLS[0] ?? '', dryRun: false, warnings: [] }],
				test.clio,
			),
		);
	expect([...(await run('Cafe\u0301 folder')), ...(await run('Café  folder'))]).toEqual([
		'created',
		'unchanged',
	]);
	test.close();
});
