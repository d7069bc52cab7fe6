/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { Session } from 'node:inspector/promises';
import { tmpdir } from 'node:os';
import { BinaryDataConfig } from 'n8n-core';
import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { inMemory } from '../support/createItemContext';
import { createEngineHarness } from '../workflow/engineHarness';
import { container } from '../workflow/engine/container';
import { runWorkflow } from '../workflow/engine/runWorkflow';

/**
 * How many files somebody passes who follows one item from the node to the first request that is about it: those on
 * the stack when the request leaves for n8n's helper, and those of which a function runs once more for each item
 * before that. docs/engineering.md tells both trips, stop by stop.
 */
const MOST_FILES = { document: 25, case: 23 };

/** Where a module's own text begins: before it stand the accessors of its exports, which are no step of anybody's. */
const OWN_TEXT = 'module.exports = __toCommonJS';

/** Without what only hands a bundled library on. */
const OURS = /\/((?:nodes\/(?!shared\/vendor\/)|credentials\/)[^:?]+\.ts)/;

interface Observed {
	/** Files on the stack of the request. */
	stack: Set<string>;
	/** How often each function had run by then, by file and place. */
	counts: Map<string, number>;
}

type World = ReturnType<typeof createEngineHarness>;

async function observe(
	parameters: (world: World) => Promise<IDataObject>,
	items: INodeExecutionData[],
): Promise<Observed> {
	container.get(BinaryDataConfig).localStoragePath = tmpdir();
	const world = createEngineHarness();
	const session = new Session();
	const limit = Error.stackTraceLimit;
	try {
		const given = await parameters(world);
		const credentials = world.token();
		const observed: Observed = { stack: new Set(), counts: new Map() };
		let counted: Promise<void> | undefined;
		const authenticate = credentials.authenticate.bind(credentials);
		credentials.authenticate = async (...args: Parameters<typeof authenticate>) => {
			const [, , options] = args;
			if (counted === undefined && !/oauth2|get_current_account/.test(options.url ?? '')) {
				for (const line of (new Error().stack ?? '').split('\n')) addFile(observed.stack, line);
				counted = session.post('Profiler.takePreciseCoverage').then(async ({ result }) => {
					for (const { scriptId, url, functions } of result) {
						const file = fileOf(url);
						if (file === undefined) continue;
						const { scriptSource } = await session.post('Debugger.getScriptSource', { scriptId });
						const start = scriptSource.indexOf(OWN_TEXT);
						for (const { functionName, ranges } of functions) {
							const { startOffset = 0, count = 0 } = ranges[0] ?? {};
							if (startOffset > start) observed.counts.set(`${file} ${functionName} ${startOffset}`, count);
						}
					}
				});
			}
			return await authenticate(...args);
		};
		session.connect();
		await session.post('Debugger.enable');
		await session.post('Profiler.enable');
		await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false });
		Error.stackTraceLimit = 500;
		const { error } = await runWorkflow({ items, parameters: given as never, credentials });
		expect(error).toBeUndefined();
		await counted;
		return observed;
	} finally {
		Error.stackTraceLimit = limit;
		session.disconnect();
		world.close();
	}
}

const fileOf = (text: string): string | undefined =>
	text.includes('node_modules') ? undefined : OURS.exec(text)?.[1];

function addFile(files: Set<string>, line: string): void {
	const file = fileOf(line);
	if (file !== undefined) files.add(file);
}

async function filesPassed(
	parameters: (world: World) => Promise<IDataObject>,
	item: (nth: number) => INodeExecutionData,
): Promise<string[]> {
	// What is made once in a process is no part of anybody's trip.
	await observe(parameters, [item(0)]);
	const one = await observe(parameters, [item(1)]);
	const three = await observe(parameters, [item(2), item(3), item(4)]);
	const perItem = [...three.counts]
		.filter(([key, count]) => count > (one.counts.get(key) ?? 0))
		.map(([key]) => key.split(' ')[0] ?? '');
	return [...new Set([...one.stack, ...perItem])];
}

const settings = { authentication: 'token', simplify: false };

it('takes a document through few files to its first request', async () => {
	const files = await filesPassed(
		async ({ person }) => ({
			...{ ...settings, resource: 'document', operation: 'upload', documentFrom: 'binaryFields' },
			caseFolder: {
				...{ __rl: true, mode: 'id' },
				value: (await person.filesCreateFolderV2({ path: '/Cases/22-1' })).result.metadata.id,
			},
			...{ subfolder: '', binaryFields: 'data', text: '', fileName: '', ifNameTaken: 'skipIfIdentical' },
		}),
		(nth) => ({ json: {}, binary: { data: inMemory(`text ${nth}`, { fileName: `Letter ${nth}.txt` }) } }),
	);
	expect(files.length).toBeGreaterThan(5);
	if (files.length > MOST_FILES.document) expect(files).toEqual([]);
});

it('takes a case through few files to its first request', async () => {
	const files = await filesPassed(
		async ({ person }) => ({
			...{ ...settings, resource: 'caseFolder', operation: 'create', caseId: '={{ $json.caseId }}' },
			...{
				destination: {
					...{ __rl: true, mode: 'path' },
					value: (await person.filesCreateFolderV2({ path: '/Cases' })).result.metadata.path_display,
				},
			},
			...{ folderNaming: 'lastFirstCaseId', lastName: 'Doe', firstName: '={{ $json.client }}' },
			...{ subfolders: 'Pleadings\nLetters', caseMarker: 'properties', options: {} },
		}),
		(nth) => ({ json: { caseId: `26-${nth}`, client: `Jane ${'ABCDE'[nth]}` } }),
	);
	expect(files.length).toBeGreaterThan(5);
	if (files.length > MOST_FILES.case) expect(files).toEqual([]);
});
