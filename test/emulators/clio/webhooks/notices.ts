import { parseFields } from '../schema/parseFields';
import { present } from '../schema/present';
import type { AnySchema, Scene } from '../schema/Schema';
import type { ClioState } from '../state/ClioState';
import type { Change } from '../state/Journal';
import { allows } from '../state/permissions';
import type { Base, Webhook } from '../state/records';
import { liveWebhooks } from './live';
import { modelNamed } from './models';

/** Something that a webhook is to be told. */
export interface Notice {
	webhookId: number;
	recordId: number;
	event: string;
	/** The raw bytes: what is signed. */
	body: Buffer;
}

/** What a change gives each webhook to tell; `told` has the records that each has heard of. */
export function noticesOf(state: ClioState, change: Change, told: Map<number, Set<number>>): Notice[] {
	return liveWebhooks(state).flatMap((webhook) => {
		const { status, model, events } = webhook;
		const schema = modelNamed(model)?.schema;
		if (status !== 'enabled' || model !== change.model || !events.includes(change.event) || !schema)
			return [];
		const scene = sceneOf(state, webhook);
		if (!scene || !mayTell(schema, change.after, scene)) return [];
		const heardOf = told.get(webhook.id) ?? new Set();
		told.set(webhook.id, heardOf);
		const isFirst = !heardOf.has(change.after.id);
		const shown = (record: Base) => present(record, schema, parseFields(webhook.fields, schema), scene);
		const data = shown(change.after);
		// The first that is heard of a record is told whatever has changed, afterwards only what is watched.
		const isWatched = change.event !== 'updated' || !change.before || isFirst;
		if (!isWatched && change.before && same(shown(change.before), data)) return [];
		heardOf.add(change.after.id);
		const meta = { event: change.event, webhook_id: webhook.id };
		const body = Buffer.from(JSON.stringify({ data, meta }));
		return [{ webhookId: webhook.id, recordId: change.after.id, event: change.event, body }];
	});
}

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** Only what the person who agreed may see, with the boxes that were ticked. */
function mayTell(schema: AnySchema, record: Base, scene: Scene): boolean {
	if (schema.permission && !allows(scene.permissions, schema.permission, 'read')) return false;
	return schema.isVisible?.(record, scene) !== false;
}

/** Undefined when nobody's consent is left. */
function sceneOf(state: ClioState, { appKey, userId }: Webhook): Scene | undefined {
	const grant = [...state.access.refreshTokens.values()].find(
		(one) => one.appKey === appKey && one.userId === userId && !one.revoked,
	);
	const user = state.users.get(userId);
	return grant && user?.enabled ? { state, user, permissions: grant.permissions } : undefined;
}
