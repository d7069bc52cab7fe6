/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import type { IDataObject } from 'n8n-workflow';
import { clock } from '@/nodes/shared/n8n/clock';
import { inMemory } from '../support/createItemContext';
import { VirtualClock } from '../support/VirtualClock';
import { createEngineHarness } from './engineHarness';
import { runWorkflow } from './engine/runWorkflow';

const pointer = (value: string) => ({ __rl: true, mode: 'path', value });

const OPERATIONS: Record<string, IDataObject> = {
	create: {
		...{ resource: 'caseFolder', operation: 'create', caseId: '={{ $json.caseId }}' },
		...{ destination: pointer('/Cases'), folderNaming: 'caseId', subfolders: 'In' },
	},
	list: {
		...{ resource: 'caseFolder', operation: 'list', caseFolder: pointer('/Cases') },
		...{ returnAll: true, output: 'entries', filters: {} },
		options: { levels: 'all', simplify: true },
	},
	upload: {
		...{ resource: 'document', operation: 'upload', caseFolder: pointer('/Cases') },
		...{ documentFrom: 'binaryFields', binaryFields: 'data', ifNameTaken: 'fail' },
	},
};

describe.each(Object.keys(OPERATIONS))('Give Up After in %s', (operation) => {
	let world: ReturnType<typeof createEngineHarness>;
	let virtual: VirtualClock;

	beforeEach(async () => {
		virtual = new VirtualClock();
		jest.spyOn(clock, 'now').mockImplementation(() => virtual.now());
		jest.spyOn(clock, 'sleep').mockImplementation(async (milliseconds) => await virtual.sleep(milliseconds));
		world = createEngineHarness();
		await world.person.filesCreateFolderV2({ path: '/Cases' });
	});
	afterEach(() => {
		world.close();
		jest.restoreAllMocks();
	});

	/** With two cases; yields what was answered and how long it took. */
	const run = async (options: IDataObject) => {
		const began = virtual.now();
		const result = await runWorkflow({
			items: ['22-1', '22-2'].map((caseId) => ({
				json: { caseId },
				binary: { data: inMemory(caseId, { fileName: `${caseId}.txt` }) },
			})),
			parameters: { authentication: 'token', ...OPERATIONS[operation], options } as never,
			credentials: world.token(),
			onError: 'continueErrorOutput',
		});
		const reasons = result.errorOutput.map(({ json }) => (json['error'] as IDataObject)['reason']);
		return { ...result, reasons, seconds: (virtual.now() - began) / 1000 };
	};

	it.each([
		['does not answer', '*', { kind: 'reset', when: 'before_commit' } as const],
		['answers and does nothing', '*', { kind: 'reset', when: 'after_commit' } as const],
		['is out of order', 'files/*', { kind: 'status', status: 503, body: '', headers: {} } as const],
		['is too busy', '*', { kind: 'too_many_requests', format: 'text', retryAfter: 300 } as const],
	])('ends soon where Dropbox %s, and the next run does it all', async (_, route, fault) => {
		world.emulator.faults.set([{ route, seed: 1, fault }]);
		const { reasons, seconds, errorOutput } = await run({ giveUpAfter: 30 });
		expect(reasons).toHaveLength(2);
		expect(reasons.every((reason) => reason === 'unavailable' || reason === 'too_busy')).toBe(true);
		expect(JSON.stringify(errorOutput)).toMatch(/again/);
		expect(seconds).toBeLessThanOrEqual(60);
		world.emulator.faults.set([]);
		expect((await run({ giveUpAfter: 30 })).reasons).toEqual([]);
	});

	it('goes on for a quarter of an hour where nothing else is said', async () => {
		world.emulator.faults.set([{ route: '*', seed: 1, fault: { kind: 'reset', when: 'before_commit' } }]);
		const { reasons, seconds } = await run({});
		expect(reasons).toEqual(['unavailable', 'unavailable']);
		expect(seconds).toBeGreaterThan(14 * 60);
		expect(seconds).toBeLessThan(31 * 60);
	});

	it.each([0, 2, 100_000, 'soon'])('refuses %j by the name of the field', async (giveUpAfter) => {
		const { reasons, errorOutput } = await run({ giveUpAfter });
		expect(reasons).toEqual(['invalid_input', 'invalid_input']);
		expect(JSON.stringify(errorOutput)).toContain('Give Up After');
	});
});
