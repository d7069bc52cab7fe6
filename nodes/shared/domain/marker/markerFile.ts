import { createHash } from 'crypto';
import { z } from '../../vendor/zod';
import { contentHash } from '../contentHash';
import { cutToBytes, safeName } from '../naming/safeName';
import { outcomeOfSync } from '../../core/outcome';
import { caseKey } from './matchMarker';

/** A word that stands in the name of every marker file and hardly in that of any document: search goes by words. */
export const MARKER_WORD = 'casemarker';

/** Bytes of a name that may go to the case ID as people read it. */
const READABLE = 120;

/** Of the hash in a name: 64 bits tell cases apart, and what the file says is compared besides. */
const HASH_DIGITS = 16;

/** What a marker file is for, told to whoever opens it. */
const ABOUT =
	'This file says which case this folder belongs to, so that the folder is found when it is renamed or moved: please leave it here as it is.';

const content = z.object({ caseId: z.string().min(1), folderId: z.string().min(1) });

/**
 * The name of a case's marker file, the same every time: `casemarker 22-0000107 9f86d081884c7d65.json`. The case ID
 * in it is for people; what tells cases apart is the hash of the whole ID.
 */
export function markerFileName(caseId: string): string {
	const id = caseKey(caseId);
	// An ID of characters that no name may hold leaves only the hash.
	const readable = outcomeOfSync(() => `${cutToBytes(safeName(id).name, READABLE)} `);
	return `${MARKER_WORD} ${readable.ok ? readable.value : ''}${markerHashWord(id)}.json`;
}

/** The word of a marker file's name by which search finds the case. */
export const markerHashWord = (caseId: string): string =>
	createHash('sha256').update(caseKey(caseId)).digest('hex').slice(0, HASH_DIGITS);

/** Whether a file may be a marker by its name; what it says decides. */
export const isMarkerLikeName = (name: string): boolean =>
	name.startsWith(`${MARKER_WORD} `) && /[0-9a-f]{16}\.json$/.test(name);

/**
 * Whether a file is a marker, or was one before somebody emptied it, and not merely named like one: the hash in its
 * name is that of the ID in it. Where names cannot hold an ID as it is, the size has to be right for one instead.
 * @param size bytes; undefined where it is not known any more
 */
export function isMarkerFile(name: string, size: number | undefined): boolean {
	const [, readable, hash] = MARKER_NAME.exec(name.normalize('NFC')) ?? [];
	if (hash === undefined) return false;
	if (readable !== undefined && markerHashWord(readable) === hash) return true;
	return size === undefined || (size > NO_ID.length && size <= NO_ID.length + LONGEST_ID);
}

/** With the word and the digits from above. */
const MARKER_NAME = /^casemarker (?:(.+) )?([0-9a-f]{16})\.json$/u;

/** What is in a marker file, byte for byte the same every time. */
export const markerContent = (caseId: string, folderId: string): Buffer =>
	Buffer.from(`${JSON.stringify({ about: ABOUT, caseId: caseKey(caseId), folderId }, undefined, 2)}\n`);

/** As short as a marker can be. */
const NO_ID = markerContent('', 'id:');

/** Bytes that the IDs of case and folder may take in it, escaped. */
const LONGEST_ID = 2048;

/** By Dropbox's hash it is known what a marker file says without fetching it, if it says what is expected. */
export const markerContentHash = (caseId: string, folderId: string): string =>
	contentHash(markerContent(caseId, folderId));

/** Bytes above which a file of such a name is not one of ours. */
export const LARGEST_MARKER = 256 * 1024;

/**
 * What a marker file says; undefined where somebody changed or emptied it, or gave it another name: then it is no
 * marker any more.
 */
export function parseMarker(bytes: Buffer, name: string): { caseId: string; folderId: string } | undefined {
	const json = parseJson(bytes);
	const read = content.safeParse(json);
	if (!read.success || markerFileName(read.data.caseId) !== name.normalize('NFC')) return undefined;
	return read.data;
}

function parseJson(bytes: Buffer): unknown {
	try {
		return JSON.parse(bytes.toString('utf8'));
	} catch {
		return undefined;
	}
}
