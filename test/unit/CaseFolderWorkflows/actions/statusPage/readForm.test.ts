import { runNode } from '../../runNode';

const formKey = 'Basic b2ZmaWNlOnNlY3JldA==';
const run = async (operation: string, parameters: Record<string, unknown>, items = [{}]) =>
	(await runNode('statusPage', operation, parameters, items)).items.map(({ json }) => json);

/** A form as a browser sends it from the page. */
async function sent(fields: Record<string, unknown>): Promise<Record<string, unknown>> {
	const row = { id: 7, status: 'failed', reason: 'not_found', finishedAt: Date.now() };
	const [page] = await run('render', { rows: JSON.stringify([row]), settings: {}, formKey });
	const token = /name="token" value="([^"]+)"/.exec(String(page?.['html']))?.[1];
	return { token, ...fields };
}

it('reads what the page sent', async () => {
	const form = await sent({ action: 'resend', ids: '7' });
	expect(await run('readForm', { form, formKey })).toEqual([
		{ action: 'resend', ids: [7], reason: '', since: null, category: '' },
	]);
	const later = await sent({ action: 'resend', since: '5' });
	expect(await run('readForm', { form: JSON.stringify(later), formKey })).toMatchObject([{ since: 5 }]);
});

it.each([
	['without a token', { token: '' }, formKey],
	['with the token of somebody else', {}, 'Basic other'],
	['where there is no password', {}, ''],
	['where the expression for the key finds nothing', {}, () => undefined],
])('refuses a form %s', async (_, more, key) => {
	const form = { ...(await sent({ action: 'resend', ids: '7' })), ...more };
	expect((await run('readForm', { form, formKey: key }))[0]?.['error']).toMatchObject({ reason: 'guarded' });
});

it('makes a page without buttons where there is no password', async () => {
	const [page] = await run('render', { rows: '[]', settings: {}, formKey: '' });
	expect(page?.['html']).not.toContain('<form');
});
