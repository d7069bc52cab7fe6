import { createEngineHarness } from './engineHarness';
import { runWorkflow } from './engine/runWorkflow';

/** What a case system tells of the people on each case. */
const CASES = [
	{ number: '22-1', team: ['ravi@example.com'] },
	{ number: '22-2', team: ['ravi@example.com', 'mia@example.com'] },
	{ number: '22-3', team: [] },
	{ number: '22-4' },
	{ number: '22-5', team: ['Ravi Roe'] },
];

describe('Set Members in n8n’s engine', () => {
	let world: ReturnType<typeof createEngineHarness>;
	beforeEach(async () => {
		world = createEngineHarness('teamSpace', 'jane');
		for (const { number } of CASES)
			await world.person.filesCreateFolderV2({ path: `/Matters/Doe - ${number}` });
	});
	afterEach(() => world.close());

	const run = async (cases: readonly object[], options: object = {}) =>
		await runWorkflow({
			items: cases.map((json) => ({ json })) as never,
			parameters: {
				...{ authentication: 'token', resource: 'caseFolder', operation: 'setMembers', options },
				caseFolder: { __rl: true, mode: 'path', value: '=/Matters/Doe - {{ $json.number }}' },
				...{ caseId: '={{ $json.number }}', members: '={{ $json.team }}' },
			} as never,
			credentials: world.token(),
			onError: 'continueErrorOutput',
		});
	const membersOf = async (number: string) => {
		const { result } = await world.person.filesGetMetadata({ path: `/Matters/Doe - ${number}` });
		const id = result['.tag'] === 'folder' ? result.sharing_info?.shared_folder_id : undefined;
		if (id === undefined) return 'the team';
		const members = await world.person.sharingListFolderMembers({ shared_folder_id: id });
		return members.result.users.map(({ user }) => user.email);
	};

	it('sets those who have a list of people, pairs its report with the items, and leaves the others open', async () => {
		const { output, errorOutput, error } = await run(CASES);
		expect(error).toBeUndefined();
		expect(output.map(({ json, pairedItem }) => [json['status'], json['added'], pairedItem])).toEqual([
			['set', CASES[0]?.team, { item: 0 }],
			['set', CASES[1]?.team, { item: 1 }],
		]);
		const messages = errorOutput.map(({ json }) => (json['error'] as { message: string }).message);
		expect(messages).toEqual([
			'The field “Members” cannot be used: it has no email addresses',
			expect.stringMatching(/^The field “Members” cannot be used: .*found no value/),
			'The field “Members” cannot be used: entry 1 is not an email address',
		]);
		expect(await Promise.all(CASES.map(async ({ number }) => await membersOf(number)))).toEqual([
			['jane@example.com', 'ravi@example.com'],
			['jane@example.com', 'ravi@example.com', 'mia@example.com'],
			...['the team', 'the team', 'the team'],
		]);
		const again = await run(CASES.slice(0, 2));
		expect(again.output.map(({ json }) => json['status'])).toEqual(['alreadySet', 'alreadySet']);
	});

	it('takes people off a case, and an empty list only where that is allowed', async () => {
		await run(CASES.slice(0, 2));
		const moved = [{ number: '22-2', team: ['mia@example.com'] }];
		expect((await run(moved, { dryRun: true })).output[0]?.json).toMatchObject({
			...{ status: 'set', removed: ['ravi@example.com'], kept: ['mia@example.com'], dryRun: true },
		});
		expect(await membersOf('22-2')).toHaveLength(3);
		await run(moved);
		expect(await membersOf('22-2')).toEqual(['jane@example.com', 'mia@example.com']);
		await run([{ number: '22-2', team: [] }, { number: '22-1' }], { allowNoMembers: true });
		expect(await membersOf('22-2')).toEqual(['jane@example.com']);
		expect(await membersOf('22-1')).toEqual(['jane@example.com', 'ravi@example.com']);
	});

	it('refuses one item for each assignment of a case', async () => {
		const each = ['ravi@example.com', 'mia@example.com'].map((team) => ({ number: '22-1', team }));
		const { output, errorOutput } = await run(each);
		expect([output.length, errorOutput.length]).toEqual([0, 2]);
		expect(await membersOf('22-1')).toBe('the team');
	});
});
