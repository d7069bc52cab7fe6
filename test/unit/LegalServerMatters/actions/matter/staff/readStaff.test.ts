/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import type { LegalServerPort } from '@/nodes/shared/legalserver/port';
import {
	isCurrentOn,
	readStaff,
	type StaffRequest,
} from '@/packages/legalserver-matters/nodes/LegalServerMatters/actions/matter/staff/readStaff';
import { createStubLegalServer } from '@/test/support/createStubLegalServer';
import { createTestLegalServer, type TestLegalServer } from '@/test/support/createTestLegalServer';
import { assign, changeMatter } from '@/test/emulators/legalserver/state/matters';
import type { Matter } from '@/test/emulators/legalserver/state/records';

const siteOf = ({ state }: TestLegalServer) => state.site('riverside');
const request = (test: TestLegalServer, name: string, more: Partial<StaffRequest> = {}): StaffRequest => ({
	...{ key: { uuid: test.fixture.matters[name]?.matterUuid ?? '' }, today: '2026-05-01' },
	...{ includeEnded: false, types: [], ...more },
});

describe('who works on a case', () => {
	let test: TestLegalServer;
	beforeEach(() => (test = createTestLegalServer()));
	afterEach(() => test.close());

	const read = async (name: string, more: Partial<StaffRequest> = {}, legalServer?: LegalServerPort) =>
		await readStaff(request(test, name, more), legalServer ?? test.legalServer);
	const userOf = (login: string) => {
		const user = siteOf(test).users.all.find((each) => each.login === login);
		if (user === undefined) throw new TypeError(login);
		return user;
	};
	const matterOf = (name: string): Matter =>
		siteOf(test).matters.at(test.fixture.matters[name]?.matterId ?? 0);
	const without = (gone: string) => {
		const { tokens } = siteOf(test);
		for (const [name, token] of tokens)
			tokens.set(name, {
				...token,
				permissions: new Set([...token.permissions].filter((each) => each !== gone)),
			});
	};

	it('is said with the addresses of those who work on it now', async () => {
		const { matter, members, emails, withoutEmail, warnings } = await read('miller');
		expect(matter.caseNumber).toBe('22-0000107');
		expect(
			members.map(({ assignment: { user, type, startDate }, email }) => [user.name, type, startDate, email]),
		).toEqual([
			['Jane Doe', 'Primary', '2025-03-05', 'jane@example.com'],
			['Ravi Roe', 'Co-Counsel', '2025-03-06', 'ravi@example.com'],
		]);
		expect({ emails, withoutEmail, warnings }).toEqual({
			...{ emails: ['jane@example.com', 'ravi@example.com'], withoutEmail: [], warnings: [] },
		});
	});

	it('lists those who are over where that is wanted, without letting them in', async () => {
		const { members, emails } = await read('miller', { includeEnded: true });
		expect(members.map(({ assignment, isCurrent }) => [assignment.user.name, isCurrent])).toEqual([
			...[
				['Jane Doe', true],
				['Ravi Roe', true],
				['Lars Loe', false],
			],
		]);
		expect(emails).toEqual(['jane@example.com', 'ravi@example.com']);
	});

	it.each([
		['2025-03-04', false],
		['2025-03-05', true],
		['2025-06-29', true],
		['2025-06-30', false],
		['2025-07-01', false],
	])('lasts from its first day up to the day of its end: on %s it is %p', (today, isCurrent) => {
		const assignment = { startDate: '2025-03-05', endDate: '2025-06-30' } as never;
		expect(isCurrentOn(assignment, today)).toBe(isCurrent);
	});

	it('leaves out who begins later', async () => {
		assign(siteOf(test), matterOf('miller'), {
			...{ userId: userOf('mia').id, type: 'Primary' },
			startDate: '2026-05-02',
		});
		for (const includeEnded of [false, true])
			expect((await read('miller', { includeEnded })).emails).not.toContain('mia@example.com');
		expect((await read('miller', { today: '2026-05-02' })).emails).toContain('mia@example.com');
	});

	it('is narrowed to types of assignments, and says where nobody has one of them', async () => {
		expect((await read('miller', { types: [' primary'] })).emails).toEqual(['jane@example.com']);
		const { emails, warnings } = await read('miller', { types: ['Primry'] });
		expect(emails).toEqual([]);
		expect(warnings).toEqual([expect.stringContaining('Assignment Types')]);
	});

	it('has each address once, also of somebody who is there twice', async () => {
		assign(siteOf(test), matterOf('miller'), { userId: userOf('jane').id, type: 'Intake' });
		const { members, emails } = await read('miller');
		expect(members).toHaveLength(3);
		expect(emails).toEqual(['jane@example.com', 'ravi@example.com']);
		expect(test.calls('GET api/v1/users/:uuid')).toBe(2);
	});

	it('reads an address once for all cases of a run', async () => {
		await read('miller');
		await read('withFolder');
		expect(test.calls('GET api/v1/users/:uuid')).toBe(3);
	});

	it('never lets in who is excluded from the case, and does not ask where that person can be reached', async () => {
		changeMatter(siteOf(test), matterOf('miller'), { exclusions: [userOf('ravi').id] });
		const { members, emails, withoutEmail, warnings } = await read('miller', { includeEnded: true });
		expect(emails).toEqual(['jane@example.com']);
		expect(withoutEmail).toEqual([]);
		expect(members.find(({ isExcluded }) => isExcluded)).toMatchObject({ email: undefined });
		expect(warnings).toEqual([expect.stringContaining('excluded from it')]);
		expect(JSON.stringify(members)).not.toContain('ravi@example.com');
	});

	it('names who has no address', async () => {
		const { emails, withoutEmail, warnings } = await read('group');
		expect({ emails, withoutEmail }).toEqual({ emails: [], withoutEmail: ['Noor Poe'] });
		expect(warnings).toEqual([expect.stringContaining('no email address')]);
	});

	it('does not let in whose account is closed, although nobody ended the assignment', async () => {
		const { users } = siteOf(test);
		users.change(userOf('ravi'), { active: false });
		const { emails, withoutEmail, warnings } = await read('miller');
		expect({ emails, withoutEmail }).toEqual({ emails: ['jane@example.com'], withoutEmail: ['Ravi Roe'] });
		expect(warnings).toEqual([expect.stringContaining('inactive')]);
	});

	it('is nobody where nobody is assigned', async () => {
		const { members, emails, warnings } = await read('pending');
		expect({ members, emails, warnings }).toEqual({ members: [], emails: [], warnings: [] });
	});

	it.each([
		['API Search Matter Assignment', 'miller', '“API Search Matter Assignment”'],
		['API Get User', 'miller', '“API - Get User”'],
		['API Get Matter', 'miller', '“API Get Matter”'],
		['API Get/Search Matter Full Results', 'miller', '“API Get/Search Matter Full Results”'],
	])('is refused, not a shorter list, without %s', async (permission, name, said) => {
		without(permission);
		for (const status of [401, 403] as const) {
			siteOf(test).switches.permissionStatus = status;
			const refused: unknown = await read(name).catch((thrown: unknown) => thrown);
			expect(refused).toMatchObject({ name: 'Refusal' });
			const { message, advice } = refused as { message: string; advice: string };
			expect(`${message} ${advice}`).toContain(said);
		}
	});

	it('takes assignments from their own list, never from the case, which leaves them out without a word', async () => {
		const reader = createTestLegalServer({ token: 'noIncludes' });
		const found = await readStaff(request(reader, 'miller'), reader.legalServer);
		expect(found.emails).toEqual(['jane@example.com', 'ravi@example.com']);
		expect(reader.calls('GET api/v1/matters/:uuid/assignments')).toBe(1);
		reader.close();
	});
});

describe('who works on a case, where LegalServer answers otherwise than it should', () => {
	const UUID = '09a13536-6a55-11e2-818e-00188b3e7804';
	const JANE = 'fbb7cb9e-44a0-4796-9c6b-a496e8fe7bc2';
	interface Odd {
		exclusions?: unknown;
		assignment?: object;
		user?: object;
	}
	const read = async ({ exclusions, assignment, user }: Odd) => {
		const { legalServer } = createStubLegalServer(({ url }) => {
			if (url.includes('/users/'))
				return { status: 200, body: { data: { user_uuid: JANE, email: 'jane@example.com', ...user } } };
			if (url.includes('/assignments')) {
				const jane = { user_id: 7, user_uuid: JANE, user_name: 'Jane Doe' };
				const one = { id: 1, type: 'Primary', start_date: '2025-03-05', end_date: null, user: jane };
				return { status: 200, body: { page_number: 1, data: [{ ...one, ...assignment }] } };
			}
			const matter = {
				matter_uuid: UUID,
				case_id: 1,
				case_number: '22-0000107',
				case_exclusions: exclusions,
			};
			return { status: 200, body: { data: matter } };
		});
		return await readStaff(
			{ key: { uuid: UUID }, today: '2026-05-01', includeEnded: false, types: [] },
			legalServer,
		);
	};
	const nobody = { all_values: '', individual_values: [{ user_id: null, user_uuid: null, user_name: null }] };

	it.each([[nobody], [null], ['']])('takes %j for nobody excluded', async (exclusions) => {
		expect((await read({ exclusions })).emails).toEqual(['jane@example.com']);
	});

	it.each([
		[{ individual_values: [{ user_id: 7 }] }],
		[{ individual_values: [{ user_id: '7', user_uuid: null }] }],
		[{ individual_values: [{ user_uuid: JANE.toUpperCase() }] }],
		[{ individual_values: [{ user_name: 'jane  doe' }] }],
		[[{ user_id: 7 }]],
		['3, 7'],
		[['Jane Doe']],
		[[3, 7]],
		['Jane Doe'],
		['Doe, Jane'],
		['Roe, Ravi, Doe, Jane'],
		[{ individual_values: [{ user_uuid: '', user_id: 7 }] }],
		[{ individual_values: [{ user_uuid: '', user_name: 'Jane Doe' }] }],
		[{ individual_values: [{ user_name: 'Doe, Jane' }] }],
	])('excludes her who is in %j', async (exclusions) => {
		expect((await read({ exclusions })).emails).toEqual([]);
	});

	it.each([
		[[{ user_id: 7 }], { user: { user_uuid: JANE, user_name: 'Jane Doe' } }],
		['7', { user: { user_uuid: JANE, user_name: 'Jane Doe' } }],
		[[{ user_uuid: JANE }], { user: { user_id: 7, user_name: 'Jane Doe' } }],
	])('lets nobody in who cannot be held against those excluded: %j', async (exclusions, assignment) => {
		expect((await read({ exclusions, assignment })).emails).toEqual([]);
	});

	it('names whom an empty UUID stands for', async () => {
		const user = { user_id: 7, user_uuid: '', user_name: 'Jane Doe' };
		expect(await read({ exclusions: nobody, assignment: { user } })).toMatchObject({
			...{ emails: [], withoutEmail: ['Jane Doe'] },
		});
	});

	it.each([{ error: 'The site is busy' }, { email: 'jane@example.com' }, { user_uuid: null }])(
		'is refused where an account comes back as %j',
		async (account) => {
			const odd = { exclusions: nobody, user: { user_uuid: undefined, email: undefined, ...account } };
			await expect(read(odd)).rejects.toMatchObject({ reason: 'unexpected' });
		},
	);

	it.each([false, 'false', 'f', 0, '0'])('lets nobody in whose account is closed: %j', async (active) => {
		const odd = { exclusions: nobody, user: { active, contact_active: active } };
		expect((await read(odd)).emails).toEqual([]);
	});

	it.each([
		[undefined],
		[{ list: 'Jane Doe', individual: ['Jane Doe'] }],
		[{ individual_values: [{ id: 7 }] }],
		[7],
	])('is refused where it is not said who is excluded: %j', async (exclusions) => {
		await expect(read({ exclusions })).rejects.toMatchObject({ reason: 'missing_scope' });
	});

	it.each([
		...['13/45/2026', 'last week', { raw_value: '2026-02-30' }, { text_value: 'March 1, 2026' }],
		...[{ raw_value: null, text_value: '3/1/26' }, { value: '2026-03-01' }, 20260301, true, ['2026-03-01']],
	])('is refused where an end cannot be read: %j', async (end) => {
		const odd = { exclusions: nobody, assignment: { end_date: end } };
		await expect(read(odd)).rejects.toMatchObject({ reason: 'unexpected' });
	});

	it.each([
		['04/30/2026', []],
		[{ raw_value: '2026-04-30', text_value: '04/30/2026' }, []],
		['2026-05-02T00:00:00-05:00', ['jane@example.com']],
		[{ raw_value: null, text_value: 'N/A' }, ['jane@example.com']],
		['', ['jane@example.com']],
	])('reads an end in any of its forms: %j', async (end, emails) => {
		expect((await read({ exclusions: nobody, assignment: { end_date: end } })).emails).toEqual(emails);
	});

	it('is refused where the account of somebody else comes back', async () => {
		const odd = { exclusions: nobody, user: { user_uuid: UUID, email: 'else@example.com' } };
		await expect(read(odd)).rejects.toMatchObject({ reason: 'unexpected' });
	});

	it('names whom nobody can be asked about', async () => {
		const odd = { exclusions: nobody, assignment: { user: null, name: 'Doe, Jane' } };
		expect(await read(odd)).toMatchObject({ emails: [], withoutEmail: ['Doe, Jane'] });
	});

	it('lets a volunteer in who never logs in', async () => {
		const odd = { exclusions: nobody, user: { active: false, contact_active: true } };
		expect((await read(odd)).emails).toEqual(['jane@example.com']);
	});
});
