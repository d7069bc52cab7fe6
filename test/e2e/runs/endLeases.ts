import type { N8nApi } from '../n8n/N8nApi';
import { eventTableOf } from './eventTable';

/** Lets so much time pass that whoever has claimed events has them no longer: their claims end now. */
export async function endLeases(api: N8nApi): Promise<void> {
	const table = await eventTableOf(api);
	if (table === undefined) throw new Error('there is no table of events');
	await api.call('PATCH', `${table}/rows`, {
		filter: { type: 'and', filters: [{ columnName: 'status', condition: 'eq', value: 'working' }] },
		data: { leaseUntil: 1 },
	});
}
