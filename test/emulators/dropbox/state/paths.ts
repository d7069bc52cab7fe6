import { numberOfId, numberOfRev } from './ids';
import { isWellFormedName } from './names';

/** What a path argument starts from, and the names below it. */
export type ParsedPath =
	| { from: 'root'; names: string[] }
	| { from: 'namespace'; namespaceId: string; names: string[] }
	/** `number` is undefined for an ID that was never given out. */
	| { from: 'id'; number: number | undefined; names: string[] }
	| { from: 'rev'; number: number | undefined; names: [] };

/** Takes a path argument apart; undefined when it is malformed. */
export function parsePath(path: string): ParsedPath | undefined {
	if (path.startsWith('rev:')) return { from: 'rev', number: numberOfRev(path.slice(4)), names: [] };
	const [, head = '', tail = ''] = /^([^/]*)([^]*)$/.exec(path) ?? [];
	const names = tail === '' ? [] : tail.slice(1).split('/');
	if (!names.every(isWellFormedName)) return undefined;
	if (head === '') return { from: 'root', names };
	if (head.startsWith('ns:')) return { from: 'namespace', namespaceId: head.slice(3), names };
	if (head.startsWith('id:')) return { from: 'id', number: numberOfId(head), names };
	return undefined;
}
