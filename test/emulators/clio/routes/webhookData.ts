/* eslint-disable @n8n/community-nodes/require-node-api-error -- test code, never part of the package */
import { z } from 'zod';
import { ClioRefusal, unprocessable } from '../gateway/ClioRefusal';
import { instant } from '../lists/filters';
import type { Call, Need } from '../route';
import { parseFields } from '../schema/parseFields';
import type { Webhook } from '../state/records';
import type { Changes } from '../state/Table';
import { DAY } from '../state/time';
import { COMMON_EVENTS, MATTER_EVENTS, modelNamed, type WebhookModelFacts } from '../webhooks/models';

const MOST_FIELDS = 1000;

export const WEBHOOK_DATA = z
	.object({
		url: z.string(),
		fields: z.string(),
		model: z.union([z.string(), z.number()]),
		events: z.array(z.string()).min(1).optional(),
		/** Null, which others send, is as if it were not there. */
		expires_at: z.string().nullable().optional(),
	})
	.strict();

/** Throws the 422 for what no webhook can have. */
export function webhookChanges(
	call: Call,
	data: Partial<z.infer<typeof WEBHOOK_DATA>>,
	model: WebhookModelFacts,
): Changes<Webhook> {
	const { url, fields, events, expires_at: expires } = data;
	if (url !== undefined && !(URL.canParse(url) && url.startsWith('https://')))
		throw unprocessable('url must be an address with the https protocol');
	if (fields !== undefined) requireModelFields(fields, model);
	const known = model.name === 'matter' ? [...COMMON_EVENTS, ...MATTER_EVENTS] : COMMON_EVENTS;
	const strange = events?.find((event) => !known.includes(event));
	if (strange !== undefined) throw unprocessable(`${strange} is not a valid event of ${model.name}`);
	return {
		...(url === undefined ? {} : { url }),
		...(fields === undefined ? {} : { fields }),
		...(events === undefined ? {} : { events }),
		...(expires === undefined || expires === null ? {} : { expiresAt: expiryOf(call, expires) }),
	};
}

function requireModelFields(fields: string, { schema, name }: WebhookModelFacts): void {
	if (fields === '') throw unprocessable("fields can't be blank");
	if (fields.length > MOST_FIELDS)
		throw unprocessable(`fields is too long (maximum is ${MOST_FIELDS} characters)`);
	try {
		if (schema) parseFields(fields, schema);
	} catch (error) {
		if (error instanceof ClioRefusal) throw unprocessable(`${error.message} (${name})`);
		throw error;
	}
}

function expiryOf({ state }: Call, text: string): number {
	const time = instant('expires_at', text);
	const now = state.clock.now();
	if (time <= now) throw unprocessable('expires_at must be in the future');
	if (time > now + 31 * DAY) throw unprocessable('expires_at must be at most 31 days ahead');
	return time;
}

/** The model of a body, for the permission that it needs: whatever else is wrong with the body is found later. */
export function modelNeeds({ request }: Call): readonly Need[] {
	try {
		const { data } = JSON.parse(request.body.toString('utf8')) as { data?: { model?: unknown } };
		const model = modelNamed(data?.model);
		return model ? [[model.permission, 'read']] : [];
	} catch {
		return [];
	}
}

export function requireModel(name: unknown): WebhookModelFacts {
	const model = modelNamed(name);
	if (!model) throw unprocessable(`${String(name)} is not a valid model`);
	return model;
}
