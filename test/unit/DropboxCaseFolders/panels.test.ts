/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { NodeHelpers, type INodeParameters, type INodeProperties } from 'n8n-workflow';
import { DropboxCaseFolders } from '@/nodes/DropboxCaseFolders/DropboxCaseFolders.node';
import nodeCodex from '@/nodes/DropboxCaseFolders/DropboxCaseFolders.node.json';
import triggerCodex from '@/nodes/DropboxCaseFoldersTrigger/DropboxCaseFoldersTrigger.node.json';
import { DropboxCaseFoldersTrigger } from '@/nodes/DropboxCaseFoldersTrigger/DropboxCaseFoldersTrigger.node';
import { auditTrailOperations } from '@/nodes/DropboxCaseFolders/actions/auditTrail/AuditTrail.resource';
import { caseFolderOperations } from '@/nodes/DropboxCaseFolders/actions/caseFolder/CaseFolder.resource';
import { documentOperations } from '@/nodes/DropboxCaseFolders/actions/document/Document.resource';

const { description } = new DropboxCaseFolders();
const node = { typeVersion: 1 };
/** Asked of every operation alike. */
const COMMON = ['authentication', 'resource', 'operation'];

/** The fields that n8n shows of an operation that was just added. */
function shownFields(resource: string, operation: string, more: INodeParameters = {}): INodeProperties[] {
	const values =
		NodeHelpers.getNodeParameters(
			description.properties,
			{ resource, operation, ...more },
			true,
			false,
			node,
			description,
		) ?? {};
	return description.properties.filter(
		(field) =>
			!COMMON.includes(field.name) &&
			field.type !== 'hidden' &&
			NodeHelpers.displayParameter(values, field, node, description),
	);
}

const isCollection = ({ type }: INodeProperties): boolean => type === 'collection';
const fieldsFor = (resource: string, operation: string, more: INodeParameters = {}): string[] =>
	shownFields(resource, operation, more)
		.filter((field) => !isCollection(field))
		.map(({ displayName }) => displayName);

const operations = Object.entries({
	auditTrail: auditTrailOperations,
	caseFolder: caseFolderOperations,
	document: documentOperations,
}).flatMap(([resource, all]) => Object.keys(all).map((operation) => [resource, operation] as const));

describe.each(operations)('the panel of %s %s', (resource, operation) => {
	const shown = shownFields(resource, operation);
	const collections = shown.filter(isCollection);
	const inCollections = collections.flatMap(({ options }) => (options ?? []) as INodeProperties[]);

	it('has five fields at most before anything is added', () => {
		expect(shown.length).toBeGreaterThan(0);
		expect(fieldsFor(resource, operation).length).toBeLessThanOrEqual(5);
	});

	it('ends with its options, in the order of their names', () => {
		expect(shown.at(-1)?.name).toBe('options');
		for (const { options } of collections) {
			const names = (options ?? []).map((option) => ('displayName' in option ? option.displayName : ''));
			expect(names).toEqual([...names].sort((one, other) => one.localeCompare(other, 'en')));
		}
	});

	it('wants no option that nobody added: n8n would not run the workflow', () => {
		expect(inCollections.filter(({ required }) => required === true).map(({ name }) => name)).toEqual([]);
	});

	it('asks for a case folder in one way', () => {
		const pointers = shown.filter(({ displayName }) => displayName === 'Case Folder');
		expect(pointers.map(({ name, type }) => [name, type])).toEqual(
			pointers.map(() => ['caseFolder', 'resourceLocator']),
		);
		expect(shown.filter(({ name }) => name === 'folder')).toEqual([]);
		for (const { modes } of shown.filter(({ type }) => type === 'resourceLocator')) {
			expect(modes?.map(({ name }) => name)).toEqual(['list', 'id', 'path', 'url']);
		}
	});
});

it('counts what is shown, not what there is', () => {
	expect(fieldsFor('caseFolder', 'create')).not.toContain('Client Last Name');
	expect(fieldsFor('caseFolder', 'create', { folderNaming: 'lastFirstCaseId' })).toContain(
		'Client Last Name',
	);
});

it('Upload asks for the document, then for the place, then for the rules', () => {
	expect(fieldsFor('document', 'upload')).toEqual([
		...['Document From', 'Case Folder', 'File Into'],
		...['Restrict Privileged Documents', 'If the Name Is Taken'],
	]);
	const everything = { documentFrom: 'text', fileInto: 'subfolder', restrictPrivileged: true };
	expect(fieldsFor('document', 'upload', everything)).toEqual([
		...['Document From', 'Text', 'File Name', 'Case Folder', 'File Into', 'Subfolder'],
		...['Restrict Privileged Documents', 'Category', 'Privileged Categories', 'Restricted Folder In'],
		...['Restricted Folder', 'People Who May Open It', 'If the Name Is Taken'],
	]);
});

describe('the one entry that n8n’s search has for node and trigger', () => {
	const trigger = new DropboxCaseFoldersTrigger().description;

	// n8n shows the trigger's sentence and searches by the node's words.
	it('says what both do', () => {
		expect(trigger.description).toBe(description.description);
		expect(trigger.description).toMatch(/^Create.*start workflows when they change$/);
	});

	it('is found by the words of both', () => {
		expect(nodeCodex.alias).toEqual(expect.arrayContaining(triggerCodex.alias));
	});
});
