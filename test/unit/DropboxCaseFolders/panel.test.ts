import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import codex from '../../../nodes/DropboxCaseFolders/DropboxCaseFolders.node.json';
import { DropboxCaseFolders } from '../../../nodes/DropboxCaseFolders/DropboxCaseFolders.node';

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
			...['Create case folder', 'List case folder', 'Resolve folder by ID'],
			...['Upload document', 'Download document', 'Archive version of document', 'Get link to document'],
		]);
	});

	it('has a subtitle for every operation', () => {
		expect(operations.length).toBeGreaterThan(3);
		for (const { value, action } of operations) {
			expect(description.subtitle).toContain(`${value}: "${action}"`);
		}
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
