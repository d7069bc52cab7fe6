/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import type { IDataObject, INodeProperties, IPollFunctions } from 'n8n-workflow';
import { DropboxCaseFolders } from '@/nodes/DropboxCaseFolders/DropboxCaseFolders.node';
import { DropboxCaseFoldersTrigger } from '@/nodes/DropboxCaseFoldersTrigger/DropboxCaseFoldersTrigger.node';
import { auditTrailOperations } from '@/nodes/DropboxCaseFolders/actions/auditTrail/AuditTrail.resource';
import { caseFolderOperations } from '@/nodes/DropboxCaseFolders/actions/caseFolder/CaseFolder.resource';
import { caseManifestOperations } from '@/nodes/DropboxCaseFolders/actions/caseManifest/CaseManifest.resource';
import { casePageOperations } from '@/nodes/DropboxCaseFolders/actions/casePage/CasePage.resource';
import { documentOperations } from '@/nodes/DropboxCaseFolders/actions/document/Document.resource';
import type { Operation } from '@/nodes/shared/node/Operation';
import { readWatch } from '@/nodes/DropboxCaseFoldersTrigger/readWatch';
import { kindOfField } from '@/nodes/shared/dropboxNode/readParameters';
import { RULES, type FieldKind, type Verdict } from '@/nodes/shared/node/fieldKinds';
import { Refusal } from '@/nodes/shared/core/Refusal';
import { inMemory, createItemContext } from '@/test/support/createItemContext';
import { BAD, GOOD, textFieldsOf, unclassified, type TextField } from './textFields';

const ROOT = 'ab'.repeat(32);

/** As an expression stands in the panel. */
const EXPRESSION = '={{ $json.value }}';

/** What reading an item came to: what is to be done, with what is said of it, or why not. */
interface Reading {
	refused?: string;
	advice?: string;
	request?: string;
	warnings: string[];
}

type Read = (parameters: IDataObject, raw: IDataObject) => Promise<unknown>;

const readingOf = async (read: () => Promise<unknown>): Promise<Reading> =>
	await Promise.resolve().then(read).then(asRead).catch(asRefused);

function asRead(request: unknown): Reading {
	// Preview reports what it refuses.
	const refusal = (request as { request?: { refusal?: Refusal } } | undefined)?.request?.refusal;
	if (refusal !== undefined) return asRefused(refusal);
	const warnings: string[] = [];
	const text = JSON.stringify(request, (key, value: unknown) => {
		if (key !== 'warnings') return value;
		warnings.push(...(value as string[]));
		return undefined;
	});
	return { request: text, warnings };
}

function asRefused(thrown: unknown): Reading {
	if (!(thrown instanceof Refusal)) throw thrown;
	return { refused: thrown.message, advice: thrown.advice, warnings: [] };
}

const operations = Object.entries({
	...auditTrailOperations,
	...caseFolderOperations,
	...documentOperations,
	...caseManifestOperations,
	...casePageOperations,
}).map(([name, operation]) => ({ name, operation: operation as unknown as Operation }));

const OF_OPERATION: Record<string, Read> = Object.fromEntries(
	operations.map(({ name, operation }): [string, Read] => [
		name,
		async (parameters, raw) =>
			await operation.read(
				createItemContext(
					parameters,
					{ json: {}, binary: { data: inMemory('hi', { fileName: 'a.pdf' }) } },
					undefined,
					raw,
				),
				0,
			),
	]),
);

const trigger = new DropboxCaseFoldersTrigger().description.properties;

const OF_TRIGGER: Read = async (parameters, raw) =>
	readWatch({
		getNode: () => ({}),
		getWorkflow: () => ({ id: '1' }),
		getNodeParameter: (name: string, _: unknown, options?: { rawExpressions?: boolean }) =>
			options?.rawExpressions === true && name in raw ? raw[name] : parameters[name],
	} as unknown as IPollFunctions);

const panels = [
	...operations.map(({ name, operation }) => ({
		...{ name, panel: operation.fields, read: OF_OPERATION[name] as Read },
	})),
	{ name: 'trigger', panel: trigger, read: OF_TRIGGER },
];

it('knows every text field of both nodes', () => {
	const node = new DropboxCaseFolders().description.properties;
	const inPanels = operations.flatMap(({ operation }) => textFieldsOf(operation.fields));
	// The node says besides for which operation each is shown.
	const bare = ({ field }: (typeof inPanels)[number]) => ({ ...field, displayOptions: undefined });
	expect(textFieldsOf(node).map(bare)).toEqual(expect.arrayContaining(inPanels.map(bare)));
	expect(textFieldsOf(node)).toHaveLength(inPanels.length);
	expect(panels.map(({ name, panel }) => [name, unclassified(panel, name)])).toEqual(
		panels.map(({ name }) => [name, []]),
	);
});

it('notices a field that is not in the table, also in a collection and in a form', () => {
	const added: INodeProperties = { displayName: 'New', name: 'opponent', type: 'string', default: '' };
	const panel: INodeProperties[] = [
		added,
		{ displayName: 'More', name: 'more', type: 'collection', default: {}, options: [added] },
		{
			...{ displayName: 'Lines', name: 'lines', type: 'fixedCollection', default: {} },
			options: [{ displayName: 'Line', name: 'line', values: [added] }],
		},
	];
	expect(unclassified(panel)).toEqual(['opponent', 'more.opponent', 'lines.line.opponent']);
});

const PAGE_URL = 'https://n8n.example.org/webhook/case-page';

/** Every field as it is when the panel is opened, with what is wanted filled in. */
function filled(panel: readonly INodeProperties[], operation: string): IDataObject {
	const values: IDataObject = {};
	for (const { name, type, default: given } of panel) {
		const kind = kindOfField(name, operation);
		const isEmpty = given === '' || (type === 'resourceLocator' && (given as IDataObject)['value'] === '');
		if (!(name in values))
			values[name] = (isEmpty && kind !== undefined ? goodFor(kind, type) : given) as string;
	}
	const meant: IDataObject = {
		expectedRoot: ROOT,
		// The template as it comes has placeholders that nothing is filled in for.
		nameTemplate: '{caseId} {value}',
		pageUrl: PAGE_URL,
		request: { headers: {}, body: {} },
		event: { eventId: 'a', time: '2026-05-01', operation: 'upload', outcome: 'done' },
	};
	return { ...values, ...Object.fromEntries(Object.entries(meant).filter(([name]) => name in values)) };
}

function goodFor(kind: FieldKind, type: INodeProperties['type']): unknown {
	if (kind === 'people' || kind === 'peopleForSure') return 'jane@example.com';
	if (kind === 'date' || kind === 'dateThatFiles' || kind === 'dateThatNarrows') return '2031-03-01';
	if (kind === 'revision') return '0123456789abcdef';
	const text = GOOD[RULES[kind].form];
	return type === 'resourceLocator' ? { __rl: true, mode: 'path', value: text } : text;
}

/** The parameters with a value at the field's place, and the same as they stand in the panel. */
function withValue(base: IDataObject, { path, field, inside }: TextField, value: unknown, raw: string) {
	const [first = '', ...inner] = path.split('.');
	const put = (text: unknown): IDataObject => {
		const whole = field.type === 'resourceLocator' ? { __rl: true, mode: 'path', value: text } : text;
		if (inside === 'panel') return { [first]: whole as string };
		const [group = '', name = ''] = inner;
		if (inside === 'collection') return { [first]: { [group]: whole as string } };
		const others = { name: 'value', value: 'data', category: 'Motion', subfolder: 'Pleadings' };
		const own = name in { name: 1, value: 1 } ? ['name', 'value'] : ['category', 'subfolder'];
		const line = Object.fromEntries(own.map((key) => [key, others[key as keyof typeof others]]));
		return { [first]: { [group]: [{ ...line, [name]: whole as string }] } };
	};
	return { parameters: { ...base, ...put(value) }, raw: put(raw) };
}

const columns = Object.keys(BAD) as Array<keyof typeof BAD>;

const withText = panels.filter(({ panel }) => textFieldsOf(panel).length > 0);

describe.each(withText)('$name', ({ name, panel, read }) => {
	const fields = textFieldsOf(panel).map((field) => ({
		...field,
		kind: kindOfField(
			field.path,
			field.chosen['restrictPrivileged'] === true ? 'restrictPrivileged' : name,
		) as FieldKind,
	}));

	describe.each(fields)('$path ($field.displayName), $chosen', (text) => {
		const rule = RULES[text.kind];
		const base = { ...filled(panel, name), ...text.chosen };
		const come = async (value: unknown, raw = EXPRESSION) => {
			const given = withValue(base, text, value, raw);
			return await readingOf(async () => await read(given.parameters, given.raw));
		};

		it('takes a text like any other', async () => {
			if (text.kind === 'content' || text.kind === 'filterList') return;
			const good = goodFor(text.kind, 'string');
			const value =
				{
					nameTemplate: '{caseId} {value}',
					'options.existingFolderId': 'id:a4ayc_80_OEAAAAAAAAAXw',
					'options.existingFileId': 'id:a4ayc_80_OEAAAAAAAAAXw',
					'options.timeZone': 'America/New_York',
					pageUrl: PAGE_URL,
					expectedRoot: ROOT,
					'options.anchor': `1:${'a'.repeat(64)}`,
				}[text.path] ?? good;
			expect((await come(value)).refused).toBeUndefined();
		});

		it.each(columns)('%s', async (column) => {
			const verdict: Verdict = rule[column];
			for (const value of BAD[column](rule.form)) {
				if (text.kind === 'content' && column === 'unswitched') continue;
				const reading = await come(value);
				await judged(verdict, reading, value, column);
			}
		});

		if (text.kind !== 'content') {
			it.each(BAD.unswitched(rule.form) as string[])('refuses %s when it was typed', async (value) => {
				expect((await come(value, value)).refused).toMatch(/looks like an expression that n8n did not run$/);
			});
		}

		async function judged(verdict: Verdict, reading: Reading, value: unknown, column: string): Promise<void> {
			const about = JSON.stringify([value, column, verdict]);
			const never = await come('', '');
			if (verdict === 'refuse') {
				expect([about, reading.refused]).toEqual([
					about,
					expect.stringMatching(
						/^The field “.+” cannot be used: .*(found no value|did not run|what an expression returns|is empty|no letter or digit|a sign such as)/,
					),
				]);
				expect(reading.advice).toMatch(/this item’s input|from Fixed to Expression/);
			} else if (verdict === 'not given') {
				expect([about, reading]).toEqual([about, never]);
			} else if (verdict === 'warn') {
				expect([about, reading.refused, reading.warnings.length]).toEqual([
					about,
					undefined,
					expect.any(Number),
				]);
				expect(reading.warnings.join()).toMatch(/found no value for this item|which expressions return/);
				if (column !== 'loose') expect(reading.request).toEqual(never.request);
			} else {
				expect([about, reading.refused ?? '']).toEqual([
					about,
					expect.not.stringMatching(/found no value|what an expression returns|is empty/),
				]);
			}
		}
	});
});

it('says what was typed without n8n’s braces where it belongs to a document’s text', async () => {
	const upload = operations.find(({ name }) => name === 'upload')?.operation;
	const read = async (text: string, raw: string) =>
		await readingOf(async () => {
			const base = { ...filled(upload?.fields ?? [], 'upload'), documentFrom: 'text', text };
			return await OF_OPERATION['upload']?.(base, { text: raw });
		});
	expect((await read('Dear {{ name }}', 'Dear {{ name }}')).refused).toBeUndefined();
	expect((await read('Dear {{ $json.x }}', EXPRESSION)).refused).toBeUndefined();
	expect((await read('Dear {{ $json.x }}', 'Dear {{ $json.x }}')).refused).toMatch(/did not run/);
});
