import { createHash } from 'node:crypto';
import type { Base } from './records';

/** With the quotes, as the service has them in the field as well as in the header. */
export function etagOf(kind: string, { id, revision }: Pick<Base, 'id' | 'revision'>): string {
	return `"${createHash('md5').update(`${kind} ${id} ${revision}`).digest('hex')}"`;
}
