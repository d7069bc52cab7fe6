import { DOCUMENT, FOLDER } from '../schema/items';
import { MATTER } from '../schema/matter';
import { CONTACT } from '../schema/people';
import type { AnySchema } from '../schema/Schema';
import type { Permission } from '../state/permissions';

export interface WebhookModelFacts {
	name: string;
	/** By which it may be named, too. */
	id: number;
	permission: Permission;
	/** Undefined: records of which the emulator has none, so that nothing is ever told. */
	schema?: AnySchema;
}

export const WEBHOOK_MODELS: readonly WebhookModelFacts[] = [
	{ name: 'matter', id: 1, permission: 'matters', schema: MATTER },
	{ name: 'activity', id: 2, permission: 'activities' },
	{ name: 'bill', id: 3, permission: 'billing' },
	{ name: 'calendar_entry', id: 4, permission: 'calendars' },
	{ name: 'communication', id: 5, permission: 'communications' },
	{ name: 'contact', id: 6, permission: 'contacts', schema: CONTACT },
	{ name: 'task', id: 7, permission: 'tasks' },
	{ name: 'document', id: 8, permission: 'documents', schema: DOCUMENT },
	{ name: 'folder', id: 9, permission: 'documents', schema: FOLDER },
	{ name: 'clio_payments_payment', id: 10, permission: 'billing' },
];

export const COMMON_EVENTS = ['created', 'updated', 'deleted'];
export const MATTER_EVENTS = ['matter_opened', 'matter_pended', 'matter_closed'];

export function modelNamed(model: unknown): WebhookModelFacts | undefined {
	return WEBHOOK_MODELS.find(({ name, id }) => model === name || model === id || model === String(id));
}
