import { json, type EmulatedResponse } from '../../core/contract';
import type { Call } from '../route';
import { parseFields } from '../schema/parseFields';
import { present } from '../schema/present';
import type { Schema } from '../schema/Schema';
import { etagOf } from '../state/etagOf';
import type { Base } from '../state/records';
import { ClioRefusal, JSON_TYPE } from './ClioRefusal';

/** One record with the fields asked for, its ETag and when it was changed. */
export function answerWith<R extends Base>(
	{ query, scene }: Call,
	schema: Schema<R>,
	record: R,
	status = 200,
): EmulatedResponse {
	const selection = parseFields(query.get('fields'), schema);
	return json(
		status,
		{ data: present(record, schema, selection, scene) },
		{
			...JSON_TYPE,
			etag: etagOf(schema.kind, record),
			'last-modified': new Date(record.updatedAt).toUTCString(),
		},
	);
}

/** A record that is read: 304 where the caller has it already. */
export function showRecord<R extends Base>(call: Call, schema: Schema<R>, record: R): EmulatedResponse {
	const answer = answerWith(call, schema, record);
	return isKnown(call, schema, record) ? { ...answer, status: 304, body: '' } : answer;
}

function isKnown<R extends Base>({ request: { headers } }: Call, { kind }: Schema<R>, record: R): boolean {
	const etags = headers['if-none-match'];
	if (etags !== undefined) return listed(etags, etagOf(kind, record));
	const since = Date.parse(headers['if-modified-since'] ?? '');
	return Math.floor(record.updatedAt / 1000) * 1000 <= since;
}

/** Throws the 412 where the record is no more what the caller took it for. */
export function requireMatch<R extends Base>({ request }: Call, { kind }: Schema<R>, record: R): void {
	const etags = request.headers['if-match'];
	if (etags !== undefined && !listed(etags, etagOf(kind, record)))
		throw new ClioRefusal(412, 'PreconditionFailed', 'The record was changed since it was read.');
}

function listed(etags: string, etag: string): boolean {
	return etags.split(',').some((one) => [etag, '*'].includes(one.trim()));
}

export const NO_CONTENT: EmulatedResponse = { status: 204, headers: {}, body: '' };

/** Checks the fields before anything is done: a call that is refused for them leaves nothing behind. */
export function requireFields<R extends Base>({ query }: Call, schema: Schema<R>): void {
	parseFields(query.get('fields'), schema);
}
