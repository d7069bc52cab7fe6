import type { ContentsEntry } from './namespaceContents';

/** A namespace as an indented list, one entry a line; mounts are followed by the namespace they show. */
export function treeText(entries: readonly ContentsEntry[]): string {
	return entries.map(line).join('\n');
}

function line(entry: ContentsEntry): string {
	const names = entry.path.split('/').slice(1);
	const indent = '  '.repeat(names.length - 1);
	const name = names.at(-1) ?? '';
	if (entry.kind === 'file') return `${indent}${name}  ${entry.size ?? 0} bytes`;
	return `${indent}${name}/${entry.mounts === undefined ? '' : ` → ns:${entry.mounts}`}`;
}
