import type { z } from 'zod';
import type { EmulatedRequest } from '../../core/contract';
import { badRequest, unprocessable } from './ClioRefusal';
import { nestForm } from './nestForm';

/** The `data` of a body by its schema. Throws the 400 for what is no such body, and the 422 for what does not fit. */
export function readData<T>(request: EmulatedRequest, schema: z.ZodType<T, z.ZodTypeDef, unknown>): T {
	const body = readBody(request);
	const data = typeof body === 'object' && body !== null && 'data' in body ? body.data : undefined;
	if (typeof data !== 'object' || data === null) throw badRequest('data is missing');
	const parsed = schema.safeParse(data);
	if (parsed.success) return parsed.data;
	const [issue] = parsed.error.issues;
	throw unprocessable(`${issue?.path.join('.') || 'data'}: ${issue?.message ?? 'is invalid'}`);
}

function readBody({ headers, body }: EmulatedRequest): unknown {
	const type = (headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase();
	const text = body.toString('utf8');
	if (type === 'application/x-www-form-urlencoded') return nestForm(new URLSearchParams(text));
	if (type !== 'application/json') throw badRequest(`a body of the type "${type}" is not read`);
	try {
		return JSON.parse(text);
	} catch {
		throw badRequest('the body is no JSON');
	}
}
