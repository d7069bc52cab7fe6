import { splitExtension, bytesOf, cutToBytes, LONGEST_NAME } from '../naming/safeName';
import { pathKey } from '../paths';

/**
 * The name of a former version in the archive: `Settlement_Agreement_v2_20260501.pdf`. Names at the limit of
 * length lose the end of their stem, never the number, the date or the extension.
 * @param version counted from 1
 * @param date of the version, as `yyyymmdd`
 */
export const archivedName = (name: string, version: number, date: string): string =>
	addSuffix(name, `_v${version}_${date}`);

/** The highest number that is read as one. */
export const LAST_VERSION = 999_999;

/** Eight digits would be a date that people put there. */
const SUFFIX = /_v(\d{1,6})(?:_\d{8})?$/;

/**
 * Which version of a document the name of an archived file says it is; undefined where it is none of that
 * document. People's own `Agreement_v3.pdf`, without a date, is read as well.
 * @param name of the document
 */
export function parseVersion(archived: string, name: string): number | undefined {
	const given = pathKey(archived);
	const extension = pathKey(splitExtension(name).extension);
	if (!given.endsWith(extension)) return undefined;
	const [suffix, number] = SUFFIX.exec(given.slice(0, given.length - extension.length)) ?? [];
	if (suffix === undefined || pathKey(addSuffix(name, suffix)) !== given) return undefined;
	return Number(number);
}

/** The version in a name, of whatever document; undefined where the name does not say one. */
export function parseAnyVersion(archived: string): number | undefined {
	const number = SUFFIX.exec(pathKey(splitExtension(archived).stem))?.[1];
	return number === undefined ? undefined : Number(number);
}

function addSuffix(name: string, suffix: string): string {
	const { stem, extension } = splitExtension(name);
	const room = LONGEST_NAME - bytesOf(suffix + extension);
	return (bytesOf(stem) > room ? cutToBytes(stem, room) : stem) + suffix + extension;
}

/**
 * The day on which a version was saved, as people at that place wrote it: `20260501`.
 * @param serverModified ISO 8601 in UTC
 * @param timezone IANA name; one that is not known counts as UTC
 */
export function versionDate(serverModified: string, timezone: string): string {
	const parts = formatFor(timezone).formatToParts(new Date(serverModified));
	return ['year', 'month', 'day'].map((wanted) => parts.find(({ type }) => type === wanted)?.value).join('');
}

function formatFor(timeZone: string): Intl.DateTimeFormat {
	try {
		return new Intl.DateTimeFormat('en-US', { ...DIGITS, timeZone });
	} catch {
		return new Intl.DateTimeFormat('en-US', { ...DIGITS, timeZone: 'UTC' });
	}
}

const DIGITS = { year: 'numeric', month: '2-digit', day: '2-digit' } as const;
