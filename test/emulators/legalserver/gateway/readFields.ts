import type { EmulatedRequest } from '../../core/contract';
import { badRequestRefusal } from './Refusal';

/** The fields of a JSON body. Throws the 400 for any other body. */
export function readFields({ headers, body }: EmulatedRequest): Record<string, unknown> {
	if (!/^application\/json\b/i.test(headers['content-type'] ?? ''))
		throw badRequestRefusal('Invalid content type');
	let parsed: unknown;
	try {
		parsed = JSON.parse(body.toString('utf8'));
	} catch {
		throw badRequestRefusal('Invalid JSON');
	}
	if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed))
		throw badRequestRefusal('Invalid JSON');
	return parsed as Record<string, unknown>;
}
