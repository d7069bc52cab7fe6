import type { TreeEntry } from './caseSystem';

function label({ name, type, size }: TreeEntry): string {
	return type === 'folder' ? `${name}/` : `${name} (${size} bytes)`;
}

/** Lines that draw a folder with everything in it. */
export function drawTree(entry: TreeEntry, indent = ''): string[] {
	const children = entry.children ?? [];
	return [
		`${indent}${label(entry)}`,
		...children.flatMap((child, index) => {
			const last = index === children.length - 1;
			const [first = '', ...others] = drawTree(child);
			return [
				`${indent}${last ? '└── ' : '├── '}${first}`,
				...others.map((line) => `${indent}${last ? '    ' : '│   '}${line}`),
			];
		}),
	];
}
