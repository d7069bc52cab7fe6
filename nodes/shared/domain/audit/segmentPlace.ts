/** So many segments share a folder, so that it is listed by one call. */
export const SEGMENTS_PER_FOLDER = 1000;

/** A stray file with a high number is gone on from, so there is no last folder of five digits. */
const FOLDER = /^(\d{5}|[1-9]\d{5,11})$/;
/** As many digits as are exact in a number. */
const FILE = /^(\d{9,15})\.jsonl$/;

/** The name of the folder that a segment lies in: `00001` for the first thousand. */
export const segmentFolder = (number: number): string =>
	String(Math.ceil(number / SEGMENTS_PER_FOLDER)).padStart(5, '0');

/** Where a segment lies below the audit folder: `00001/000000042.jsonl`. */
export const segmentPath = (number: number): string =>
	`${segmentFolder(number)}/${String(number).padStart(9, '0')}.jsonl`;

/** Whether a folder is one that segments lie in. */
export const isSegmentFolder = (name: string): boolean => FOLDER.test(name);

/** The number of the segment that has this place below the audit folder; undefined where none has. */
export function segmentAt(path: string): number | undefined {
	const number = Number(FILE.exec(path.slice(path.lastIndexOf('/') + 1))?.[1] ?? 0);
	return number > 0 && segmentPath(number) === path ? number : undefined;
}
