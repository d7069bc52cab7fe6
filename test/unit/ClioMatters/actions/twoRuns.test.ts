/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- test code, never part of the package */
import type { Outcome } from '@/nodes/shared/core/outcome';
import type { ClioPort } from '@/nodes/shared/clio/port';
import { createCustomActions } from '@/packages/clio-matters/nodes/ClioMatters/actions/customAction/createCustomActions';
import { changeDocuments } from '@/packages/clio-matters/nodes/ClioMatters/actions/document/changeDocuments';
import { uploadFiles } from '@/packages/clio-matters/nodes/ClioMatters/actions/document/upload/uploadFiles';
import { updateCustomFields } from '@/packages/clio-matters/nodes/ClioMatters/actions/matter/customField/updateCustomFields';
import { setFolderLinks } from '@/packages/clio-matters/nodes/ClioMatters/actions/matter/folderLink/setFolderLinks';
import { createNotes } from '@/packages/clio-matters/nodes/ClioMatters/actions/note/createNotes';
import { CALL_FAULTS } from '@/test/support/callFaults';
import { createTestClio, type TestClio } from '@/test/support/createTestClio';
import { ignoreProcessEnd } from '@/test/support/forEveryCall';
import { Timeline } from '@/test/support/Timeline';
import { fileOf, requestFor } from './document/upload/uploadWorld';

const tell = () => undefined;
const matterId = ({ fixture }: TestClio) => fixture.matters['smith']?.id ?? 0;
const fieldOf = ({ state }: TestClio, type: string) =>
	state.customFields.all.find(({ fieldType, parentType }) => fieldType === type && parentType === 'Matter')
		?.id ?? 0;
const link = (dryRun = false) => ({ link: 'https://www.dropbox.com/home/A', dryRun });

type Run = (test: TestClio, clio: ClioPort) => Promise<Array<Outcome<unknown>>>;

/** Each with two items for one record. */
const OPERATIONS: Record<string, { run: Run; look: (test: TestClio) => unknown; mayBeTwo?: boolean }> = {
	'Create Note': {
		run: async (test, clio) => {
			const note = {
				...{ matterId: matterId(test), subject: 'Closed', text: 'Archived', date: undefined },
				...{ hasLinks: true, dryRun: false, warnings: [] },
			};
			return await createNotes([note, note], clio, tell);
		},
		look: ({ state }) => state.notes.all.map(({ subject, detail }) => [subject, detail]),
		// A note that a process left which ended right after it is kept: it may as well be a person's.
		mayBeTwo: true,
	},
	'Set Folder Link in a note': {
		run: async (test, clio) => {
			const request = { matterId: matterId(test), ...link(), place: { noteSubject: 'Folder' } };
			return await setFolderLinks([request, request], clio, tell);
		},
		look: ({ state }) => state.notes.all.map(({ subject, detail }) => [subject, detail]),
	},
	'Set Folder Link in a custom field': {
		run: async (test, clio) => {
			const place = { customFieldId: fieldOf(test, 'url') };
			const request = { matterId: matterId(test), ...link(), place };
			return await setFolderLinks([request, request], clio, tell);
		},
		look: (test) => valuesOf(test, 'url'),
	},
	'Update Custom Field': {
		run: async (test, clio) => {
			const request = { matterId: matterId(test), fieldId: fieldOf(test, 'text_line'), dryRun: false };
			return await updateCustomFields(
				[
					{ ...request, value: 'A' },
					{ ...request, value: 'B' },
				],
				clio,
				tell,
			);
		},
		look: (test) => valuesOf(test, 'text_line'),
	},
	Mark: {
		run: async (test, clio) => {
			const request = { documentId: test.fixture.documents['answer']?.id ?? 0, dryRun: false };
			const marked = { ...request, change: { properties: { dropboxFileId: 'id:1' } } };
			return await changeDocuments([marked, marked], clio, tell);
		},
		look: ({ state, fixture }) =>
			state.documents
				.get(fixture.documents['answer']?.id ?? 0)
				?.externalProperties.map(({ name, value }) => [name, value]),
	},
	Upload: {
		run: async (test, clio) =>
			await uploadFiles(
				[requestFor(test, fileOf('Letter.pdf')), requestFor(test, fileOf('Letter.pdf'))],
				clio,
				tell,
			),
		look: ({ state }) =>
			state.documents.all
				// People do not see what was only announced.
				.filter(({ name, deletedAt }) => name === 'Letter.pdf' && deletedAt === null)
				.filter(({ versions }) => versions.some(({ fullyUploaded }) => fullyUploaded))
				.map(({ versions }) => versions.length),
	},
	'Create Custom Action': {
		run: async (_test, clio) => {
			const request = {
				label: 'Open',
				page: 'matter' as const,
				targetUrl: 'https://n8n.example.com/webhook/a',
			};
			return await createCustomActions(
				[request, request].map((each) => ({ ...each, dryRun: false, warnings: [] })),
				clio,
			);
		},
		look: ({ state }) => state.customActions.all.map(({ label, targetUrl }) => [label, targetUrl]),
	},
};

const valuesOf = ({ state, ...test }: TestClio, type: string) =>
	state.matters
		.get(matterId({ state, ...test }))
		?.customFieldValues.filter(({ customFieldId }) => customFieldId === fieldOf({ state, ...test }, type))
		.map(({ value }) => value);

describe.each(Object.entries(OPERATIONS))(
	'%s, by two runs at once',
	(_name, { run, look, mayBeTwo = false }) => {
		/** @param lead calls that the undisturbed run is ahead by */
		async function runBoth(lead: number, fault: (typeof CALL_FAULTS)[number][1], nth: number) {
			const test = createTestClio({ clock: new Timeline() });
			const troubled = test.connect(fault(nth));
			const delay = async () => {
				for (let turn = 0; turn < lead; turn++) await new Promise(setImmediate);
			};
			await Promise.all([
				run(test, test.clio),
				delay().then(async () => await run(test, troubled.clio).catch(ignoreProcessEnd)),
			]);
			await run(test, test.clio);
			const again = await run(test, test.clio);
			const found = look(test);
			const refused = again.flatMap((outcome) => (outcome.ok ? [] : [outcome.refusal.reason]));
			test.close();
			return { found, refused };
		}

		it.each(CALL_FAULTS)('ends as one does, where of one of them %s', async (what, fault) => {
			const alone = createTestClio();
			await run(alone, alone.clio);
			const wanted = look(alone);
			const calls = alone.requests.length + 4;
			alone.close();
			for (const lead of [0, 1, 2, 3, 5])
				for (let nth = 1; nth <= calls; nth++) {
					const { found, refused } = await runBoth(lead, fault, nth);
					const isTwo = mayBeTwo && what === 'the process ends after it' && (found as unknown[]).length === 2;
					expect({ lead, nth, refused, found: isTwo ? (found as unknown[]).slice(1) : found }).toEqual({
						...{ lead, nth, refused: [], found: wanted },
					});
				}
		});
	},
);
