/** The rows of a file in CSV whose cells have no line breaks in them, by the names in its first line. */
export function readReport(text: string): Array<Record<string, string>> {
	const [head = '', ...lines] = text
		.replace(/^\uFEFF/, '')
		.trim()
		.split(/\r?\n/);
	const names = cellsOf(head);
	return lines.map((line) => Object.fromEntries(cellsOf(line).map((cell, at) => [names[at] ?? '', cell])));
}

const cellsOf = (line: string): string[] =>
	[...line.matchAll(/(?:^|,)("(?:[^"]|"")*"|[^,]*)/g)].map(([, cell = '']) =>
		cell.replace(/^"|"$/g, '').replace(/""/g, '"'),
	);
