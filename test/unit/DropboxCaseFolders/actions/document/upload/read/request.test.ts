/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import type { IBinaryData, IDataObject, INodeProperties } from 'n8n-workflow';
import { uploadFields } from '@/nodes/DropboxCaseFolders/actions/document/upload/fields';
import { readUploadRequest } from '@/nodes/DropboxCaseFolders/actions/document/upload/read/request';
import { inMemory, createItemContext, createStorage } from '@/test/support/createItemContext';

/** The panel as it is when a person has only chosen the case folder. */
const panel = (given: IDataObject = {}): IDataObject => ({
	...Object.fromEntries(uploadFields.map(({ name, default: value }) => [name, value as string])),
	caseFolder: { mode: 'id', value: 'id:a4ayc_80_OEAAAAAAAAAXw' },
	...given,
});

const read = async (given: IDataObject, binary?: Record<string, IBinaryData>, json: IDataObject = {}) =>
	await readUploadRequest(
		createItemContext(
			panel(given),
			binary === undefined ? { json } : { json, binary },
			createStorage({ 'filesystem-v2:1': Buffer.from('hi') }),
		),
		0,
	);

/** Only the binary fields that are named. */
const SOME = { documentFrom: 'binaryFields' };

const names = async (given: IDataObject, binary?: Record<string, IBinaryData>, json: IDataObject = {}) =>
	(await read(given, binary, json)).documents.map(({ name }) => name);

describe('what a person asks of Upload Document', () => {
	it('is little: a case folder and an item with a file', async () => {
		expect(await read({}, { data: inMemory('hello', { fileName: 'letter.pdf' }) })).toMatchObject({
			...{ caseFolder: 'id:a4ayc_80_OEAAAAAAAAAXw', subfolder: '', warnings: [], rule: 'skipIfIdentical' },
			documents: [{ label: 'binary field “data”', name: 'letter.pdf', warnings: [] }],
		});
	});

	it.each([
		[{}, false],
		[{ lockArchivedVersions: true }, true],
	])('locks archived versions only if asked for: %j', async (options, lockArchived) => {
		const binary = { data: inMemory('hello', { fileName: 'letter.pdf' }) };
		expect(await read({ ifNameTaken: 'archive', options }, binary)).toMatchObject({ lockArchived });
	});

	it('may be a new version of one file, by its ID', async () => {
		const binary = { data: inMemory('hello', { fileName: 'letter.pdf' }) };
		const idOf = async (existingFileId: string, more = {}) =>
			(await read({ options: { existingFileId } }, { ...binary, ...more })).existingFileId;
		expect(await idOf('')).toBeUndefined();
		expect(await idOf(' id:a4ayc_80_OEAAAAAAAAAXw ')).toBe('id:a4ayc_80_OEAAAAAAAAAXw');
		expect(await idOf('a4ayc_80_OEAAAAAAAAAXw')).toBe('id:a4ayc_80_OEAAAAAAAAAXw');
		await expect(idOf('Letter.pdf')).rejects.toMatchObject({ reason: 'invalid_input' });
		await expect(idOf('id:a4ayc_80_OEAAAAAAAAAXw', { more: binary.data })).rejects.toThrow(
			'There is one Existing File ID for 2 documents',
		);
	});

	it('may be several fields, or all', async () => {
		const binary = {
			data: inMemory('a', { fileName: 'a.pdf' }),
			scan: inMemory('b', { fileName: 'b.pdf' }),
			note: inMemory('c', { fileName: 'c.pdf' }),
		};
		expect(await names({ ...SOME, binaryFields: ' note, data,,note ' }, binary)).toEqual(['c.pdf', 'a.pdf']);
		expect(await names({}, binary)).toEqual(['a.pdf', 'b.pdf', 'c.pdf']);
	});

	it('finds files that are among the item’s values', async () => {
		const among = { document: inMemory('a', { fileName: 'a.pdf' }) as unknown as IDataObject, other: 1 };
		expect(await names({ ...SOME, binaryFields: 'document' }, undefined, among)).toEqual(['a.pdf']);
		expect(await names({ documentFrom: 'allBinaryFields' }, undefined, among)).toEqual(['a.pdf']);
	});

	it('takes no value for a file of its own where the item has its files beside', async () => {
		const json = { attachment: { mimeType: 'application/pdf', id: '18c-f', filename: 'a.pdf' } };
		const binary = { attachment_0: inMemory('a', { fileName: 'a.pdf' }) };
		expect(await names({ documentFrom: 'allBinaryFields' }, binary, json)).toEqual(['a.pdf']);
		expect(
			await names({ documentFrom: 'allBinaryFields', options: { fileName: 'b.pdf' } }, binary, json),
		).toEqual(['b.pdf']);
	});

	it('names a file by the field, the panel, or after its binary field', async () => {
		const unnamed = inMemory('a', { fileExtension: 'pdf' });
		expect(await names({}, { data: unnamed })).toEqual(['data.pdf']);
		expect(await names({}, { data: { ...unnamed, fileExtension: '' } })).toEqual(['data.txt']);
		expect(await names({ options: { fileName: ' Order.pdf ' } }, { data: unnamed })).toEqual(['Order.pdf']);
	});

	const pdf = { mimeType: 'application/pdf', fileExtension: 'pdf' };
	const uuid = '0b7e6f0a-5f0e-4f0b-9d5c-7f6d2f1c3a11';

	it.each<[string, IDataObject, Partial<IBinaryData>, string]>([
		['of its extension', {}, { fileName: 'scan', fileExtension: 'pdf' }, 'scan.pdf'],
		['of its type', {}, { fileName: 'scan', mimeType: 'application/pdf' }, 'scan.pdf'],
		[
			'of its own name',
			{ options: { fileName: 'Motion to Dismiss' } },
			{ fileName: 'a.pdf' },
			'Motion to Dismiss.pdf',
		],
		// As n8n's webhook calls a body that it takes raw.
		['of a webhook’s body', {}, { ...pdf, fileName: uuid }, 'data.pdf'],
		[
			'of what was fetched from an address',
			{},
			{ ...pdf, fileName: uuid, directory: 'https://a.b' },
			`${uuid}.pdf`,
		],
		['of a webhook’s file', {}, { ...pdf, fileName: `${uuid}.docx` }, `${uuid}.docx`],
	])('gets the extension %s', async (_, parameters, binary, name) => {
		expect(await names(parameters, { data: inMemory('a', { mimeType: '', ...binary }) })).toEqual([name]);
	});

	it.each(['.pdf', ' - .pdf'])('is not called %j, which is what is left of a name', async (fileName) => {
		const refusal = { reason: 'invalid_input', message: expect.stringContaining('file name') };
		await expect(
			read({ options: { fileName } }, { data: inMemory('a', { fileName: 'a.pdf' }) }),
		).rejects.toMatchObject(refusal);
		await expect(read({ documentFrom: 'text', text: 'a', fileName })).rejects.toMatchObject(refusal);
	});

	it('may be text', async () => {
		const request = await read({
			documentFrom: 'text',
			text: 'Called.',
			fileName: 'Note 3/14.txt',
			subfolder: 'Notes: 2026 / In ',
			fileInto: 'subfolder',
		});
		expect(request).toMatchObject({
			subfolder: 'Notes- 2026/In',
			documents: [{ label: 'text', name: 'Note 3-14.txt', source: { size: 7 } }],
		});
		expect(request.warnings).toHaveLength(1);
		expect(request.documents[0]?.warnings).toHaveLength(1);
	});

	it('may be text that is empty, or that is a number, or true or false', async () => {
		const texts = ['', ' \n', 42, false, 'a'];
		const documents = await Promise.all(
			texts.map(async (text) => (await read({ documentFrom: 'text', text, fileName: 'n.txt' })).documents[0]),
		);
		expect(documents.map((document) => document?.source.size)).toEqual([0, 2, 2, 5, 1]);
		expect(documents.map((document) => document?.isBlank)).toEqual([true, true, false, false, false]);
	});

	it.each([undefined, null])('is no text that is missing: %j', async (text) => {
		const given = { documentFrom: 'text', text, fileName: 'n.txt' } as IDataObject;
		await expect(read(given)).rejects.toMatchObject({
			...{ reason: 'invalid_input', message: expect.stringMatching(/“Text”.*nothing/) },
		});
	});

	it.each<[string, IDataObject, Record<string, IBinaryData> | undefined, RegExp, RegExp]>([
		[
			'a field that is missing',
			{ ...SOME, binaryFields: 'scan' },
			{ data: inMemory('a') },
			/“scan”/,
			/“data”/,
		],
		['an item without files', SOME, undefined, /“data”/, /none/],
		['an item without any file', {}, undefined, /no binary field/, /none/],
		[
			'no field at all',
			{ ...SOME, binaryFields: ' , ' },
			{ data: inMemory('a') },
			/Input Binary Field is empty/,
			/“data”/,
		],
		[
			'one name for two files',
			{ documentFrom: 'allBinaryFields', options: { fileName: 'a' } },
			{ a: inMemory('a'), b: inMemory('b') },
			/2 documents/,
			/empty/,
		],
		['text without a name', { documentFrom: 'text', text: 'a' }, undefined, /no file name/, /File Name/],
		[
			'no case folder',
			{ caseFolder: { mode: 'list', value: '' } },
			{ data: inMemory('a') },
			/No folder was selected/,
			/Choose one from the list/,
		],
		[
			'a rule that is none',
			{ ifNameTaken: 'overwrite' },
			{ data: inMemory('a') },
			/“If Name Taken”/,
			/expression/,
		],
	])('is refused clearly for %s', async (_, given, binary, message, advice) => {
		await expect(read(given, binary)).rejects.toMatchObject({
			reason: 'invalid_input',
			message: expect.stringMatching(message) as string,
			advice: expect.stringMatching(advice) as string,
		});
	});

	it.each(['???', ' ... ', '/'])('is refused for a name of which nothing is left: %s', async (fileName) => {
		const binary = { data: inMemory('a', { fileName }) };
		await expect(read({}, binary)).rejects.toMatchObject({ reason: 'name_not_allowed' });
		await expect(read({ documentFrom: 'text', text: 'a', fileName })).rejects.toMatchObject({
			reason: 'name_not_allowed',
		});
	});

	it('reads stored files by their size in storage', async () => {
		const request = await read(
			{},
			{ data: { mimeType: 'text/plain', data: 'filesystem-v2', id: 'filesystem-v2:1', fileName: 'a.txt' } },
		);
		expect(request.documents[0]?.source.size).toBe(2);
	});
});

describe('where in the case folder documents go', () => {
	const data = { data: inMemory('a', { fileName: 'a.pdf' }) };
	const place = async (given: IDataObject) => {
		const { subfolder, warnings } = await read({ fileInto: 'category', ...given }, data);
		return { subfolder, warnings };
	};

	it('follows the suggested categories until others are entered', async () => {
		for (const category of ['Pleadings', 'Correspondence', 'Discovery', 'Contracts']) {
			expect(await place({ category: ` ${category.toLowerCase()}` })).toEqual({
				...{ subfolder: category, warnings: [] },
			});
			expect(await place({ category, specifySubfolders: 'json' })).toEqual({
				...{ subfolder: category, warnings: [] },
			});
		}
	});

	it('follows the form', async () => {
		const subfoldersForCategories = {
			route: [
				{ category: 'Motion', subfolder: 'Pleadings/Motions' },
				{ category: 7, subfolder: 2026 },
			],
		};
		expect(await place({ subfoldersForCategories, category: 'MOTION' })).toMatchObject({
			subfolder: 'Pleadings/Motions',
		});
		expect(await place({ subfoldersForCategories, category: 7 })).toMatchObject({ subfolder: '2026' });
		expect(await place({ subfoldersForCategories: {}, category: 'Motion' })).toMatchObject({ subfolder: '' });
	});

	it.each([[{ Motion: 'Pleadings' }], ['{"Motion": "Pleadings"}']])('follows %j', async (subfoldersJson) => {
		const given = { specifySubfolders: 'json', subfoldersJson, defaultSubfolder: 'Unsorted: in' };
		expect(await place({ ...given, category: ['Billing', 'motion'] })).toEqual({
			...{ subfolder: 'Pleadings', warnings: [] },
		});
		expect(await place({ ...given, category: null })).toEqual({
			subfolder: 'Unsorted- in',
			warnings: [expect.stringContaining('“-”'), expect.stringContaining('No category was given')],
		});
		expect((await place({ ...given, category: 'Billing' })).warnings).toHaveLength(2);
	});

	it.each<[IDataObject, RegExp]>([
		[{ fileInto: 'colour' }, /“File Into”/],
		[{ category: { name: 'Motion' } }, /“Category”.*an object/],
		[{ specifySubfolders: 'json', subfoldersJson: '[]' }, /not a JSON object/],
		[{ subfoldersForCategories: { route: [{ category: '', subfolder: 'A' }] } }, /without a category/],
		[
			{ subfoldersForCategories: { route: [{ category: 'A', subfolder: {} }] } },
			/“Subfolders For Categories”/,
		],
	])('is refused clearly for %j', async (given, message) => {
		await expect(place(given)).rejects.toMatchObject({
			reason: 'invalid_input',
			message: expect.stringMatching(message) as string,
		});
	});
});

describe('the options of Upload Document', () => {
	const data = { data: inMemory('a', { fileName: 'a.pdf' }) };

	const choices = (fields: INodeProperties[], name: string) =>
		(fields.find((field) => field.name === name)?.options ?? []).flatMap((option) =>
			'value' in option ? [option.value] : [],
		);

	it('can all be chosen, and each means something else', async () => {
		const rules = choices(uploadFields, 'ifNameTaken');
		const read_ = await Promise.all(rules.map(async (ifNameTaken) => await read({ ifNameTaken }, data)));
		expect(new Set(read_.map(({ rule }) => rule)).size).toBe(5);
		const added = (uploadFields.find(({ name }) => name === 'options')?.options ?? []) as INodeProperties[];
		const kinds = choices(added, 'checkForDuplicates');
		const asked = await Promise.all(
			kinds.map(async (duplicates) => await read({ options: { checkForDuplicates: duplicates } }, data)),
		);
		expect(new Set(asked.map(({ duplicates }) => duplicates)).size).toBe(3);
		for (const fileInto of choices(uploadFields, 'fileInto')) await read({ fileInto }, data);
		for (const { name, default: value } of added) await read({ options: { [name]: value } }, data);
	});

	it('are as in version 0.1.0 where a workflow has none of them', async () => {
		const older = { fileInto: undefined, options: undefined } as unknown as IDataObject;
		expect(await read({ ...older, fileInto: 'subfolder', subfolder: 'In' }, data)).toMatchObject({
			...{ subfolder: 'In', rule: 'skipIfIdentical', duplicates: 'not looked for', minimumSize: 0 },
			archiveFolder: '_Archive',
		});
	});

	it('say what counts as a duplicate, as a placeholder, and where prior versions go', async () => {
		const options = {
			archiveFolder: ' Old/Versions: ',
			checkForDuplicates: 'sameContent',
			skipSmallerThan: 1,
		};
		expect(await read({ options, ifNameTaken: 'archive' }, data)).toMatchObject({
			...{ rule: 'archive', duplicates: 'same content', minimumSize: 1, archiveFolder: 'Old/Versions-' },
			timezone: 'America/New_York',
		});
		expect(
			await read({ options: { checkForDuplicates: 'sameNameAndSize', skipSmallerThan: '100' } }, data),
		).toMatchObject({
			...{ duplicates: 'same name and size', minimumSize: 100 },
		});
	});

	it('let documents go beside the archive folder, and into it under another rule', async () => {
		const archive = { ifNameTaken: 'archive', options: { archiveFolder: 'Pleadings/_Archive' } };
		expect(await read({ ...archive, fileInto: 'subfolder', subfolder: 'Pleadings' }, data)).toMatchObject({
			subfolder: 'Pleadings',
		});
		expect(
			await read({ ...archive, fileInto: 'subfolder', subfolder: 'Pleadings/_Archive 2' }, data),
		).toMatchObject({
			rule: 'archive',
		});
		expect(await read({ fileInto: 'subfolder', subfolder: '_Archive' }, data)).toMatchObject({
			subfolder: '_Archive',
		});
	});

	it.each<[IDataObject, RegExp]>([
		[{ options: { archiveFolder: ' / ' } }, /archive folder has no name/],
		[{ options: { archiveFolder: null } }, /archive folder has no name/],
		[
			{ ifNameTaken: 'archive', fileInto: 'subfolder', subfolder: '_ARCHIVE' },
			/cannot be filed in the archive folder/,
		],
		[
			{ ifNameTaken: 'archive', fileInto: 'subfolder', subfolder: '_Archive/2025' },
			/cannot be filed in the archive folder/,
		],
		[{ options: { skipSmallerThan: -1 } }, /“Skip Smaller Than” cannot be used: it is less than 0/],
		[{ options: { skipSmallerThan: 'few' } }, /“Skip Smaller Than” cannot be used: it is not a whole number/],
		[
			{ options: { checkForDuplicates: 'all' } },
			/“Check For Duplicates” cannot be used: it is not one of the choices/,
		],
	])('are refused clearly: %j', async (given, message) => {
		await expect(read(given, data)).rejects.toMatchObject({
			reason: 'invalid_input',
			message: expect.stringMatching(message) as string,
		});
	});
});
