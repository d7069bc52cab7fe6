import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { inMemory } from '../support/createItemContext';
import { createEngineHarness } from './engineHarness';
import { runWorkflow } from './engine/runWorkflow';

const byPath = (value: string) => ({ __rl: true, mode: 'path', value });
const errorOf = (item: INodeExecutionData | undefined): unknown =>
	(item?.json['error'] as IDataObject | undefined)?.['message'];

const upload = { resource: 'document', operation: 'upload', caseFolder: byPath('/Cases/24-1') };
const prefix = { resource: 'caseFolder', operation: 'close', closeMethod: 'prefix' };
const closing = { ...prefix, caseFolder: byPath('/Cases/24-1') };

/** Every operation that writes, as it is when only required fields are filled. */
const WRITING: ReadonlyArray<readonly [string, IDataObject]> = [
	['Upload', upload],
	['Close', closing],
	['Move to Destination', { ...closing, operation: 'move', newDestination: byPath('/Elsewhere') }],
	['Create', { ...closing, operation: 'create', caseId: '24-9', destination: byPath('/Cases') }],
	['Rename', { ...closing, operation: 'rename', caseId: '24-1', formerCaseId: '24-0' }],
	['Set Members', { ...closing, operation: 'setMembers', caseId: '24-1', members: 'a@example.com' }],
	['Request Client Uploads', { ...closing, operation: 'requestFiles', matterNumber: '24-1' }],
	[
		'Copy to Client Uploads',
		{
			...upload,
			operation: 'clientUpload',
			document: byPath('/Cases/24-1/Letter.txt'),
			matterNumber: '24-1',
		},
	],
	['Archive Version', { ...upload, operation: 'archiveVersion', document: byPath('/Cases/24-1/Letter.txt') }],
	['Restrict', { ...upload, operation: 'restrict', document: byPath('/Cases/24-1/Letter.txt') }],
];

describe('Options, in n8n’s engine', () => {
	let world: ReturnType<typeof createEngineHarness>;
	beforeEach(async () => {
		world = createEngineHarness();
		for (const name of ['Cases/24-1', 'Cases/24-2', 'Elsewhere']) {
			await world.person.filesCreateFolderV2({ path: `/${name}` });
			await world.person.filesUpload({ path: `/${name}/Letter.txt`, contents: name });
		}
	});
	afterEach(() => world.close());

	const paths = async () => {
		const { result } = await world.person.filesListFolder({ path: '', recursive: true });
		return result.entries.map(({ path_display }) => path_display ?? '').sort();
	};
	const run = async (parameters: IDataObject, items: IDataObject[]) =>
		await runWorkflow({
			items: items.map((json) => ({ json, binary: { data: inMemory('hi', { fileName: 'new.txt' }) } })),
			parameters: { authentication: 'token', ...parameters } as never,
			credentials: world.token(),
			onError: 'continueRegularOutput',
		});

	describe.each(WRITING)('of %s', (_, parameters) => {
		it.each([
			['found nothing', '={{ $json.dry }}', {}],
			['is a text', '={{ $json.dry }}', { dry: 'true' }],
			['is empty', '', {}],
			['is a number', '={{ $json.dry }}', { dry: 1 }],
		])('write nothing where Dry Run %s', async (__, dryRun, item) => {
			const before = await paths();
			const { output } = await run({ ...parameters, options: { dryRun } }, [item as IDataObject]);
			expect(await paths()).toEqual(before);
			expect(errorOf(output[0])).toContain('“Dry Run” cannot be used');
		});

		it.each([
			['on', true],
			['an expression', '={{ $json.dry }}'],
		])('write nothing where Dry Run is %s in its former place alone', async (__, dryRun) => {
			const before = await paths();
			const { output } = await run({ ...parameters, dryRun, options: {} }, [{}, {}]);
			expect(await paths()).toEqual(before);
			for (const item of output) expect(errorOf(item)).toContain('Dry Run is set where this version');
			const again = await run({ ...parameters, dryRun, options: { dryRun: true } }, [{}]);
			expect(await paths()).toEqual(before);
			expect(again.output[0]?.json['dryRun']).toBe(true);
		});

		it('write for those items alone that are meant', async () => {
			const before = await paths();
			const { output } = await run({ ...parameters, options: { dryRun: '={{ $json.dry }}' } }, [
				{ dry: true },
				{},
				{ dry: true },
			]);
			expect(await paths()).toEqual(before);
			expect(output.map((item) => item.json['dryRun'] ?? 'refused')).toEqual([true, 'refused', true]);
		});
	});

	it.each<[string, string, IDataObject]>([
		['removeParentLinks', 'Remove Links to Parent Folders', { ...upload, operation: 'restrict' }],
		['removeOtherMembers', 'Remove Other Members', { ...upload, operation: 'restrict' }],
		['accessLevel', 'Access Level', { ...upload, operation: 'restrict' }],
		[
			'allowOutsideCaseFolder',
			'Allow Documents Outside Case Folder',
			{ ...upload, operation: 'clientUpload', matterNumber: '24-1' },
		],
		[
			'clientUploadsFolder',
			'Client Uploads Folder',
			{ ...upload, operation: 'clientUpload', matterNumber: '24-1' },
		],
		['title', 'Title', { ...closing, operation: 'requestFiles', matterNumber: '24-1' }],
		['archiveFolder', 'Archive Folder', { ...upload, operation: 'archiveVersion' }],
		['lockArchivedVersions', 'Lock Archived Versions', { ...upload, operation: 'archiveVersion' }],
		['revokeLinks', 'Revoke Shared Links', closing],
		['skipEmptyFolders', 'Skip Empty Folders', closing],
		['closedOn', 'Closed On', closing],
		['skipSmallerThan', 'Skip Smaller Than (Bytes)', upload],
		['checkForDuplicates', 'Check Case Folder for Duplicates', upload],
		[
			'caseMarker',
			'Case Marker',
			{ ...closing, operation: 'create', caseId: '24-9', destination: byPath('/Cases') },
		],
		[
			'reuseExistingFolder',
			'Reuse Existing Folder',
			{ ...closing, operation: 'create', caseId: '24-9', destination: byPath('/Cases') },
		],
		['giveUpAfter', 'Give Up After', upload],
		['searchIn', 'Search In', { ...closing, operation: 'check', caseId: '24-1' }],
		['putMarkers', 'Add Missing Markers', { ...closing, operation: 'check', caseId: '24-1' }],
		['checkIndividuallyShared', 'Check Individually Shared Documents', { ...closing, operation: 'audit' }],
		['levels', 'Levels', { ...closing, operation: 'list' }],
		['depth', 'Depth', { ...closing, operation: 'list', options: { levels: 'some' } }],
		['simplify', 'Simplify', { ...closing, operation: 'list' }],
	])('refuse an item for which %s found nothing', async (name, label, parameters) => {
		const before = await paths();
		const { output } = await run(
			{
				...parameters,
				document: byPath('/Cases/24-1/Letter.txt'),
				options: { ...(parameters['options'] as object), [name]: '={{ $json.no }}' },
			},
			[{}],
		);
		expect(errorOf(output[0])).toContain(label);
		expect(await paths()).toEqual(before);
	});

	it.each<[string, IDataObject]>([
		['title', { ...closing, operation: 'requestFiles', matterNumber: '24-1' }],
		['archiveFolder', upload],
		[
			'clientUploadsFolder',
			{
				...upload,
				operation: 'clientUpload',
				matterNumber: '24-1',
				document: byPath('/Cases/24-1/Letter.txt'),
			},
		],
	])('let no other item wait for the first, whose %s found nothing', async (name, parameters) => {
		const { output } = await run({ ...parameters, options: { [name]: '={{ $json.value }}' } }, [
			{},
			{ value: 'Something' },
		]);
		expect(output.map((item) => errorOf(item) === undefined)).toEqual([false, true]);
	});
});
