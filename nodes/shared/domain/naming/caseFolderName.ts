import { createHash } from 'crypto';
import { assertNotLonger, LONGEST_CASE_ID } from '../limits';
import { Refusal } from '../../core/Refusal';
import { bytesOf, cutToBytes, LONGEST_NAME, cleanText, safeName, SHORTENED, type SafeName } from './safeName';
import { parseCaseId } from './parseCaseId';
import type { TemplatePart } from './parseTemplate';

/** What a name is made from. */
export interface CaseNaming {
	/** As the case management system writes it. */
	caseId: string;
	template: readonly TemplatePart[];
	/** Values for the template's fields, by placeholder. */
	fields: Readonly<Record<string, string>>;
}

/**
 * The name of a case folder: legal in Dropbox, on Windows and macOS, and never that of another case.
 *
 * The name alone says whose folder it is: `parseCaseId` reads the case ID back out of it. Where it could not — the
 * ID holds characters that no name may hold, the name had to be shortened, or it reads as another ID — a short
 * reference made from the whole ID is added, and a warning says so. IDs that differ only in upper and lower
 * case give names that Dropbox takes for one; those are told apart when a folder is adopted
 * (`namesSameCase`).
 * @throws Refusal `invalid_input` for an empty ID or field, `name_not_allowed` when nothing readable is left
 */
export function caseFolderName({ caseId, template, fields }: CaseNaming): SafeName {
	assertNotLonger('The case ID', caseId.length, LONGEST_CASE_ID);
	const id = caseId.normalize('NFC').trim();
	if (id === '') {
		throw new Refusal('invalid_input', 'The case ID is empty', 'Map the Case ID field to the case number.');
	}
	const warnings: string[] = [];
	const pieces = template.map((part) => ({ part, text: cleanText(valueOf(part, id, fields), warnings) }));
	const plain = safeName(joinPieces(fitPieces(pieces, LONGEST_NAME, warnings)));
	const intact = pieces.every(({ part, text }) => part.kind !== 'case ID' || text === id);
	if (intact && parseCaseId(plain.name, template) === id && !REFERENCE.test(plain.name)) {
		return { name: plain.name, warnings: distinct([...warnings, ...plain.warnings]) };
	}

	const reference = ` (${referenceHash(id)})`;
	const room = LONGEST_NAME - bytesOf(reference);
	const stem = safeName(joinPieces(fitPieces(pieces, room, warnings)));
	return {
		name: cutToBytes(stem.name, room) + reference,
		warnings: distinct([
			...warnings,
			...stem.warnings,
			`The name did not show the case ID clearly, so the reference${reference} was added. No other case gets this name`,
		]),
	};
}

/** Whether an existing folder's name, equal but for upper and lower case, belongs to the case of the wanted name. */
export function namesSameCase(existing: string, wanted: string, template: readonly TemplatePart[]): boolean {
	const normal = existing.normalize('NFC');
	if (normal === wanted) return true;
	const id = parseCaseId(wanted, template);
	return id !== undefined && !REFERENCE.test(wanted) && parseCaseId(normal, template) === id;
}

/** How a reference looks at the end of a name. */
export const REFERENCE = / \(([0-9a-f]{8})\)$/;

/** What stands in the reference of a case. */
export const referenceHash = (id: string): string =>
	createHash('sha256').update(id).digest('hex').slice(0, 8);

const distinct = (warnings: readonly string[]): string[] => [...new Set(warnings)];

function valueOf(part: TemplatePart, id: string, fields: Readonly<Record<string, string>>): string {
	if (part.kind === 'text') return part.text;
	if (part.kind === 'case ID') return id;
	const value = new Map(Object.entries(fields)).get(part.name)?.trim() ?? '';
	if (value !== '') return value;
	throw new Refusal(
		'invalid_input',
		`The naming template needs {${part.name}}, but this item has no value for it`,
		`Fill in ${part.name} under Template Fields. An expression can have a fallback, e.g. {{ $json.${part.name} || 'General' }}.`,
	);
}

/** A part of the template with the text that stands for it. */
interface NamePiece {
	part: TemplatePart;
	text: string;
}

const joinPieces = (pieces: readonly NamePiece[]): string => pieces.map(({ text }) => text).join('');

/** Bytes below which a field is not shortened any more. */
const SHORTEST_FIELD = 8;

/** Shortens the fields, the longest first, until the whole fits: the case ID is the last thing to be cut. */
function fitPieces(pieces: readonly NamePiece[], room: number, warnings: string[]): NamePiece[] {
	const fitting = pieces.map((piece) => ({ ...piece }));
	const fields = fitting.filter(({ part }) => part.kind === 'field');
	for (;;) {
		const excess = bytesOf(joinPieces(fitting)) - room;
		const [longest] = fields.sort((a, b) => bytesOf(b.text) - bytesOf(a.text));
		if (excess <= 0 || longest === undefined || bytesOf(longest.text) <= SHORTEST_FIELD) return fitting;
		longest.text = cutToBytes(longest.text, Math.max(SHORTEST_FIELD, bytesOf(longest.text) - excess));
		warnings.push(SHORTENED);
	}
}
