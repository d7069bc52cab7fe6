import { Refusal } from '../../core/Refusal';
import { hiddenIn, textOf, type Given } from './given';
import type { DecisionRequest } from './Decision';

/** How the document stands to the matter that came with it. */
export type Belonging = 'yes' | 'no matter' | 'hidden' | 'unknown';

/** Fields that both have, the surest first. A number can be written in two ways; an ID cannot. */
const IDS = ['matterUuid', 'matterId'];
const NUMBERS = ['matterNumber', 'caseNumber', 'caseId'];

/**
 * Whether the document belongs to the matter that it came with. Where two records were put together that do not belong
 * together, the document would go to another client's folder.
 * @throws Refusal `belongs_to_another_case`; `invalid_input` where the document is not that of the event
 */
export function requireSameMatter({ event, document, matter }: DecisionRequest): Belonging {
	requireSameDocument(event, document);
	if (hiddenIn(document).has('matter')) return 'hidden';
	const fields = [...IDS, ...NUMBERS].filter((name) => document[name] !== undefined);
	const caseKey = textOf(event['caseKey']);
	if (fields.every((name) => textOf(document[name]) === '') && (fields.length > 0 || caseKey === '')) {
		return 'no matter';
	}
	const byId = compare(document, matter, IDS);
	const belongs = byId ?? compare(document, matter, NUMBERS);
	if (belongs === false) throw anotherMatter();
	if (belongs === true) return 'yes';
	const known = [...IDS, ...NUMBERS].map((name) => keyOf(matter[name])).filter((key) => key !== '');
	// Only where the document itself says nothing of its matter.
	return fields.length === 0 && known.includes(keyOf(caseKey)) ? 'yes' : 'unknown';
}

/**
 * For an event about a matter as a whole.
 * @throws Refusal `belongs_to_another_case` where the matter is another one than that of the event
 */
export function requireMatterOf(event: Given, matter: Given): void {
	const known = [...IDS, ...NUMBERS].map((name) => keyOf(matter[name])).filter((key) => key !== '');
	const wanted = keyOf(event['caseKey']);
	if (wanted === '' || !known.includes(wanted)) throw anotherMatter();
}

/** Undefined where they have none of the fields in common. */
function compare(document: Given, matter: Given, names: readonly string[]): boolean | undefined {
	const pairs = names
		.map((name) => [keyOf(document[name]), keyOf(matter[name])] as const)
		.filter(([one, other]) => one !== '' && other !== '');
	return pairs.length === 0 ? undefined : pairs.every(([one, other]) => one === other);
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Two IDs that differ in capital letters alone are two, but for those that are hexadecimal. */
function keyOf(value: unknown): string {
	const text = textOf(value);
	return UUID.test(text) ? text.toLowerCase() : text;
}

function requireSameDocument(event: Given, document: Given): void {
	const wanted = keyOf(event['documentId']);
	const ids = ['documentId', 'documentUuid'].map((name) => keyOf(document[name])).filter((id) => id !== '');
	if (wanted === '' || ids.length === 0 || ids.includes(wanted)) return;
	throw new Refusal(
		'invalid_input',
		'The document is not the one that the event is about',
		'Check the expressions in the fields Event and Document: both must be of the same item.',
	);
}

const anotherMatter = (): Refusal =>
	new Refusal(
		'belongs_to_another_case',
		'The matter that came with it is another one than that of the document or the event',
		'Check the expressions in the fields Document and Matter: the matter must be read by the document’s matter ID.',
	);
