/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { INodeProperties, INodePropertyCollection, INodeTypeDescription } from 'n8n-workflow';
import { CaseFolderWorkflows } from '@/nodes/CaseFolderWorkflows/CaseFolderWorkflows.node';
import { DropboxCaseFolders } from '@/nodes/DropboxCaseFolders/DropboxCaseFolders.node';
import { DropboxCaseFoldersTrigger } from '@/nodes/DropboxCaseFoldersTrigger/DropboxCaseFoldersTrigger.node';
import { ClioMatters } from '@/packages/clio-matters/nodes/ClioMatters/ClioMatters.node';
import { ClioMattersTrigger } from '@/packages/clio-matters/nodes/ClioMattersTrigger/ClioMattersTrigger.node';
import { LegalServerMatters } from '@/packages/legalserver-matters/nodes/LegalServerMatters/LegalServerMatters.node';
import { flows } from '@/packages/templates/flows';
import { project } from '../package/sources';

interface Node {
	name: string;
	type: string;
	typeVersion: number;
	parameters: Record<string, unknown>;
	/** Of its top left corner on the canvas, in pixels. */
	position: [number, number];
}

interface Workflow {
	id?: string;
	name: string;
	nodes: Node[];
	/** By the name of the step, and the kind of output. */
	connections: Record<string, Record<string, Array<Array<{ node: string }>>>>;
}

const folder = join(project, 'templates');
const read = (file: string) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as Workflow;
const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
const { version } = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8')) as { version: string };

const OURS: Readonly<Record<string, INodeTypeDescription>> = {
	'n8n-nodes-case-folders.caseFolderWorkflows': new CaseFolderWorkflows().description,
	'n8n-nodes-case-folders.dropboxCaseFolders': new DropboxCaseFolders().description,
	'n8n-nodes-case-folders.dropboxCaseFoldersTool': new DropboxCaseFolders().description,
	'n8n-nodes-case-folders.dropboxCaseFoldersTrigger': new DropboxCaseFoldersTrigger().description,
	'n8n-nodes-clio-matters.clioMatters': new ClioMatters().description,
	'n8n-nodes-clio-matters.clioMattersTrigger': new ClioMattersTrigger().description,
	'n8n-nodes-legalserver-matters.legalServerMatters': new LegalServerMatters().description,
};

it.each(flows())('$file is as its source has it', (flow) => {
	expect(read(`${flow.file}.json`)).toEqual(JSON.parse(JSON.stringify(flow.toJson(version))));
});

it('the page of the workflows calls each as n8n does after the import', () => {
	const page = readFileSync(join(folder, 'README.md'), 'utf8');
	const links = [...page.matchAll(/^\| \[([^\]]+)\]\(([\w-]+\.json)\)/gm)];
	const called = links.map(([, name = '', file = '']) => [file, name]);
	expect(called.map(([file]) => file).sort()).toEqual([...files].sort());
	expect(called).toEqual(called.map(([file = '']) => [file, read(file).name]));
});

/** Pixels from a step to the next, so that neither covers the other's name. */
const APART = 130;

it.each(files)('%s has no step that covers another one, its name or a note', (file) => {
	const { nodes } = read(file);
	const isNote = ({ type }: Node) => type.endsWith('.stickyNote');
	const [notes, steps] = [nodes.filter(isNote), nodes.filter((node) => !isNote(node))];
	const tooClose = steps.flatMap((one, at) =>
		steps.slice(at + 1).flatMap((other) => {
			const [x, y] = [0, 1].map((side) => Math.abs((one.position[side] ?? 0) - (other.position[side] ?? 0)));
			return (x ?? 0) < APART && (y ?? 0) < APART ? [`${one.name} / ${other.name}`] : [];
		}),
	);
	const covered = notes.flatMap(({ name, position: [left, top], parameters }) => {
		const [right, bottom] = [left + Number(parameters['width']), top + Number(parameters['height'])];
		const isBelow = ({ position: [x, y] }: Node) => x + 96 > left && x < right && y + 96 > top && y < bottom;
		return steps.filter(isBelow).map((step) => `${step.name} / ${name}`);
	});
	expect([...tooClose, ...covered]).toEqual([]);
});

/** Whether a field belongs to the operation that a step runs; which of its values show it does not matter here. */
function isOf(field: INodeProperties, { resource, operation }: Record<string, unknown>): boolean {
	const show = field.displayOptions?.show ?? {};
	const allows = (name: string, value: unknown) =>
		show[name] === undefined || value === undefined || show[name]?.includes(value as string) === true;
	return allows('resource', resource) && allows('operation', operation);
}

/** What a step is told that its node has no field for. */
function unknownParameters({ type, parameters }: Node): string[] {
	const known = OURS[type]?.properties.filter((field) => isOf(field, parameters)) ?? [];
	return Object.entries(parameters).flatMap(([name, value]) => {
		// n8n's own.
		if (['pollTimes', 'descriptionType', 'toolDescription'].includes(name)) return [];
		const fields = known.filter((field) => field.name === name);
		if (fields.length === 0) return [name];
		const options = fields.flatMap(
			({ options: all }) => (all ?? []) as Array<INodeProperties | INodePropertyCollection>,
		);
		const isCollection = fields.some(({ type: kind }) => kind === 'collection' || kind === 'fixedCollection');
		if (!isCollection || typeof value !== 'object' || value === null) return [];
		return Object.keys(value)
			.filter((inner) => !options.some((option) => option.name === inner))
			.map((inner) => `${name}.${inner}`);
	});
}

describe.each(files)('%s', (file) => {
	const { nodes, connections } = read(file);
	const own = nodes.filter(({ type }) => type in OURS);

	it('tells our nodes only what they have a field for', () => {
		expect(own.flatMap((node) => unknownParameters(node).map((name) => `${node.name}: ${name}`))).toEqual([]);
	});

	it('names only nodes that there are, in versions that there are', () => {
		const ours = nodes.filter(({ type }) => /^n8n-nodes-(case-folders|clio|legalserver)/.test(type));
		expect(ours.map(({ type }) => type).filter((type) => !(type in OURS))).toEqual([]);
		const outdated = own.filter(
			({ type, typeVersion }) => ![OURS[type]?.version].flat().includes(typeVersion),
		);
		expect(outdated.map(({ name }) => name)).toEqual([]);
	});

	it('leaves no step apart, and refers to none that is not there', () => {
		const names = new Set(nodes.map(({ name }) => name));
		const reached = new Set(
			Object.values(connections).flatMap((outputs) =>
				Object.values(outputs)
					.flat(2)
					.map(({ node }) => node),
			),
		);
		const isBeginning = ({ type }: Node) => /trigger|webhook$|stickyNote|Tool$|lmChat/i.test(type);
		expect(
			nodes.filter((node) => !isBeginning(node) && !reached.has(node.name)).map(({ name }) => name),
		).toEqual([]);
		const said = [...JSON.stringify(nodes).matchAll(/\$\('([^']+)'\)/g)].map(([, name]) => name ?? '');
		expect(said.filter((name) => !names.has(name))).toEqual([]);
	});

	it('has no Code node', () => {
		expect(nodes.filter(({ type }) => type.endsWith('.code')).map(({ name }) => name)).toEqual([]);
	});

	it('calls only workflows that there are', () => {
		const ids = new Set(files.map((each) => read(each).id));
		const called = nodes
			.filter(({ type }) => type === 'n8n-nodes-base.executeWorkflow')
			.map(({ parameters }) => (parameters['workflowId'] as { value: string }).value);
		expect(called.filter((id) => !ids.has(id))).toEqual([]);
	});
});
