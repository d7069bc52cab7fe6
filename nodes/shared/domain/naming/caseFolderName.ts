import { createHash } from 'crypto';
import { Refusal } from '../Refusal';
import { bytesOf, cut, LONGEST_NAME } from './length';
import { caseIdIn } from './readBack';
import { cleanedText, safeName, type SafeName } from './safeName';
import type { Part } from './template';

/** What a name is made from. */
export interface CaseNaming {
	/** As the case management system writes it. */
	caseId: string;
	template: readonly Part[];
	/** Values for the template's fields, by placeholder. */
	fields: Readonly<Record<string, string>>;
}

/**
 * The name of a case folder: legal in Dropbox, on Windows and macOS, and never that of another case.
 *
 * The name alone says whose folder it is: `caseIdIn` reads the case ID back out of it. Where it could not — the
 * ID holds characters that no name may hold, the name had to be shortened, or it reads as another ID — a short
 * reference made from the whole ID is added, and a warning says so. IDs that differ only in upper and lower
 * case give names that Dropbox takes for one; those are told apart when a folder is adopted
 * (`namesSameCase`).
 * @throws Refusal `invalid_input` for an empty ID or field, `name_not_allowed` when nothing readable is left
 */
export function caseFolderName({ caseId, template, fields }: CaseNaming): SafeName {
	const id = caseId.normalize('NFC').trim();
	if (id === '') {
		throw new Refusal('invalid_input', 'The case ID is empty', 'Map the Case ID field to the case number.');
	}
	const warnings: string[] = [];
	const values = template.map((part) => cleanedText(valueOf(part, id, fields), warnings));
	const whole = values.join('');
	const safe = safeName(fitted(template, values, LONGEST_NAME, warnings).join(''));
	warnings.push(...safe.warnings);

	const readable =
		values[template.findIndex((part) => part.kind === 'case ID')] === id &&
		caseIdIn(safe.name, template) === id &&
		!REFERENCE.test(safe.name);
	if (readable) return { name: safe.name, warnings: distinct(warnings) };

	const reference = ` (${shortHash(id)})`;
	warnings.push(
		`The case ID could not be told from the name alone, so the reference${reference} was added: no other case gets this name`,
	);
	const room = LONGEST_NAME - bytesOf(reference);
	const name =
		cut(safeName(fitted(template, values, room, warnings).join('') || whole).name, room) + reference;
	return { name, warnings: distinct(warnings) };
}

/** Whether an existing folder's name, equal but for upper and lower case, belongs to the case of the wanted name. */
export function namesSameCase(existing: string, wanted: string, template: readonly Part[]): boolean {
	const normal = existing.normalize('NFC');
	if (normal === wanted) return true;
	const id = caseIdIn(wanted, template);
	return id !== undefined && !REFERENCE.test(wanted) && caseIdIn(normal, template) === id;
}

/** How a reference looks at the end of a name. */
const REFERENCE = / \([0-9a-f]{8}\)$/;

const shortHash = (id: string): string => createHash('sha256').update(id).digest('hex').slice(0, 8);

const distinct = (warnings: readonly string[]): string[] => [...new Set(warnings)];

function valueOf(part: Part, id: string, fields: Readonly<Record<string, string>>): string {
	if (part.kind === 'text') return part.text;
	if (part.kind === 'case ID') return id;
	const value = Object.hasOwn(fields, part.name) ? (fields[part.name] ?? '').trim() : '';
	if (value !== '') return value;
	throw new Refusal(
		'invalid_input',
		`The naming template needs {${part.name}}, but this item has no value for it`,
		`Fill ${part.name} under Template Fields; an expression can give a fallback, e.g. {{ $json.${part.name} || 'General' }}.`,
	);
}

/** Shortens the fields, the longest first, until the whole fits: the case ID is the last thing to be cut. */
function fitted(
	template: readonly Part[],
	values: readonly string[],
	room: number,
	warnings: string[],
): string[] {
	const fitting = [...values];
	const shortest = 8;
	for (;;) {
		const excess = bytesOf(fitting.join('')) - room;
		const longest = indexOfLongestField(template, fitting);
		if (excess <= 0 || longest === undefined || bytesOf(fitting[longest] ?? '') <= shortest) return fitting;
		const value = fitting[longest] ?? '';
		fitting[longest] = cut(value, Math.max(shortest, bytesOf(value) - excess));
		warnings.push('The name was longer than 255 bytes and was shortened');
	}
}

function indexOfLongestField(template: readonly Part[], values: readonly string[]): number | undefined {
	const sizes = template.map((part, index) => (part.kind === 'field' ? bytesOf(values[index] ?? '') : -1));
	const longest = Math.max(...sizes);
	return longest < 0 ? undefined : sizes.indexOf(longest);
}
