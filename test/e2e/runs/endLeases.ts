import type { N8nApi } from '../n8n/N8nApi';

interface Tables {
	data: Array<{ id: string; name: string; projectId: string }>;
}

/** Lets so much time pass that whoever has claimed events has them no longer: their claims end now. */
export async function endLeases(api: N8nApi): Promise<void> {
	const { data } = await api.call<Tables>('GET', '/data-tables-global');
	const table = data.find(({ name }) => name === 'case_folder_events');
	if (table === undefined) throw new Error('there is no table of events');
	await api.call('PATCH', `/projects/${table.projectId}/data-tables/${table.id}/rows`, {
		filter: { type: 'and', filters: [{ columnName: 'status', condition: 'eq', value: 'working' }] },
		data: { leaseUntil: 1 },
	});
}
