import type { Page, Position } from '../../../../../nodes/shared/clio/port';

/** All records of a listing, and where it goes on. */
export async function collectPages<T>(
	pages: AsyncIterable<Page<T>>,
): Promise<{ records: T[]; next: Position | undefined }> {
	const collected: T[] = [];
	let position: Position | undefined;
	for await (const { records, next } of pages) {
		for (const record of records) collected.push(record);
		position = next;
	}
	return { records: collected, next: position };
}
