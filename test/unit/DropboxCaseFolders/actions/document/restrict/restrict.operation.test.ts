/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import type { IDataObject } from 'n8n-workflow';
import { restrict } from '@/nodes/DropboxCaseFolders/actions/document/restrict.operation';
import { upload } from '@/nodes/DropboxCaseFolders/actions/document/upload.operation';
import type { Dependencies } from '@/nodes/DropboxCaseFolders/actions/shared/Dependencies';
import type { Operation } from '@/nodes/shared/node/Operation';
import { createItemContext } from '@/test/support/createItemContext';
import { treeOf } from '@/test/support/treeOf';
import { CASE, MEMO, createPrivilegeHarness, type PrivilegeHarness } from './privilegeHarness';

const restrictParameters = (more: IDataObject = {}): IDataObject => ({
	...{ document: { mode: 'path', value: MEMO }, caseFolder: { mode: 'path', value: CASE } },
	...{ restrictedFolderIn: 'caseFolder', restrictedSubfolder: 'Privileged' },
	people: 'ravi@example.com',
	...more,
});

const uploadParameters = (more: IDataObject = {}): IDataObject => ({
	...restrictParameters({ document: undefined }),
	...{ fileInto: 'category', category: 'attorney-client ', specifySubfolders: 'json' },
	...{ subfoldersJson: '{"Pleading": "Pleadings"}', defaultSubfolder: '' },
	...{ documentFrom: 'text', text: 'to the client alone', fileName: 'Advice.txt' },
	ifNameTaken: 'skipIfIdentical',
	...{ restrictPrivileged: true, privilegedCategories: 'Privileged, Attorney-Client' },
	...more,
});

const WRITING = /upload|move|copy|create|delete|share_folder|add_|remove_|revoke|update|set_|mount/;

describe.each<[string, Operation<never, never>, (more?: IDataObject) => IDataObject]>([
	['Restrict', restrict as unknown as Operation<never, never>, restrictParameters],
	['Upload', upload as unknown as Operation<never, never>, uploadParameters],
])('%s as an operation', (what, operation, parameters) => {
	let on: PrivilegeHarness;
	beforeEach(async () => {
		on = await createPrivilegeHarness();
	});
	afterEach(() => on.close());

	const read = async (more: IDataObject = {}) => await operation.read(createItemContext(parameters(more)), 0);
	const rows = async (more: IDataObject = {}): Promise<IDataObject[]> => {
		const dependencies = { dropbox: on.dropbox, clock: on.clock, progress: () => undefined };
		const [outcome] = await operation.run(
			[(await read(more)) as never],
			dependencies as unknown as Dependencies,
		);
		if (outcome?.ok !== true) throw outcome?.refusal ?? new Error('no outcome');
		return operation.rows(outcome.value);
	};
	const summarize = ([row]: IDataObject[]) => ({
		...{ status: row?.status, name: row?.name, path: row?.path },
		people: (row?.access as Array<{ who: string }>).map(({ who }) => who).filter((who) => /ravi/.test(who)),
	});

	it('writes nothing in a dry run, and then does what that said', async () => {
		await on.person.sharingCreateSharedLinkWithSettings({ path: MEMO });
		const before = await treeOf(on.dropbox);
		on.emulator.log.clear();
		const dry = await rows({ options: { dryRun: true } });
		expect(on.emulator.log.calls.filter(({ route }) => WRITING.test(route ?? ''))).toEqual([]);
		expect(await treeOf(on.dropbox)).toEqual(before);
		expect(dry[0]).toMatchObject({ dryRun: true });
		const real = await rows();
		expect(summarize(dry)).toEqual(summarize(real));
		expect(dry[0]?.linksRemoved).toBe(real[0]?.linksRemoved);
		expect((await on.dropbox.sharedFolderAt(`${CASE}/Privileged`))?.linkPolicy).toBe('members');
	});

	it('says in a dry run that there would be nothing to do', async () => {
		await rows();
		const more = what === 'Restrict' ? { document: { mode: 'id', value: on.memo.id } } : {};
		const [dry] = await rows({ ...more, options: { dryRun: true } });
		expect(dry?.status).toBe(what === 'Restrict' ? 'alreadyRestricted' : 'unchanged');
		expect(dry?.access).toHaveLength(2);
	});

	it('yields at most ten fields', async () => {
		const [row] = await rows();
		expect(Object.keys(row ?? {}).length).toBeLessThanOrEqual(10);
	});

	it.each([
		['restrictedSubfolder', ' / ', 'The restricted folder has no name'],
		['people', 'Ravi Roe', 'People Who May Open It contains something that is not an email address'],
		['restrictedFolderIn', 'nowhere', /not one of the choices/],
	])('says what is wrong with %s', async (field, value, message) => {
		await expect(read({ [field]: value })).rejects.toThrow(message);
	});

	it('takes a folder elsewhere, but not the top of a Dropbox', async () => {
		const at = (value: string) => ({
			restrictedFolderIn: 'dropbox',
			restrictedFolder: { mode: 'path', value },
		});
		await expect(read(at('/'))).rejects.toThrow('The restricted folder is the top of a Dropbox');
		const [row] = await rows(at('/Matters/Privileged/22-1'));
		expect(row?.path).toMatch(/^\/Matters\/Privileged\/22-1\//);
	});
});

describe('Upload', () => {
	const read = async (more: IDataObject) => await upload.read(createItemContext(uploadParameters(more)), 0);

	it.each([
		['Pleading', false],
		['PRIVILEGED', true],
		[['Letter', ' attorney-client'], true],
		['Letter; Privileged', true],
		['', false],
	])('keeps apart the category %j: %j', async (category, isApart) => {
		expect((await read({ category })).restriction !== undefined).toBe(isApart);
	});

	it('keeps nothing apart where it is not asked to', async () => {
		expect((await read({ restrictPrivileged: false })).restriction).toBeUndefined();
		// An expression that yields nothing must not file a privileged paper in the open.
		await expect(read({ restrictPrivileged: undefined })).rejects.toMatchObject({ reason: 'invalid_input' });
	});

	it('does not take an empty list of categories for none', async () => {
		await expect(read({ privilegedCategories: ' , ' })).rejects.toThrow('There are no privileged categories');
	});

	it.each([null, '', ' ', []])('says that it has no category to go by with %j', async (category) => {
		const subfolder = { fileInto: 'subfolder', subfolder: 'Letters', category };
		for (const given of [{ category }, subfolder]) {
			const { restriction, warnings } = await read(given as IDataObject);
			expect(restriction).toBeUndefined();
			expect(warnings).toContain('No category was given, so the document was treated as not privileged');
		}
	});

	it('asks for the category in a fixed subfolder, too', async () => {
		const request = await read({ fileInto: 'subfolder', subfolder: 'Letters', category: 'Privileged' });
		expect(request.restriction).toMatchObject({
			place: { path: 'Privileged' },
			people: ['ravi@example.com'],
		});
	});
});
