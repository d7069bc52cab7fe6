import { rowOf } from '../../../shared/domain/alerts/rows';
import { runNode } from '../../runNode';

const settings = { timeZone: 'America/New_York', environment: 'demo', categories: { Medical: 'Records' } };
const render = async (parameters: Readonly<Record<string, unknown>>) =>
	(await runNode('statusPage', 'render', { settings, formKey: 'Basic x', ...parameters }, [{}])).items.map(
		({ json }) => json,
	);

it('makes one page of rows and facts', async () => {
	const rows = [
		rowOf({ id: 1, status: 'failed', reason: 'no_access', finishedAt: Date.now() }),
		{ no: 'row' },
		null,
	];
	const facts = { counts: { done: 7000 }, unmapped: [{ category: 'medical', count: 2 }, { count: 1 }] };
	const [page] = await render({ rows: JSON.stringify(rows), facts: JSON.stringify(facts) });
	const html = String(page?.['html']);
	expect(html).toMatch(/^<!doctype html>/);
	for (const text of [
		'Demo',
		'7,000',
		'Try again: document 88002',
		'Move them: medical',
		'name="ids" value="1"',
	]) {
		expect(html).toContain(text);
	}
});

it('shows a row once that is in several listings', async () => {
	const row = rowOf({ id: 1, status: 'failed', reason: 'no_access', finishedAt: Date.now() });
	const [page] = await render({ rows: JSON.stringify([row, row]) });
	expect(page?.['html']).toContain('1 event failed.');
});

it('calls a case what its system calls it', async () => {
	const row = rowOf({ id: 1, status: 'failed', reason: 'no_access', finishedAt: Date.now() });
	for (const [caseSystem, word] of [
		['legalserver', 'Case'],
		['clio', 'Matter'],
	] as const) {
		const [page] = await render({ rows: JSON.stringify([row]), settings: JSON.stringify({ caseSystem }) });
		expect(/data-label="(Matter|Case)"/.exec(String(page?.['html']))?.[1]).toBe(word);
	}
});

it('makes a page also where nothing is known', async () => {
	const [page] = await render({ rows: () => undefined, facts: '' });
	expect(page?.['html']).toContain('Everything is working');
	expect(page?.['html']).toContain('No event has arrived yet.');
});

it('leaves out facts that do not have the right form', async () => {
	const facts = {
		...{ counts: 'many', lastEvents: { clio: 'yesterday', nobody: 1 }, expiries: [{ expiresAt: 'x' }, 1] },
		...{ callsLeft: { clio: 1 }, unmapped: 'all', message: {} },
	};
	const [page] = await render({ rows: '[]', facts });
	expect(page?.['html']).not.toMatch(/undefined|NaN|\[object|Invalid|role="status"/);
	expect(page?.['html']).toContain('There is nothing to show.');
});

it.each([
	['rows that are no list', { rows: '{}' }],
	['facts that are no object', { rows: '[]', facts: '3' }],
])('refuses %s', async (_, parameters) => {
	expect((await render(parameters))[0]?.['error']).toMatchObject({ reason: 'invalid_input' });
});
