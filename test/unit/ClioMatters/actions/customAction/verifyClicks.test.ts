/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { readClick } from '@/packages/clio-matters/nodes/ClioMatters/actions/customAction/readClick';
import { verifyClicks } from '@/packages/clio-matters/nodes/ClioMatters/actions/customAction/verifyClicks';
import { CUSTOM_ACTION_CALLS } from '@/test/emulators/clio/dashboard/customActionCalls';
import { createTestClio, type TestClio } from '@/test/support/createTestClio';
import { createStubClio } from '@/test/support/createStubClio';
import { outcomeOf } from '@/nodes/shared/core/outcome';
import type { ClioPort } from '@/nodes/shared/clio/port';
import { ConnectionLost, type HttpRequest } from '@/nodes/shared/http/types';

const PAGES = { matters: 'smith', documents: 'complaint' } as const;

function click({ world, state, fixture }: TestClio, page: keyof typeof PAGES = 'matters', by = 'ada') {
	const { id } = state.customActions.create({
		...{ appKey: fixture.app.key, userId: fixture.users[by]?.id ?? 0, label: 'Open' },
		...{ targetUrl: 'https://n8n.example/open?from=clio', uiReference: `${page}/show` },
	});
	const subject = fixture[page][PAGES[page]]?.id ?? 0;
	const { url } = CUSTOM_ACTION_CALLS['POST /click']?.(
		world,
		{ action: id, subject },
		new URLSearchParams(),
	) as { url: string };
	return Object.fromEntries(new URL(url).searchParams);
}

/** What becomes of a click, and every word of it. */
async function verify(clio: ClioPort, query: unknown, expectedActionId?: number) {
	const outcome = await outcomeOf(async () => {
		const [verified] = await verifyClicks([{ ...readClick(query), expectedActionId }], clio);
		if (verified?.ok !== true) throw verified?.refusal;
		return verified.value;
	});
	const { custom_action_nonce: nonce } = (query ?? {}) as Record<string, unknown>;
	const said = outcome.ok
		? JSON.stringify(outcome.value)
		: JSON.stringify([outcome.refusal.message, outcome.refusal.advice, outcome.refusal.stack]);
	if (typeof nonce === 'string' && nonce.length > 5) expect(said).not.toContain(nonce);
	return outcome.ok ? outcome.value : outcome.refusal;
}

describe('a click in Clio', () => {
	let test: TestClio;
	beforeEach(() => (test = createTestClio()));
	afterEach(() => test.close());
	const asked = () => test.requests.filter(({ url }) => url.includes('custom_action_nonce')).length;

	it('is verified by two calls, the second of which brings the record', async () => {
		const verified = await verify(test.clio, click(test));
		expect(verified).toMatchObject({
			...{ userId: test.fixture.users['ada']?.id, userName: 'Ada Quinn', subject: { kind: 'matter' } },
		});
		expect(test.requests).toHaveLength(2);
		expect(await verify(test.clio, click(test, 'documents'))).toMatchObject({
			subject: { kind: 'document', record: { name: 'Complaint.pdf' } },
		});
	});

	it('may be on a folder or a contact', async () => {
		const query = click(test);
		const { folderId } = test.state.matters.at(test.fixture.matters['smith']?.id ?? 0);
		expect(await verify(test.clio, { ...query, subject_url: `/api/v4/folders/${folderId}` })).toMatchObject({
			subject: { kind: 'folder', record: { id: folderId } },
		});
		const contact = test.fixture.contacts['smith']?.id;
		expect(
			await verify(test.clio, { ...click(test), subject_url: `/api/v4/contacts/${contact}` }),
		).toMatchObject({ subject: { kind: 'contact', record: { id: contact, name: 'John Smith' } } });
	});

	it('counts once', async () => {
		const query = click(test);
		await verify(test.clio, query);
		expect(await verify(test.clio, query)).toMatchObject({ reason: 'no_access' });
		const again = { ...readClick(click(test)), expectedActionId: undefined };
		const both = await verifyClicks([again, again], test.clio);
		expect(both.map(({ ok }) => ok)).toEqual([true, false]);
	});

	it('counts for a minute', async () => {
		const query = click(test);
		await test.clock.sleep(120_000);
		expect(await verify(test.clio, query)).toMatchObject({ reason: 'no_access' });
	});

	it('is not forged', async () => {
		const forged = { ...click(test), custom_action_nonce: '0123456789abcdef0123456789abcdef' };
		expect(await verify(test.clio, forged)).toMatchObject({ reason: 'no_access' });
	});

	it('is not another user’s, whoever it says that it is of', async () => {
		const ada = click(test);
		const jane = click(test, 'matters', 'jane');
		expect(await verify(test.clio, jane)).toMatchObject({ reason: 'no_access' });
		expect(asked()).toBe(0);
		expect(await verify(test.clio, { ...jane, user_id: ada['user_id'] })).toMatchObject({
			reason: 'no_access',
		});
		expect(await verify(test.clio, { ...ada, user_id: jane['user_id'] })).toMatchObject({
			reason: 'no_access',
		});
	});

	it('is on the link that was expected', async () => {
		const query = click(test);
		expect(await verify(test.clio, query, 999)).toMatchObject({ reason: 'no_access' });
		expect(asked()).toBe(0);
		expect(await verify(test.clio, query, Number(query['custom_action_id']))).toMatchObject({
			userId: test.fixture.users['ada']?.id,
		});
	});

	it.each([
		...['/api/v4/matters/1/notes', '/api/v4/matters/1/../../users/who_am_i', '/api/v4/matters', 'matters/1'],
		...['/api/v4/matters/01', '/api/v4/matters/1.json', '/api/v4/matters/1?x=1', '/api/v4/matters/1#a', ''],
		...['/api/v4/users/1', '/api/v4//matters/1', '//evil.example/api/v4/matters/1', '/api/v4/matters/1 '],
		...['https://evil.example/api/v4/matters/1', 'https://eu.app.clio.com/api/v4/matters/1'],
		...['https://app.clio.com@evil.example/api/v4/matters/1', 'http://app.clio.com/api/v4/matters/1'],
		...['https://app.clio.com.evil.example/api/v4/matters/1', 'https://app.clio.com:444/api/v4/matters/1'],
		...['/api/v4/matters/1%2F..', '/api/v4/matters/-1', '/api/v4/matters/1e3', '/api/v4/activities/1'],
		...['/api/v4/constructor/1', '/api/v4/matters/1\n', '/nc/matters/1', '/api/v4/matters/9999999999999999'],
	])('does not lead to %j', async (subject_url) => {
		expect(await verify(test.clio, { ...click(test), subject_url })).toMatchObject({
			reason: 'invalid_input',
		});
		expect(asked()).toBe(0);
	});

	it.each(['https://app.clio.com/api/v4', 'https://app.clio.com/nc/#', '/nc/#'])(
		'may say where it was as %s',
		async (before) => {
			const subject_url = `${before}/matters/${test.fixture.matters['smith']?.id}`;
			expect(await verify(test.clio, { ...click(test), subject_url })).toMatchObject({
				subject: { kind: 'matter' },
			});
		},
	);

	it.each(['custom_action_id', 'user_id', 'subject_url', 'custom_action_nonce'])(
		'has %s, once, as a text',
		async (name) => {
			const { [name]: value = '', ...others } = click(test);
			const wrong = [undefined, '', null, [value], [value, value], [], { 0: value }, Number(value), true];
			for (const given of [...wrong, `${value}\n`, ' ', 'ä', 'x'.repeat(1001)])
				expect([given, await verify(test.clio, { ...others, [name]: given })]).toEqual([
					given,
					expect.objectContaining({ reason: 'invalid_input' }),
				]);
			const inherited = Object.create({ [name]: value }) as object;
			expect(await verify(test.clio, Object.assign(inherited, others))).toMatchObject({
				reason: 'invalid_input',
			});
			expect(test.requests).toHaveLength(0);
		},
	);

	it.each([undefined, null, 'x', 1, [], [{}]])('is more than %j', async (query) => {
		expect(await verify(test.clio, query)).toMatchObject({ reason: 'invalid_input' });
	});

	it('never counts where the answer was lost, and is to be made again', async () => {
		let isLost = false;
		const { clio } = test.connect((call) => async (request: HttpRequest) => {
			const answer = await call(request);
			if (isLost || !request.url.includes('nonce')) return answer;
			isLost = true;
			throw new ConnectionLost('the answer was lost');
		});
		expect(await verify(clio, click(test))).toMatchObject({
			...{ reason: 'no_access', advice: expect.stringContaining('click again') as string },
		});
	});

	it.each(['lost' as const, { status: 500 }, { status: 502 }])(
		'never counts where it is %j',
		async (answer) => {
			const { clio } = createStubClio(({ url }) =>
				url.includes('who_am_i') ? { status: 200, body: { data: { id: 1 } } } : answer,
			);
			const query = { ...click(test), user_id: '1' };
			expect(await verify(clio, query)).toMatchObject({
				reason: 'unavailable',
				advice: expect.stringContaining('click again') as string,
			});
		},
	);

	it('never counts where Clio answers with another record, or with none', async () => {
		for (const data of [{ id: 7 }, {}, null]) {
			const { clio } = createStubClio(({ url }) => ({
				...{ status: 200, body: { data: url.includes('who_am_i') ? { id: 1 } : data } },
			}));
			const query = { ...click(test), user_id: '1' };
			expect(await verify(clio, query)).toMatchObject({ reason: 'unexpected' });
		}
	});

	it('is refused where the record is not there for this user', async () => {
		expect(await verify(test.clio, { ...click(test), subject_url: '/api/v4/matters/999999' })).toMatchObject({
			reason: 'not_found',
		});
	});
});
