import { hashOf, type Input } from '../inputs';
import type { Entry } from '../stack/BenchDropbox';
import type { Done } from './Scenario';

const hashes = new Map<string, string>();

function expectedHash(name: string, size: number): string {
	const key = `${name}/${size}`;
	const known = hashes.get(key) ?? hashOf(name, size);
	hashes.set(key, known);
	return known;
}

/** Compares what is in a folder with the documents: names and sizes of all, content of a few. */
export function checkDocuments(entries: Entry[], input: Input, expected = input.names): Done {
	const files = new Map(
		entries.filter(({ kind }) => kind === 'file').map((file) => [file.path.split('/').at(-1), file]),
	);
	const right = expected.filter((name) => files.get(name)?.size === input.size);
	const sample = [right[0], right[Math.floor(right.length / 2)], right.at(-1)];
	const changed = sample.find(
		(name) => name !== undefined && files.get(name)?.contentHash !== expectedHash(name, input.size),
	);
	const tooMany = [...files.keys()].filter((name) => !expected.includes(name ?? ''));
	const wrong = changed
		? `${changed} holds other bytes`
		: tooMany.length > 0
			? `${tooMany.length} files too many, such as ${tooMany[0]}`
			: undefined;
	return { done: right.length, of: expected.length, ...(wrong ? { wrong } : {}) };
}
