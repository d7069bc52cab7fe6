import type { IDataObject } from 'n8n-workflow';
import { runNode } from '../../runNode';

const MINUTE = 60_000;
const GIVEN = { id: 3, lease: 'mine', eventId: 'e3', attempts: 1 };
const settle = async (items: IDataObject[], parameters: Readonly<Record<string, unknown>> = {}) =>
	(await runNode('event', 'settle', parameters, items)).items.map(({ json }) => json);
const refused = (reason: string): IDataObject => ({
	...{ ...GIVEN, error: { message: 'It is so.', reason, advice: 'Do this.' } },
});

it('says of each row what is to be written to it, and what to add', async () => {
	const emails = [{ kind: 'closed', details: {} }];
	const [done, waiting, failed] = await settle([
		{ ...GIVEN, emails },
		refused('unavailable'),
		refused('deleted'),
	]);
	expect(done).toEqual({
		...{ id: 3, lease: 'mine', status: 'done', reason: '', message: '', attempts: 1, details: '{}' },
		...{ dueAt: done?.['finishedAt'], finishedAt: expect.any(Number) as number },
		documents: [],
		add: [expect.objectContaining({ eventId: 'e3:closed', kind: 'email' })],
	});
	expect(waiting).toMatchObject({ status: 'waiting', reason: 'unavailable', finishedAt: 0 });
	expect(Number(waiting?.['dueAt']) - Number(done?.['finishedAt'])).toBe(5 * MINUTE);
	expect(failed).toMatchObject({ status: 'failed', reason: 'deleted', message: 'It is so.' });
});

it('takes the waits from its fields', async () => {
	const fields = { retryWaits: () => '0.5', pauseMinutes: '2' };
	const [done, waiting, paused] = await settle(
		[GIVEN, refused('unavailable'), refused('not_connected')],
		fields,
	);
	const now = Number(done?.['finishedAt']);
	expect([waiting, paused].map((row) => Number(row?.['dueAt']) - now)).toEqual([MINUTE / 2, 2 * MINUTE]);
	expect(paused).toMatchObject({ status: 'paused', attempts: 0 });
});

it('returns nothing for an item that n8n made up', async () => {
	expect(await settle([{}])).toEqual([]);
});

it('refuses a result of no row', async () => {
	expect(await settle([{ error: { message: 'It is so.', reason: 'deleted' } }])).toEqual([
		{ error: expect.objectContaining({ reason: 'invalid_input' }) as unknown },
	]);
});

it.each([
	[{ retryWaits: '' }, 'Retry Waits (Minutes)'],
	[{ pauseMinutes: 0 }, 'Wait While Not Connected (Minutes)'],
])('refuses %p', async (fields, label) => {
	const [row] = await settle([GIVEN], fields);
	expect((row?.['error'] as IDataObject)['message']).toContain(`“${label}”`);
});
