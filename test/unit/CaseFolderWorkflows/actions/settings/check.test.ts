/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import {
	ExpressionError,
	type IDataObject,
	type IExecuteFunctions,
	type IGetNodeParameterOptions,
	type INodeProperties,
	type INodePropertyCollection,
} from 'n8n-workflow';
import { check } from '@/nodes/CaseFolderWorkflows/actions/settings/check.operation';
import { DEFAULTS } from '@/nodes/CaseFolderWorkflows/actions/settings/check/defaults';
import { settingsFields } from '@/nodes/CaseFolderWorkflows/actions/settings/check/fields';
import { kindOfField } from '@/nodes/CaseFolderWorkflows/actions/settings/check/readParameters';
import { NAME_FIELDS } from '@/nodes/shared/domain/settings/checkNaming';

const dependencies = { now: () => 0, createLease: () => '' };

/** What the panel gives at first, with what a small office enters. */
const OFFICE: IDataObject = {
	...Object.fromEntries(settingsFields.map(({ name, default: value }) => [name, value as string])),
	...{ liveDestination: '/Legal Matters', demoDestination: '/Demo Matters' },
	...{ alertEmails: 'office@example.com', managingPartner: 'jane@example.com', fromEmail: 'n8n@example.com' },
};

/**
 * As n8n reads parameters: by a path with dots, and none that the workflow does not have.
 * @param found what expressions yield, by the expression
 */
function contextOf(more: IDataObject, found: Record<string, unknown> = {}): IExecuteFunctions {
	const parameters: IDataObject = { ...OFFICE, ...more };
	const evaluate = (value: unknown): unknown => {
		if (Array.isArray(value)) return value.map(evaluate);
		if (typeof value === 'object' && value !== null)
			return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, evaluate(each)]));
		if (typeof value !== 'string' || !value.startsWith('={{')) return value;
		if (found[value] instanceof Error) throw found[value];
		return found[value];
	};
	return {
		getNode: () => ({ parameters }),
		getTimezone: () => 'America/New_York',
		getNodeParameter: (name: string, _: number, __: unknown, options?: IGetNodeParameterOptions) => {
			const raw = name
				.split('.')
				.reduce<unknown>((within, part) => (within as IDataObject | undefined)?.[part], parameters);
			if (raw === undefined) throw new Error(`Could not get parameter ${name}`);
			return options?.rawExpressions === true ? raw : evaluate(raw);
		},
	} as unknown as IExecuteFunctions;
}

async function run(context: IExecuteFunctions): Promise<IDataObject> {
	const request = await check.read(context, 0);
	const [outcome] = await check.run([request], dependencies);
	if (outcome?.ok !== true) throw new Error(outcome?.refusal.message);
	return check.rows(outcome.value)[0] as IDataObject;
}

it('takes what the panel gives at first, with what only the office knows', async () => {
	const row = await run(contextOf({}));
	expect(row).toMatchObject({
		...{ environment: 'demo', destination: '/Demo Matters', warnings: [], timeZone: 'America/New_York' },
		...{ subfolders: 'Pleadings\nCorrespondence\nDiscovery\nContracts', minimumSize: 1 },
		categories: {
			...{ Pleadings: 'Pleadings', Correspondence: 'Correspondence' },
			...{ Discovery: 'Discovery', Contracts: 'Contracts' },
		},
		...{ privilegedCategories: ['Privileged', 'Attorney-Client'], retryWaits: '5, 25, 125' },
	});
});

it('does without fields that are not shown', async () => {
	const hidden = settingsFields.filter(({ displayOptions }) => displayOptions !== undefined);
	const none = Object.fromEntries(hidden.map(({ name }) => [name, undefined as unknown as string]));
	const shown = {
		closeMethod: 'prefix',
		closedPrefix: 'X',
		restrictPrivileged: false,
		archiveVersions: false,
	};
	expect(hidden.length).toBeGreaterThan(15);
	expect(await run(contextOf({ ...none, ...shown }))).toMatchObject({
		...{ privilegedCategories: [], closedFolder: '', closedPrefix: 'X', categories: {} },
	});
});

it('lists what fields and settings have wrong together, each once', async () => {
	const broken = contextOf({
		...{ environment: 'live', liveDestination: '={{ $json.live }}', fromEmail: '={{ $json.from }}' },
		...{ archiveVersions: 'yes', closeMethod: 'burn', closedFolder: '{{ $json.closed }}' },
		...{ options: { retryWaits: '3, 2', keepDays: 'x', syncMode: '={{ $json.mode }}' }, alertEmails: '' },
		subfoldersForCategories: { route: [{ category: 'A', subfolder: '={{ $json.x }}' }] },
	});
	const refusal = await run(broken).catch((thrown: Error) => thrown.message);
	const lines = String(refusal).split('\n');
	expect(lines[0]).toBe('10 client settings have to be corrected:');
	expect(
		lines
			.slice(1)
			.map((line) => /^• ([^:]+): /.exec(line)?.[1])
			.sort(),
	).toEqual([
		...['Alert Emails', 'Archive Prior Versions', 'Close Method', 'Closed Folder', 'From Email'],
		...['Keep Finished Events (Days)', 'Live Destination', 'Retry Waits (Minutes)'],
		...['Subfolders for Categories', 'Sync Mode'],
	]);
});

describe('an expression that finds nothing', () => {
	const EXPRESSION = '={{ $json.missing }}';
	const isFilled = ({ type }: INodeProperties) => !['notice', 'fixedCollection', 'collection'].includes(type);
	/** Fields that are only read where another one is as here. */
	const needed: IDataObject = {
		...{ folderNaming: 'template', splitByPracticeArea: true, closedWhen: 'customField' },
		...{
			areas: { area: [{ practiceArea: 'Tax', liveDestination: '/Tax' }] },
			closedField: 'F',
			closedValue: 'V',
		},
	};
	const alone = settingsFields.filter(isFilled).map(({ name }) => name);
	const inside = (collection: string) =>
		((settingsFields.find(({ name }) => name === collection)?.options ?? []) as INodeProperties[]).map(
			({ name }) => [collection, name] as const,
		);

	it.each(alone)('is refused in %s', async (name) => {
		const json = name === 'subfoldersJson' ? { specifySubfolders: 'json' } : {};
		await expect(run(contextOf({ ...needed, ...json, [name]: EXPRESSION }))).rejects.toThrow(
			/have to be corrected|has to be corrected/,
		);
	});

	it.each([...inside('filters'), ...inside('options')])('is refused in %s %s', async (collection, name) => {
		await expect(run(contextOf({ ...needed, [collection]: { [name]: EXPRESSION } }))).rejects.toThrow(
			/^One client setting has to be corrected/,
		);
	});

	it('is no matter where it is not there', async () => {
		await expect(run(contextOf({ ...needed, filters: {}, options: {} }))).resolves.toBeDefined();
	});
});

it('tells of an expression that cannot be run, and lets anything else through', async () => {
	const failing = (thrown: Error) =>
		contextOf({ closedFolder: '={{ $("Gone").item }}' }, { '={{ $("Gone").item }}': thrown });
	await expect(run(failing(new ExpressionError('no such node')))).rejects.toThrow(
		/• Closed Folder: Its expression cannot be run/,
	);
	await expect(run(failing(new TypeError('a defect')))).rejects.toThrow('a defect');
});

describe('the panel', () => {
	const inner = (name: string): INodeProperties[] =>
		(settingsFields.find((field) => field.name === name)?.options ?? []) as INodeProperties[];

	it('has for each option the default that counts where nobody added it', () => {
		expect(Object.fromEntries(inner('options').map(({ name, default: value }) => [name, value]))).toEqual(
			DEFAULTS,
		);
	});

	it('has a kind for each field of text', () => {
		const texts = [
			...settingsFields.filter(({ type }) => type === 'string' || type === 'json').map(({ name }) => name),
			...inner('filters').map(({ name }) => `filters.${name}`),
			...inner('options')
				.filter(({ type }) => type === 'string')
				.map(({ name }) => `options.${name}`),
		];
		expect(texts.length).toBeGreaterThan(20);
		expect(texts.filter((name) => kindOfField(name) === undefined)).toEqual([]);
	});

	it('has an example in the description of every text', () => {
		const inLines = ['areas', 'subfoldersForCategories'].flatMap((name) =>
			inner(name).flatMap((each) => (each as unknown as INodePropertyCollection).values),
		);
		const all = [...settingsFields, ...inner('filters'), ...inner('options'), ...inLines];
		const texts = all.filter(({ type }) => type === 'string' || type === 'json');
		expect(texts.length).toBeGreaterThan(25);
		expect(
			texts.filter(({ description = '' }) => !/\bsuch as \S/.test(description)).map(({ name }) => name),
		).toEqual([]);
	});

	it('names the placeholders that there are values for', () => {
		const { description = '' } = settingsFields.find(({ name }) => name === 'nameTemplate') ?? {};
		for (const name of NAME_FIELDS) expect(description).toContain(`{${name}}`);
	});
});
