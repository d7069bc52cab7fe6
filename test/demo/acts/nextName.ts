const numbers = new Map<string, number>();

/** Another name each time, so that no two documents are the same. */
export function nextName(stem: string, extension: string): string {
	const number = (numbers.get(stem) ?? 0) + 1;
	numbers.set(stem, number);
	return `${stem} ${number}.${extension}`;
}
