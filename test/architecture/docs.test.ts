/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { INodeProperties, INodePropertyCollection, INodePropertyOptions } from 'n8n-workflow';
import { DropboxCaseFoldersOAuth2Api } from '@/credentials/DropboxCaseFoldersOAuth2Api.credentials';
import { DropboxCaseFoldersTokenApi } from '@/credentials/DropboxCaseFoldersTokenApi.credentials';
import { CaseFolderWorkflows } from '@/nodes/CaseFolderWorkflows/CaseFolderWorkflows.node';
import { settingsFields } from '@/nodes/CaseFolderWorkflows/actions/settings/check/fields';
import { decideFields } from '@/nodes/CaseFolderWorkflows/actions/document/decide/fields';
import { REASONS } from '@/nodes/shared/domain/decision/Decision';
import { DropboxCaseFolders } from '@/nodes/DropboxCaseFolders/DropboxCaseFolders.node';
import { DropboxCaseFoldersTrigger } from '@/nodes/DropboxCaseFoldersTrigger/DropboxCaseFoldersTrigger.node';
import { ClioMattersOAuth2Api } from '@/packages/clio-matters/credentials/ClioMattersOAuth2Api.credentials';
import { ClioMatters } from '@/packages/clio-matters/nodes/ClioMatters/ClioMatters.node';
import { LegalServerMattersApi } from '@/packages/legalserver-matters/credentials/LegalServerMattersApi.credentials';
import { LegalServerMatters } from '@/packages/legalserver-matters/nodes/LegalServerMatters/LegalServerMatters.node';
import { ClioMattersTrigger } from '@/packages/clio-matters/nodes/ClioMattersTrigger/ClioMattersTrigger.node';
import { filesBelow, project } from '../package/sources';

const pages = ['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'SECURITY.md', 'docs', 'packages', 'templates']
	.flatMap((path) => filesBelow(join(project, path), project))
	.filter((path) => path.endsWith('.md'));

const textOf = (path: string): string => readFileSync(join(project, path), 'utf8');

/** As GitHub makes them: `## 3. Connect (2 minutes)` → `3-connect-2-minutes`. */
const anchorsOf = (path: string): string[] =>
	[...textOf(path).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
		heading
			.toLowerCase()
			.replace(/[^\p{L}\p{N} _-]/gu, '')
			.replaceAll(' ', '-'),
	);

function broken(page: string): string[] {
	const links = [...textOf(page).matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = '']) => link);
	return links
		.filter((link) => !/^https?:/.test(link))
		.filter((link) => {
			const [path = '', anchor] = link.split('#');
			const target = path === '' ? page : join(dirname(page), path);
			if (!existsSync(join(project, target))) return true;
			return anchor !== undefined && !anchorsOf(target).includes(anchor);
		});
}

it.each(pages)('%s links to what is there', (page) => {
	expect(broken(page)).toEqual([]);
});

it('lists every decision', () => {
	const index = textOf('docs/decisions/README.md');
	const decisions = pages.filter((page) => /decisions\/\d/.test(page)).map((page) => page.split('/').at(-1));
	expect(decisions.filter((file) => !index.includes(`(${file})`))).toEqual([]);
});

it('says of every workflow to import where it is of use', () => {
	const workflows = filesBelow(join(project, 'templates'), project).filter((path) =>
		/^templates\/[^/]+\.json$/.test(path),
	);
	expect(workflows.length).toBeGreaterThan(3);
	const said = pages.map(textOf).join('');
	expect(workflows.filter((path) => !new RegExp(`\\]\\((\\.\\./|\\./)*${path}\\)`).test(said))).toEqual([]);
});

it('lists every workflow to import in one table of templates/README.md', () => {
	const rows = textOf('templates/README.md')
		.split('\n')
		.filter((line) => line.startsWith('|'));
	const files = filesBelow(join(project, 'templates'), join(project, 'templates')).filter((path) =>
		/^[^/]+\.json$/.test(path),
	);
	expect(files.length).toBeGreaterThan(3);
	const listed = (file: string) => rows.filter((row) => row.split('|')[1]?.includes(`](${file})`)).length;
	expect(files.filter((file) => listed(file) !== 1)).toEqual([]);
});

describe('the README', () => {
	const readme = textOf('README.md');
	const node = new DropboxCaseFolders().description;

	it('has the sections of n8n’s template in their order', () => {
		const sections = [...readme.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading);
		expect(sections).toEqual([
			...['Installation', 'Operations', 'Credentials', 'Compatibility', 'Usage', 'Resources'],
			'Version history',
		]);
	});

	it('names the node, its credentials and all of its operations', () => {
		const operations = node.properties
			.filter(({ name }) => name === 'operation')
			.flatMap(({ options }) => (options ?? []).map(({ name }) => name));
		expect(operations.length).toBeGreaterThan(3);
		const credentials = [new DropboxCaseFoldersOAuth2Api(), new DropboxCaseFoldersTokenApi()];
		const trigger = new DropboxCaseFoldersTrigger().description;
		const names = [
			...[node.displayName, trigger.displayName, ...operations],
			...credentials.map(({ displayName }) => displayName),
		];
		expect(names.filter((name) => !readme.includes(`**${name}**`))).toEqual([]);
	});

	it('explains the option that all operations have', () => {
		expect(readme).toMatch(/\*\*Give Up After \(Seconds\)\*\*/);
	});

	it('names every scope that the credentials ask for', () => {
		const asked = new DropboxCaseFoldersOAuth2Api().properties.find(({ name }) => name === 'scope');
		const scopes = String(asked?.default).match(/[a-z_]+(\.[a-z_]+)+/g) ?? [];
		expect(new Set(scopes).size).toBe(12);
		expect(scopes.filter((scope) => !readme.includes(`\`${scope}\``))).toEqual([]);
	});
});

/** A heading with all that stands below it, up to the next one of its rank. */
function sectionOf(page: string, anchor: string): string {
	const text = textOf(page);
	const headings = [...text.matchAll(/^(#+) (.+)$/gm)];
	const at = headings.findIndex((_, index) => anchorsOf(page)[index] === anchor);
	const heading = headings[at];
	if (heading === undefined) return '';
	const end = headings.slice(at + 1).find((other) => (other[1] ?? '').length <= (heading[1] ?? '').length);
	return text.slice(heading.index, end?.index);
}

/** The same with the sections that it links to, and those that these link to. */
function withLinked(page: string, anchor: string, steps = 2): string {
	const section = sectionOf(page, anchor);
	if (steps === 0) return section;
	const linked = [...section.matchAll(/\]\(([^)\s#]*)#([^)\s]+)\)/g)].map(([, path = '', to = '']) =>
		withLinked(path === '' ? page : join(dirname(page), path), to, steps - 1),
	);
	return [section, ...linked].join('\n');
}

/** First cells of the tables of a section whose first column is headed so. */
const named = (section: string, column: RegExp): string[] =>
	section
		.split(/\n\n+/)
		.map((block) => block.split('\n').map((line) => line.split('|')[1]?.trim() ?? ''))
		.filter(([head = '']) => column.test(head))
		.flatMap(([, , ...cells]) => cells)
		.filter((cell) => cell !== '');

/** Labels of fields and of what collections hold; not those of the lines that people add to a form. */
const labelsOf = (fields: readonly INodeProperties[]): string[] =>
	fields.flatMap(({ displayName, type, options }) =>
		type === 'collection'
			? [displayName, ...labelsOf((options ?? []) as INodeProperties[])]
			: type === 'notice'
				? []
				: [displayName],
	);

const isChoice = (option: INodePropertyOptions | INodeProperties | INodePropertyCollection) =>
	'value' in option;

/** Of every operation, and described once for all. */
const EVERYWHERE = ['Options', 'Simplify', 'Give Up After (Seconds)'];

describe('what is said of operations', () => {
	const readme = textOf('README.md');
	const { properties } = new DropboxCaseFolders().description;
	const operations = properties
		.filter(({ name }) => name === 'operation')
		.flatMap(({ options, displayOptions }) =>
			(options ?? []).filter(isChoice).map((option) => ({
				name: option.name,
				fields: properties.filter(
					({ displayOptions: shown }) =>
						shown?.show?.['resource']?.[0] === displayOptions?.show?.['resource']?.[0] &&
						shown?.show?.['operation']?.includes((option as INodePropertyOptions).value) === true,
				),
			})),
		)
		.map((operation) => {
			const link = new RegExp(`\\[\\*\\*${operation.name}\\*\\*\\]\\(([^#)]+)#([^)]+)\\)`).exec(readme);
			return { ...operation, page: link?.[1] ?? '', anchor: link?.[2] ?? '' };
		});

	it('is linked from the table, each with fields of its own', () => {
		expect(operations.length).toBeGreaterThan(15);
		expect(operations.filter(({ page }) => page === '').map(({ name }) => name)).toEqual([]);
		expect(operations.filter(({ fields }) => fields.length === 0).map(({ name }) => name)).toEqual([]);
	});

	it.each(operations)('names every field of $name', ({ page, anchor, fields }) => {
		const text = withLinked(page, anchor);
		const labels = labelsOf(fields).filter(
			(label) => ![...EVERYWHERE, 'Allow AI Agents to Run This'].includes(label),
		);
		expect(labels.filter((label) => !text.includes(label))).toEqual([]);
	});

	it.each(operations)(
		'says on the page of AI agents of $name whether to give it to one',
		({ name, fields }) => {
			const page = textOf('docs/ai-agents.md');
			expect(page).toContain(`**${name}**`);
			if (labelsOf(fields).includes('Allow AI Agents to Run This'))
				expect(sectionOf('docs/ai-agents.md', 'which-operations-to-give-an-agent')).toMatch(
					new RegExp(`Never give it[^]*\\*\\*${name}\\*\\*`),
				);
		},
	);

	it.each(operations)('names no field or option that $name does not have', ({ page, anchor, fields }) => {
		const section = sectionOf(page, anchor);
		const inOptions = fields.filter(({ name, type }) => type === 'collection' && name === 'options');
		const options = inOptions.flatMap(({ options: all }) => labelsOf((all ?? []) as INodeProperties[]));
		const others = labelsOf(fields.filter((field) => !inOptions.includes(field)));
		expect(named(section, /^Field$/).filter((cell) => !others.includes(cell))).toEqual([]);
		expect(named(section, /^Option$/).filter((cell) => !options.includes(cell))).toEqual([]);
	});

	it('names every field of the trigger, and none that it does not have', () => {
		const labels = labelsOf(new DropboxCaseFoldersTrigger().description.properties);
		const page = textOf('docs/trigger.md');
		const unnamed = labels.filter((label) => !['Authentication', 'Options'].includes(label));
		expect(unnamed.filter((label) => !page.includes(label))).toEqual([]);
		const cells = named(sectionOf('docs/trigger.md', 'fields'), /^(Field|Option)$/);
		expect(cells.filter((cell) => cell !== 'Poll Times' && !labels.includes(cell))).toEqual([]);
	});

	it('explains every reason of a refusal', () => {
		const union = /RefusalReason =([^;]+);/.exec(textOf('nodes/shared/core/Refusal.ts'))?.[1] ?? '';
		const kinds = [...union.matchAll(/'(\w+)'/g)].map(([, kind = '']) => kind);
		expect(kinds.length).toBeGreaterThan(20);
		const explained = named(textOf('docs/reasons.md'), /^Reason$/);
		expect(explained.sort()).toEqual(kinds.map((kind) => `\`${kind}\``).sort());
	});

	it('has words for outputs and refusals that the code has', () => {
		const code = filesBelow(join(project, 'nodes'), project)
			.filter((path) => path.endsWith('.ts'))
			.map(textOf)
			.join('\n');
		const text = [...new Set(operations.map(({ page }) => page)), 'docs/trigger.md'].map(textOf).join('\n');
		const words = [...text.matchAll(/`([a-z]+(?:[A-Z][A-Za-z]*|_[a-z_]+))`/g)].map(([, word = '']) => word);
		expect(words.length).toBeGreaterThan(50);
		expect(words.filter((word) => !new RegExp(`\\b${word}\\b`).test(code))).toEqual([]);
	});
});

describe('what is said of Clio Matters', () => {
	const readme = textOf('packages/clio-matters/README.md');
	const page = 'docs/clio.md';
	const { displayName, properties } = new ClioMatters().description;
	const fieldsOf = (resource: string, operation: string) =>
		properties.filter(
			({ displayOptions: shown }) =>
				shown?.show?.['resource']?.[0] === resource && shown.show['operation']?.[0] === operation,
		);

	it('has the sections of n8n’s template in their order', () => {
		const sections = [...readme.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading);
		expect(sections).toEqual([
			...['Installation', 'Operations', 'Credentials', 'Compatibility', 'Usage', 'Resources'],
			'Version history',
		]);
	});

	it('names the node, its credential and all of its operations', () => {
		const operations = properties
			.filter(({ name }) => name === 'operation')
			.flatMap(({ options }) => (options ?? []).map(({ name }) => name));
		const names = [displayName, new ClioMattersOAuth2Api().displayName, ...operations];
		expect(names.filter((name) => !readme.includes(`**${name}**`))).toEqual([]);
	});

	it.each([
		['matter', 'get', 'get-matter'],
		['matter', 'getMany', 'get-many-matters'],
		['document', 'get', 'get-document'],
		['document', 'getMany', 'get-many-documents'],
		['document', 'getVersions', 'get-versions'],
		['document', 'download', 'download'],
		['customAction', 'create', 'create-custom-action'],
		['customAction', 'getMany', 'get-many-custom-actions'],
		['customAction', 'delete', 'delete-custom-action'],
		['customAction', 'verifyClick', 'verify-click'],
		['document', 'downloadAll', 'download-all-of-a-matter'],
		['document', 'upload', 'upload'],
		['document', 'setCategory', 'set-category'],
		['document', 'mark', 'mark'],
	])('names every field of %s %s, and none that it does not have', (resource, operation, anchor) => {
		const fields = fieldsOf(resource, operation);
		const general = [
			'Options',
			'Filters',
			'Start After',
			'Allow AI Agents to Run This',
			...named(sectionOf(page, 'clios-limit'), /^Option$/),
		];
		const labels = labelsOf(fields).filter((label) => !general.includes(label));
		expect(fields.length).toBeGreaterThan(0);
		expect(labels.filter((label) => !sectionOf(page, anchor).includes(label))).toEqual([]);
		const cells = named(sectionOf(page, anchor), /^(Field|Filter|Option)$/);
		expect(cells.filter((cell) => !labelsOf(fields).includes(cell))).toEqual([]);
	});

	it('names outputs and refusals that the code has', () => {
		const code = ['nodes', 'packages']
			.flatMap((folder) => filesBelow(join(project, folder), project))
			.filter((path) => path.endsWith('.ts'))
			.map(textOf)
			.join('\n');
		const words = [...textOf(page).matchAll(/`([a-z]+(?:[A-Z][A-Za-z]*|_[a-z_]+))`/g)].map(
			([, word = '']) => word,
		);
		expect(words.length).toBeGreaterThan(20);
		expect(words.filter((word) => !new RegExp(`\\b${word}\\b`).test(code))).toEqual([]);
	});
});

describe('what is said of LegalServer Matters', () => {
	const readme = textOf('packages/legalserver-matters/README.md');
	const page = 'docs/legalserver.md';
	const { displayName, properties } = new LegalServerMatters().description;
	const fieldsOf = (resource: string, operation: string) =>
		properties.filter(
			({ displayOptions: shown }) =>
				shown?.show?.['resource']?.[0] === resource && shown.show['operation']?.[0] === operation,
		);

	it('has the sections of n8n’s template in their order', () => {
		const sections = [...readme.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading);
		expect(sections).toEqual([
			...['Installation', 'Operations', 'Credentials', 'Compatibility', 'Usage', 'Resources'],
			'Version history',
		]);
	});

	it('names the node, its credential and all of its operations', () => {
		const operations = properties
			.filter(({ name }) => name === 'operation')
			.flatMap(({ options }) => (options ?? []).map(({ name }) => name));
		const names = [displayName, new LegalServerMattersApi().displayName, ...operations];
		expect(names.filter((name) => !readme.includes(`**${name}**`))).toEqual([]);
	});

	it('names every field of the credential', () => {
		const labels = labelsOf(new LegalServerMattersApi().properties.filter(({ type }) => type !== 'notice'));
		expect(labels.filter((label) => !sectionOf(page, 'set-up').includes(`| ${label} `))).toEqual([]);
	});

	it.each([
		['matter', 'get', 'get-matter'],
		['matter', 'getMany', 'get-many-matters'],
		['matter', 'getStaff', 'get-staff'],
		['matter', 'setExternalId', 'set-external-id'],
		['matter', 'updateCustomField', 'update-custom-field'],
		['note', 'create', 'create-note'],
		['document', 'getMany', 'get-many-documents'],
		['document', 'download', 'download'],
		['document', 'upload', 'upload'],
		['document', 'uploadZip', 'upload-as-zip-into-a-subfolder'],
	])('names every field of %s %s, and none that it does not have', (resource, operation, anchor) => {
		const fields = fieldsOf(resource, operation);
		const general = [
			'Options',
			'Filters',
			'Start After',
			'Allow AI Agents to Run This',
			...named(sectionOf(page, 'legalservers-limit'), /^Option$/),
		];
		const labels = labelsOf(fields).filter((label) => !general.includes(label));
		expect(fields.length).toBeGreaterThan(0);
		expect(labels.filter((label) => !sectionOf(page, anchor).includes(label))).toEqual([]);
		const cells = named(sectionOf(page, anchor), /^(Field|Filter|Option)$/);
		expect(cells.filter((cell) => !labelsOf(fields).includes(cell))).toEqual([]);
	});

	it('names outputs and refusals that the code has', () => {
		const code = ['nodes', 'packages']
			.flatMap((folder) => filesBelow(join(project, folder), project))
			.filter((path) => path.endsWith('.ts'))
			.map(textOf)
			.join('\n');
		const words = [...textOf(page).matchAll(/`([a-z]+(?:[A-Z][A-Za-z]*|_[a-z_]+))`/g)].map(
			([, word = '']) => word,
		);
		expect(words.length).toBeGreaterThan(20);
		expect(words.filter((word) => !new RegExp(`\\b${word}\\b`).test(code))).toEqual([]);
	});
});

describe('what is said of Clio Matters Trigger', () => {
	const page = 'docs/clio-trigger.md';
	const { properties } = new ClioMattersTrigger().description;
	const fields = properties.filter(({ type }) => type !== 'notice');

	it('names every field, and none that it does not have', () => {
		const cells = named(textOf(page), /^(Field|Filter|Option)$/);
		expect(labelsOf(fields).filter((label) => !cells.includes(label))).toEqual([]);
		expect(cells.filter((cell) => ![...labelsOf(fields), 'Poll Times'].includes(cell))).toEqual([]);
	});

	it('names every event', () => {
		const events = (properties.find(({ name }) => name === 'events')?.options ?? []).map(({ name }) => name);
		expect(named(textOf(page), /^Event$/).sort()).toEqual(events.sort());
	});

	it('names outputs that the code has', () => {
		const code = filesBelow(join(project, 'packages/clio-matters/nodes/ClioMattersTrigger'), project)
			.filter((path) => path.endsWith('.ts'))
			.map(textOf)
			.join('\n');
		const words = [...textOf(page).matchAll(/`([a-z]+(?:[A-Z][A-Za-z]*))`/g)].map(([, word = '']) => word);
		expect(words.length).toBeGreaterThan(40);
		expect(words.filter((word) => !new RegExp(`\\b${word}\\b`).test(code))).toEqual([]);
	});
});

describe('what is said of the event queue', () => {
	const page = 'docs/event-queue.md';
	const { properties } = new CaseFolderWorkflows().description;

	it.each([
		['prepare', 'prepare'],
		['choose', 'choose-next'],
		['settle', 'settle'],
	])('names every field of %s, and none that it does not have', (operation, anchor) => {
		const fields = properties.filter(
			({ displayOptions: shown }) =>
				shown?.show?.['resource']?.[0] === 'event' && shown.show['operation']?.[0] === operation,
		);
		expect(fields.length).toBeGreaterThan(0);
		const cells = named(sectionOf(page, anchor), /^(Field|Option)$/);
		expect(cells.sort()).toEqual(
			labelsOf(fields)
				.filter((label) => label !== 'Options')
				.sort(),
		);
	});

	it('names the columns of a row, its statuses, and reasons that there are', () => {
		const row = textOf('nodes/shared/domain/queue/EventRow.ts');
		const columns = [
			...(/^export interface EventRow \{([^}]*)\}/m.exec(row)?.[1]?.matchAll(/^\t(\w+):/gm) ?? []),
		];
		expect(columns.length).toBeGreaterThan(15);
		const said = sectionOf(page, 'what-is-stored');
		expect(columns.map(([, name]) => name).filter((name) => !said.includes(`\`${name}\``))).toEqual([]);
		const statuses = /EVENT_STATUSES = \[([^\]]*)\]/.exec(row)?.[1]?.match(/\w+/g);
		expect(named(sectionOf(page, 'statuses'), /^Status$/)).toEqual(statuses?.map((each) => `\`${each}\``));
		const reasons = sectionOf(page, 'waits').match(/`[a-z]+_[a-z_]+`/g) ?? [];
		expect(reasons.length).toBeGreaterThan(6);
		expect(reasons.filter((reason) => !textOf('docs/reasons.md').includes(`| ${reason} `))).toEqual([]);
	});
});

describe('what is said of client settings', () => {
	const page = 'docs/client-settings.md';
	const collections = ['Filters', 'Options'];
	const words = [...textOf(page).matchAll(/`([a-z]+(?:[A-Z][A-Za-z]*|_[a-z_]+))`/g)].map(
		([, word = '']) => word,
	);

	it.each([
		['check', settingsFields],
		['decide', decideFields],
	])('names every field of %s in a table, and none that it does not have', (anchor, fields) => {
		const labels = [...new Set(labelsOf(fields))].filter((label) => !collections.includes(label));
		const cells = named(sectionOf(page, anchor), /^(Field|Filter|Option)$/);
		expect(cells.length).toBeGreaterThan(3);
		expect(cells.sort()).toEqual(labels.sort());
	});

	it('explains every reason of a document that is not filed', () => {
		const explained = named(sectionOf(page, 'decide'), /^`reason` of a (skip|hold)$/);
		const reasons = Object.values(REASONS).flatMap((each) => Object.keys(each));
		expect(explained.sort()).toEqual(reasons.map((reason) => `\`${reason}\``).sort());
	});

	it('names outputs and refusals that the code has', () => {
		const code = filesBelow(join(project, 'nodes'), project)
			.filter((path) => path.endsWith('.ts'))
			.map(textOf)
			.join('\n');
		expect(words.length).toBeGreaterThan(30);
		expect(words.filter((word) => !new RegExp(`\\b${word}\\b`).test(code))).toEqual([]);
	});
});

describe('what is said of alerts and the status page', () => {
	const { properties } = new CaseFolderWorkflows().description;

	it.each([
		['alert', 'compose', 'docs/alerts.md'],
		['alert', 'write', 'docs/alerts.md'],
		['statusPage', 'render', 'docs/status-page.md'],
		['statusPage', 'readForm', 'docs/status-page.md'],
	])('names every field of %s %s, and none that it does not have', (resource, operation, page) => {
		const fields = properties.filter(
			({ displayOptions: shown }) =>
				shown?.show?.['resource']?.[0] === resource && shown.show['operation']?.[0] === operation,
		);
		expect(fields.length).toBeGreaterThan(0);
		const labels = labelsOf(fields).filter((label) => label !== 'Options');
		const anchor = operation.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
		expect(named(sectionOf(page, anchor), /^Field$/).sort()).toEqual(labels.sort());
	});

	it('names facts that the page reads', () => {
		const facts = named(sectionOf('docs/status-page.md', 'render'), /^Fact$/);
		const code = textOf('nodes/shared/domain/statusPage/StatusFacts.ts');
		expect(facts.length).toBeGreaterThan(4);
		expect(facts.filter((fact) => !code.includes(`given['${fact.replaceAll('`', '')}']`))).toEqual([]);
	});
});
