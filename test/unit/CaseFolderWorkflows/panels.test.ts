/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { NodeHelpers, type INodeProperties, type INodePropertyOptions } from 'n8n-workflow';
import { kindOfField } from '@/nodes/CaseFolderWorkflows/actions/event/readParameters';
import { eventOperations } from '@/nodes/CaseFolderWorkflows/actions/event/Event.resource';
import codex from '@/nodes/CaseFolderWorkflows/CaseFolderWorkflows.node.json';
import { CaseFolderWorkflows } from '@/nodes/CaseFolderWorkflows/CaseFolderWorkflows.node';

const { description } = new CaseFolderWorkflows();
const innerOf = (field: INodeProperties) => (field.options ?? []) as INodeProperties[];
const isCollection = ({ type }: INodeProperties): boolean => type === 'collection';

/** The fields that n8n shows of an operation that was just added. */
function shownFields(resource: string, operation: string): INodeProperties[] {
	const { properties } = description;
	const given = { resource, operation };
	const version = { typeVersion: 1 };
	const values = NodeHelpers.getNodeParameters(properties, given, true, false, version, description) ?? {};
	return properties.filter(
		(field) =>
			!['resource', 'operation'].includes(field.name) &&
			NodeHelpers.displayParameter(values, field, version, description),
	);
}

describe.each(Object.keys(eventOperations))('the panel of event %s', (operation) => {
	const shown = shownFields('event', operation);
	const all = shown.flatMap((field) => (isCollection(field) ? innerOf(field) : [field]));

	it('has five fields at most before anything is added', () => {
		expect(shown.length).toBeGreaterThan(0);
		expect(shown.filter((field) => !isCollection(field)).length).toBeLessThanOrEqual(5);
	});

	it('says of every field what it is, with an example where it is free text', () => {
		const silent = all.filter(({ description: text = '' }) => text.split(/\s+/).length < 4);
		expect(silent.map(({ name }) => name)).toEqual([]);
		const texts = all.filter(({ type }) => type === 'string' || type === 'json');
		const bare = texts.filter(({ description: text = '' }) => !/\b(such as|like) \S/.test(text));
		expect(bare.map(({ name }) => name)).toEqual([]);
	});

	it('says of every choice what it means', () => {
		const choices = all.filter(({ type }) => type === 'options').flatMap((field) => field.options ?? []);
		expect(choices.filter((choice) => (choice as INodePropertyOptions).description === undefined)).toEqual(
			[],
		);
	});

	it('says of every text what becomes of it where an expression finds nothing', () => {
		const paths = shown.flatMap((field) =>
			isCollection(field)
				? innerOf(field).map(({ name, type }) => ({ path: `${field.name}.${name}`, type }))
				: [{ path: field.name, type: field.type }],
		);
		const texts = paths.filter(({ type }) => type === 'string').map(({ path }) => path);
		expect(texts.filter((path) => kindOfField(path) === undefined)).toEqual([]);
	});
});

it('the node needs no credential, and is named in the catalogue as n8n loads it', () => {
	expect(description.credentials).toBeUndefined();
	expect(codex.node).toBe(`n8n-nodes-case-folders.${description.name}`);
});

it('every entry of a menu has a name on the canvas', () => {
	const menus = description.properties.filter(({ name }) => name === 'operation');
	expect(menus.length).toBeGreaterThan(0);
	for (const { displayOptions, options = [] } of menus) {
		const resource = String(displayOptions?.show?.['resource']?.[0]);
		for (const each of options as INodePropertyOptions[]) {
			expect(description.subtitle).toContain(`"${resource} ${each.value}":"${each.action}"`);
		}
	}
});
