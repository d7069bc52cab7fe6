import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { inMemory } from '../support/createItemContext';
import { createEngineHarness } from './engineHarness';
import { runWorkflow } from './engine/runWorkflow';

/** What a person sees and n8n saves: nothing of fields that were left as they are. */
const saved = (caseFolder: string, more: IDataObject = {}): IDataObject => ({
	...{ authentication: 'token', resource: 'document', operation: 'upload' },
	caseFolder: { __rl: true, mode: 'id', value: caseFolder },
	...more,
	options: { simplify: false, ...(more['options'] as IDataObject | undefined) },
});

const document = (fileName: string, category?: unknown, content = fileName): INodeExecutionData => ({
	json: { category } as IDataObject,
	binary: { data: inMemory(content, { fileName }) },
});

describe('Sorting documents in n8n’s engine', () => {
	let world: ReturnType<typeof createEngineHarness>;
	let caseFolder: string;

	beforeEach(async () => {
		world = createEngineHarness();
		caseFolder = (await world.person.filesCreateFolderV2({ path: '/Cases/22-1' })).result.metadata.id;
	});
	afterEach(() => {
		world.close();
		jest.restoreAllMocks();
	});

	const run = async (items: INodeExecutionData[], more: IDataObject, onError?: 'continueErrorOutput') =>
		await runWorkflow({
			...{ items, parameters: saved(caseFolder, more) as never, credentials: world.token() },
			...(onError === undefined ? {} : { onError }),
		});
	const byCategory = { fileInto: 'category', category: '={{ $json.category }}' };
	const files = async () => {
		const { result } = await world.person.filesListFolder({ path: '/Cases/22-1', recursive: true });
		return result.entries
			.flatMap((entry) =>
				entry['.tag'] === 'file' ? [entry.path_display?.slice('/Cases/22-1/'.length)] : [],
			)
			.sort();
	};

	it('files by the suggested categories when nothing but the category was filled in', async () => {
		const items = [
			document('complaint.pdf', 'pleadings'),
			document('lease.pdf', ' CONTRACTS '),
			document('photo.jpg', undefined),
		];
		const { output, error } = await run(items, byCategory);
		expect(error).toBeUndefined();
		expect(output.map(({ json }) => [json['subfolder'], json['warnings']])).toEqual([
			...[
				['Pleadings', []],
				['Contracts', []],
				['', ['No category was given, so the document is in the case folder itself']],
			],
		]);
		expect(await files()).toEqual(['Contracts/lease.pdf', 'Pleadings/complaint.pdf', 'photo.jpg']);
	});

	it('files all in the default subfolder when every line was taken out of the form', async () => {
		const { output } = await run([document('a.pdf', 'Pleadings')], {
			...{ ...byCategory, subfoldersForCategories: {}, defaultSubfolder: 'Unsorted' },
		});
		expect(await files()).toEqual(['Unsorted/a.pdf']);
		expect(output[0]?.json['warnings']).toHaveLength(1);
	});

	it('files by the first category of a list that is in the form', async () => {
		const items = [
			document('a.pdf', ['Urgent', 'Motion']),
			document('b.pdf', ['Urgent']),
			document('c.pdf', 7),
		];
		const { output, error } = await run(items, {
			...byCategory,
			...{ defaultSubfolder: 'Unsorted' },
			subfoldersForCategories: {
				route: [
					{ category: 'Motion', subfolder: 'Pleadings/Motions' },
					{ category: '7', subfolder: '=Box {{ $itemIndex }}' },
				],
			},
		});
		expect(error).toBeUndefined();
		expect(await files()).toEqual(['Box 2/c.pdf', 'Pleadings/Motions/a.pdf', 'Unsorted/b.pdf']);
		expect(output.map(({ json }) => json['warnings'])).toEqual([
			[],
			['No subfolder is set for the category “Urgent”, so the default subfolder was used'],
			[],
		]);
	});

	it.each([
		['text', '{"Motion": "Pleadings"}'],
		['an object from an expression', '={{ { Motion: "Pleadings" } }}'],
		['text with an expression in it', '={"Motion": "{{ "Plead" + "ings" }}"}'],
	])('takes the map as JSON: %s', async (_, subfoldersJson) => {
		const { error } = await run([document('a.pdf', 'motion')], {
			...{ ...byCategory, specifySubfolders: 'json', subfoldersJson },
		});
		expect(error).toBeUndefined();
		expect(await files()).toEqual(['Pleadings/a.pdf']);
	});

	it('refuses the items alone whose map cannot be used', async () => {
		const { output, errorOutput } = await run(
			[document('a.pdf', 'Motion'), document('b.pdf', 'Motion')],
			{
				...{ ...byCategory, specifySubfolders: 'json' },
				subfoldersJson: '={{ $itemIndex === 0 ? "Pleadings" : { Motion: "Pleadings" } }}',
			},
			'continueErrorOutput',
		);
		expect(output.map(({ json }) => json['path'])).toEqual(['/Cases/22-1/Pleadings/b.pdf']);
		expect(errorOutput).toMatchObject([
			{ pairedItem: { item: 0 }, json: { error: { reason: 'invalid_input' } } },
		]);
	});

	it('files into a subfolder that an expression names', async () => {
		const before = { documentFrom: 'binaryFields', binaryFields: 'data', fileInto: 'subfolder' };
		const given = { ...before, subfolder: '=In{{ $json.category ? "/" + $json.category : "" }}' };
		const documents = [document('a.pdf', 'Pleadings'), document('empty.txt', '', '')];
		const { output, error } = await run(documents, given);
		expect(error).toBeUndefined();
		expect(output.map(({ json }) => json['subfolder'])).toEqual(['In/Pleadings', 'In']);
		expect(await files()).toEqual(['In/Pleadings/a.pdf', 'In/empty.txt']);
	});

	it('refuses a document whose subfolder lacks a part, and that alone', async () => {
		const documents = [document('a.pdf', 'Pleadings'), document('b.pdf', '')];
		const given = { ifNameTaken: 'fail', subfolder: '=In/{{ $json.category }}', fileInto: 'subfolder' };
		const { output, errorOutput } = await run(documents, given, 'continueErrorOutput');
		expect(output.map(({ json }) => json['subfolder'])).toEqual(['In/Pleadings']);
		expect(errorOutput).toHaveLength(1);
		expect(await files()).toEqual(['In/Pleadings/a.pdf']);
	});

	it('says so where the expression for the subfolder yields nothing', async () => {
		const { output, error } = await run([document('a.pdf')], {
			...{ fileInto: 'subfolder', subfolder: '={{ $json.category }}' },
		});
		expect(error).toBeUndefined();
		expect(output[0]?.json).toMatchObject({
			subfolder: '',
			warnings: ['Subfolder: The expression found no value for this item'],
		});
	});

	it('keeps the prior version in the archive folder that was chosen, by category', async () => {
		const archive = { ...byCategory, ifNameTaken: 'archive', options: { archiveFolder: 'Old: versions' } };
		await run([document('brief.pdf', 'Pleadings', 'first')], archive);
		const { output, error } = await run([document('brief.pdf', 'pleadings', 'second')], archive);
		expect(error).toBeUndefined();
		expect(await files()).toEqual([
			expect.stringMatching(/^Old- versions\/Pleadings\/brief_v1_\d{8}\.pdf$/),
			'Pleadings/brief.pdf',
		]);
		expect(output.map(({ json }) => json)).toMatchObject([
			{ status: 'archived', subfolder: 'Pleadings', previousVersion: { version: 1 } },
		]);
	});

	it.each([
		['sameContent', document('copy.pdf', 'Contracts', 'lease')],
		['sameNameAndSize', document('lease.pdf', 'Contracts', 'LEASE')],
	])('finds a document that is elsewhere in the case folder: %s', async (duplicates, again) => {
		const given = { ...byCategory, options: { checkForDuplicates: duplicates } };
		const first = await run([document('lease.pdf', 'Discovery', 'lease')], given);
		const { output, error } = await run([again], given);
		expect(error).toBeUndefined();
		expect(output[0]?.json).toMatchObject({ status: 'duplicate', fileId: first.output[0]?.json['fileId'] });
		expect(await files()).toEqual(['Discovery/lease.pdf']);
	});

	it('leaves placeholders out, and says so in the items and above the output', async () => {
		const {
			run: whole,
			output,
			error,
		} = await run([document('a.pdf', 'Pleadings'), document('empty.pdf', 'Pleadings', '')], {
			...byCategory,
			options: { skipSmallerThan: 1 },
		});
		expect(error).toBeUndefined();
		expect(output.map(({ json }) => json['status'])).toEqual(['uploaded', 'skipped']);
		expect(await files()).toEqual(['Pleadings/a.pdf']);
		const hints = whole.data.resultData.runData['Dropbox Case Folders']?.[0]?.hints ?? [];
		expect(hints).toEqual(
			expect.arrayContaining([
				{ message: expect.stringMatching(/skipped/) as string, type: 'info', location: 'outputPane' },
			]),
		);
		expect(JSON.stringify(hints)).not.toMatch(/pdf|22-1/);
	});

	it('lets others have the process while it reads many items', async () => {
		let now = 0;
		jest.spyOn(Date, 'now').mockImplementation(() => (now += 15));
		// eslint-disable-next-line @n8n/community-nodes/no-restricted-globals -- test code, never part of the package
		const timers = jest.spyOn(globalThis, 'setTimeout');
		const items = Array.from({ length: 20 }, (_, index) => document(`${index}.pdf`, 'Pleadings'));
		// The path is refused as it is read: no call is made, and nothing else waits.
		await run(
			items,
			{ ...byCategory, caseFolder: { __rl: true, mode: 'path', value: '/a//b' } },
			'continueErrorOutput',
		);
		const pauses = timers.mock.calls.filter(([, milliseconds]) => milliseconds === 0);
		expect(pauses.length).toBeGreaterThanOrEqual(9);
	});

	it('does not put documents into the archive under the rule that archives', async () => {
		const { error } = await run([document('a.pdf', 'Old')], {
			...{ ...byCategory, ifNameTaken: 'archive', defaultSubfolder: '_archive/Old' },
		});
		expect(error?.message).toMatch(/archive folder/);
		expect(await files()).toEqual([]);
	});
});
