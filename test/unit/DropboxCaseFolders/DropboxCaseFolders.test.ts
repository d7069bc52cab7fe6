/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import codex from '../../../nodes/DropboxCaseFolders/DropboxCaseFolders.node.json';
import { DropboxCaseFolders } from '@/nodes/DropboxCaseFolders/DropboxCaseFolders.node';

const { description, methods } = new DropboxCaseFolders();

/** The entries of the operation menus, in the order in which people see them. */
const operations = description.properties
	.filter(({ name }) => name === 'operation')
	.flatMap(({ options }) => (options ?? []) as INodePropertyOptions[]);

/** Everything that people read: fields, those inside collections, and choices. */
function texts(fields: readonly unknown[]): string[] {
	return fields.flatMap((each) => {
		const field = each as Partial<INodeProperties & INodePropertyOptions> & { values?: unknown[] };
		const own = [
			field.displayName,
			field.name,
			field.description,
			field.placeholder,
			field.hint,
			field.action,
		];
		const inner = [...(field.options ?? []), ...(field.values ?? []), ...(field.modes ?? [])];
		return [...own.filter((text) => typeof text === 'string'), ...texts(inner)];
	});
}

describe('the node panel', () => {
	it('is found by what people want to do', () => {
		expect(operations.map(({ action }) => action)).toEqual([
			...[
				'Check connection',
				'Append events to audit trail',
				'Export events of audit trail',
				'Verify audit trail',
				'Audit permissions of case folder',
				'Check case folders',
				'Close case folder',
				'Create case folder',
			],
			...['Find case folder by case ID', 'List case folder', 'Move case folder to destination'],
			...[
				'Preview case folder',
				'Rename case folder',
				'Reopen case folder',
				'Request client uploads',
				'Resolve folder by ID',
				'Set members of case folder',
			],
			...['Archive version of document', 'Copy document to client uploads', 'Download document'],
			...['Get link to document', 'Move document to subfolder', 'Restrict document', 'Upload document'],
			...['Append to large upload', 'Create link to case page', 'Finish large upload', 'Open case page'],
			...['Receive documents from case page', 'Start large upload'],
			...['Create case manifest', 'Verify case manifest'],
		]);
	});

	it('has a subtitle for every operation', () => {
		expect(operations.length).toBeGreaterThan(3);
		for (const { value, action } of operations) {
			expect(description.subtitle).toContain(` ${value}":"${action}"`);
		}
	});

	it.each(operations.map(({ value }) => String(value)))(
		'lets one say how long %s may keep trying',
		(operation) => {
			const options = description.properties.filter(
				({ name, displayOptions }) =>
					name === 'options' && displayOptions?.show?.['operation']?.includes(operation),
			);
			expect(options).toHaveLength(1);
			const [collection] = options;
			expect(Object.keys(collection?.displayOptions?.show ?? {})).toEqual(['resource', 'operation']);
			expect((collection?.options ?? []).filter(({ name }) => name === 'giveUpAfter')).toEqual([
				expect.objectContaining({ default: 900, type: 'number' }),
			]);
		},
	);

	it.each([
		...['check', 'close', 'create', 'move', 'rename', 'reopen', 'requestFiles', 'setMembers'],
		...[
			'appendEvents',
			'archiveVersion',
			'clientUpload',
			'createManifest',
			'moveToSubfolder',
			'restrict',
			'upload',
		],
	])('lets one try %s without writing, by an option', (operation) => {
		const [options] = description.properties.filter(
			({ name, displayOptions }) =>
				name === 'options' && displayOptions?.show?.['operation']?.includes(operation),
		);
		expect((options?.options ?? []).filter(({ name }) => name === 'dryRun')).toEqual([
			expect.objectContaining({ displayName: 'Dry Run', default: false }),
		]);
	});

	it('has no operation without fields of its own', () => {
		const shown = new Set(
			description.properties.flatMap(({ displayOptions }) => displayOptions?.show?.['operation'] ?? []),
		);
		expect(operations.filter(({ value }) => !shown.has(value))).toEqual([]);
	});

	it('can search every list that it offers', () => {
		const searches = JSON.stringify(description.properties).matchAll(/"searchListMethod":"(\w+)"/g);
		const names = new Set([...searches].map(([, name]) => name));
		expect(names.size).toBeGreaterThan(0);
		expect([...names].filter((name) => !Object.keys(methods.listSearch).includes(name ?? ''))).toEqual([]);
	});

	it('speaks of what happened and what to do, not of blame', () => {
		const blame = /\b(errors?|problems?|failures?|failed|mistakes?)\b/i;
		expect(texts(description.properties).length).toBeGreaterThan(100);
		expect(texts(description.properties).filter((text) => blame.test(text))).toEqual([]);
	});

	it('is named in the catalogue as n8n loads it', () => {
		expect(codex.node).toBe(`n8n-nodes-case-folders.${description.name}`);
	});
});
