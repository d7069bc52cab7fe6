/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { caseFolderOperations } from '@/nodes/DropboxCaseFolders/actions/caseFolder/CaseFolder.resource';
import { documentOperations } from '@/nodes/DropboxCaseFolders/actions/document/Document.resource';
import { runWithFieldNames } from '@/nodes/DropboxCaseFolders/actions/shared/fieldNames/runWithFieldNames';
import type { Dependencies } from '@/nodes/DropboxCaseFolders/actions/shared/Dependencies';
import type { Operation } from '@/nodes/shared/node/Operation';
import { Refusal } from '@/nodes/shared/core/Refusal';
import type { DropboxPort } from '@/nodes/shared/dropbox/port';
import { createTestDropbox } from '@/test/support/createTestDropbox';
import { inMemory, createItemContext } from '@/test/support/createItemContext';

const CASE = '/Cases/22-1';
const DOCUMENT = `${CASE}/Letter.txt`;

/** What a panel says at first, and what is needed besides for a field to count. */
const OTHERWISE: Record<string, IDataObject> = {
	'Restricted Folder': { restrictedFolderIn: 'dropbox' },
	'New Destination': { destination: '/Elsewhere' },
};
const PRIVILEGED = { restrictPrivileged: true, category: 'Privileged' };
const GIVEN: IDataObject = {
	...{ caseId: '22-1', matterNumber: '22-1', expectedPath: '', fileName: 'New.txt', people: 'a@example.com' },
	// The document lies in the case folder itself.
	...{ members: 'a@example.com', subfolder: 'Pleadings' },
	...{ nameTemplate: '{caseId}', outputField: 'data', field: 'data' },
	options: { caseMarker: 'none' },
};

/** These say in their rows what they find, and refuse nothing for it. */
const REPORTING = ['check', 'preview'];

interface Field {
	name: string;
	field: INodeProperties;
	operation: Operation;
}
const rows = Object.entries({ ...caseFolderOperations, ...documentOperations })
	.filter(([name]) => !REPORTING.includes(name))
	.flatMap(([name, operation]): Field[] => {
		const known = operation as unknown as Operation;
		return known.fields
			.filter(({ type }) => type === 'resourceLocator')
			.map((field) => ({ name, field, operation: known }));
	});
const table = rows.map((row) => [row.name, row.field.displayName, row] as const);

const isOfDocuments = ({ modes = [] }: INodeProperties): boolean =>
	modes.some(({ typeOptions }) => typeOptions?.searchListMethod === 'searchFiles');

let world: ReturnType<typeof createTestDropbox>;
beforeEach(async () => {
	world = createTestDropbox();
	for (const path of ['/Cases', CASE, '/Elsewhere', '/Closed', '/Gone'])
		await world.person.filesCreateFolderV2({ path });
	for (const path of [DOCUMENT, '/Gone.txt']) await world.person.filesUpload({ path, contents: 'a' });
});
afterEach(() => world.close());

function parametersOf({ name, operation, field }: Field, address: string): IDataObject {
	const defaults = Object.fromEntries(
		operation.fields.map((each) => [each.name, each.default]),
	) as IDataObject;
	const places = Object.fromEntries(
		operation.fields
			.filter(({ type }) => type === 'resourceLocator')
			.map((each) => [each.name, { mode: 'path', value: usualPlace(each) }]),
	);
	const target = { [field.name]: { mode: 'path', value: address } };
	return {
		...defaults,
		...GIVEN,
		...places,
		...OTHERWISE[field.displayName],
		...target,
		...(field.name === 'restrictedFolder' ? PRIVILEGED : {}),
		// Otherwise it has its name already, and nothing is written.
		...(name === 'rename' ? { folderNaming: 'lastFirstCaseId', lastName: 'Roe' } : {}),
	};
}

function usualPlace(field: INodeProperties): string {
	if (isOfDocuments(field)) return DOCUMENT;
	if (/^(Destination|New Destination|Restore To)/.test(field.displayName)) return '/Elsewhere';
	if (field.displayName === 'Restricted Folder') return '/Gone';
	if (field.displayName === 'Search In') return '/Cases';
	return field.displayName === 'Closed Folder' ? '/Closed' : CASE;
}

async function messageOf(row: Field, address: string, through = (port: DropboxPort) => port) {
	const closed = row.field.name === 'restoreTo' ? { caseFolder: await closedCase() } : {};
	const context = createItemContext(
		{ ...parametersOf(row, address), ...closed },
		{
			...{ json: {}, binary: { data: inMemory('a', { fileName: 'New.txt' }) } },
		},
	);
	const dependencies: Dependencies = {
		...{ dropbox: through(world.dropbox), progress: () => undefined, clock: world.clock },
		documents: { keep: async () => inMemory('a') },
	};
	const request = await row.operation.read(context, 0);
	const [outcome] = await runWithFieldNames(row.operation, [request], dependencies, context, [0]);
	return outcome?.ok === false ? `${outcome.refusal.reason} ${outcome.refusal.message}` : 'not refused';
}

/** What is not closed has no place to be put back to. */
async function closedCase(): Promise<IDataObject> {
	const { id } = await world.dropbox.find(CASE);
	const folder = { mode: 'id', value: id };
	const given = { caseFolder: folder, closeMethod: 'prefix', prefix: 'Closed' };
	const close = caseFolderOperations.close;
	const { dropbox, clock } = world;
	await close.run([await close.read(createItemContext(given), 0)], { dropbox, clock });
	return folder;
}

describe('What is refused for the sake of a place', () => {
	it('is tried for every field that leads to one', () => {
		expect(table.length).toBeGreaterThan(20);
	});

	it.each(table)('in %s says that “%s” leads to nothing', async (_, label, row) => {
		const message = await messageOf(row, 'id:AAAAAAAAAAAAAAAAAAAAAA');
		expect(message).toMatch(/^(not_found|deleted) /);
		expect(message).toContain(`“${label}”`);
	});

	it.each(table)('in %s says that what “%s” leads to was deleted', async (_, label, row) => {
		const path = isOfDocuments(row.field) ? '/Gone.txt' : '/Gone';
		const { id } = await world.dropbox.find(path);
		await world.person.filesDeleteV2({ path });
		const message = await messageOf(row, id);
		expect(message).toMatch(/^(not_found|deleted) /);
		expect(message).toContain(`“${label}”`);
	});

	const ofOneKind = table.filter(([name]) => name !== 'link');
	it.each(ofOneKind)('in %s says that “%s” leads to what it must not', async (_, label, row) => {
		const { id } = await world.dropbox.find(isOfDocuments(row.field) ? CASE : DOCUMENT);
		const message = await messageOf(row, id);
		expect(message).toMatch(/^(not_a_folder|not_a_file) /);
		expect(message).toContain(`“${label}”`);
		expect(message).not.toMatch(/Cases|Letter/);
	});

	it.each(table)('in %s says that what “%s” leads to is withheld', async (_, label, row) => {
		const path = isOfDocuments(row.field) ? DOCUMENT : '/Gone';
		const { id } = await world.dropbox.find(path);
		const withheld = () => new Refusal('no_access', 'Dropbox withholds this', 'Ask.');
		const message = await messageOf(row, id, (port) => ({
			...port,
			find: async (address) => {
				if (address === id) throw withheld();
				return await port.find(address);
			},
			async *list(address, ...how) {
				if (address === id) throw withheld();
				yield* port.list(address, ...how);
			},
			download: async (address, rev, take) => {
				if (address === id) throw withheld();
				return await port.download(address, rev, take);
			},
		}));
		expect(message).toMatch(/^(no_access|still_exposed) /);
		expect(message).toContain(`“${label}”`);
	});

	const READS_ONLY = 'The connected account has view access here, but cannot edit';
	const written = table.filter(([name, label, { field }]) => {
		// A folder that is not closed is left as it is.
		if (isOfDocuments(field) || (name === 'reopen' && label === 'Case Folder')) return false;
		return !['find', 'resolve', 'list', 'audit', 'restrict'].includes(name);
	});
	it.each(written)(
		'in %s names the field that leads to where nobody may write: “%s”',
		async (name, _, row) => {
			const readOnly = () => ({
				ok: false as const,
				refusal: new Refusal('no_access', READS_ONLY, 'Ask.'),
			});
			const refuseAll = async (all: readonly unknown[]) => await Promise.resolve(all.map(readOnly));
			const message = await messageOf(row, usualPlace(row.field), (port) => ({
				...port,
				...{ createFolders: refuseAll, upload: refuseAll, markFolders: refuseAll },
				...{ copyFiles: refuseAll, moveFiles: refuseAll, moveFolders: refuseAll },
			}));
			expect([name, message]).toEqual([
				name,
				expect.stringMatching(/^(no_access|still_exposed) “[A-Z][A-Za-z ]+”: /),
			]);
			// What shares a folder is refused by other routes than what writes into it.
			const shares = row.field.name === 'restrictedFolder' || row.name === 'setMembers';
			if (!shares) expect(message).toContain(READS_ONLY);
		},
	);
});
