import type { IDataObject } from 'n8n-workflow';
import { runNode } from '../../runNode';

const event = {
	...{ source: 'legalserver', kind: 'migrationCheckRequested' },
	details: JSON.stringify({ run: 'r', number: 0, of: 2, keys: ['a', 'b'], before: [1, 0] }),
};
const check = async (rows: IDataObject[], given: unknown = event) => {
	const { items } = await runNode('migration', 'check', { event: given } as IDataObject, rows);
	expect(items).toHaveLength(1);
	return items[0]?.json as IDataObject & { events: IDataObject[] };
};

it('makes the email of all rows that come in', async () => {
	const rows = ['a', 'b'].map((caseKey) => ({ caseKey, status: 'leftOut', reason: 'filtered' }));
	const { compared, error, events } = await check(rows);
	expect({ compared, error }).toEqual({ compared: 2, error: null });
	expect(events).toMatchObject([{ eventId: 'migration-report:r', source: 'queue', kind: 'email' }]);
	expect(JSON.parse(String(events[0]?.['details']))).toMatchObject({ casesLeftOut: 2, unread: 0 });
});

it('counts all cases as not compared where n8n made up the item', async () => {
	const { events } = await check([{}]);
	expect(JSON.parse(String(events[0]?.['details']))).toMatchObject({ unread: 2 });
});

it('says that a service did not answer, and makes no event then', async () => {
	const answer = await check([{ caseKey: 'a', status: 'notCompared', error: { reason: 'unavailable' } }]);
	expect(answer).toMatchObject({ error: { reason: 'unavailable' }, events: [] });
});

it.each([{}, { details: '{"run":"r"}' }, '[', 7])('is refused with the event %j', async (given) => {
	expect(await check([{}], given)).toMatchObject({ error: { reason: 'invalid_input' } });
});
