import { assertNotLonger, LONGEST_PATTERN } from '../limits';
import { Refusal } from '../../core/Refusal';

/** A piece of a naming template: text that stands as it is, the case ID, or a field of the case. */
export type TemplatePart =
	{ kind: 'text'; text: string } | { kind: 'case ID' } | { kind: 'field'; name: string };

/** What agencies call the identifier; each of these placeholders stands for the Case ID field. */
const CASE_ID_PLACEHOLDERS = ['caseId', 'caseNumber', 'matterNumber'];

/**
 * Reads a template such as `{matterNumber}-{clientLastName}-{practiceArea}`.
 * @throws Refusal `invalid_input` where the case identifier is missing or stands in it twice, or braces do
 * not pair up
 */
export function parseTemplate(template: string): TemplatePart[] {
	assertNotLonger('The naming template', template.length, LONGEST_PATTERN);
	const parts = [...template.matchAll(/\{([^{}]*)\}|[^{}]+|[{}]/g)].map(([whole, placeholder]) =>
		placeholder === undefined ? textPart(whole) : placeholderPart(placeholder.trim()),
	);
	const identifiers = parts.filter((part) => part.kind === 'case ID').length;
	if (identifiers === 1) return parts;
	throw new Refusal(
		'invalid_input',
		identifiers === 0
			? 'The naming template does not contain the case identifier'
			: 'The naming template contains the case identifier more than once',
		`Include one of {${CASE_ID_PLACEHOLDERS.join('}, {')}} once, so that two cases never share a folder.`,
	);
}

function textPart(text: string): TemplatePart {
	if (text !== '{' && text !== '}') return { kind: 'text', text };
	throw new Refusal(
		'invalid_input',
		'The naming template has an unmatched brace',
		'Write placeholders as {name}, each with an opening and a closing brace.',
	);
}

function placeholderPart(name: string): TemplatePart {
	return CASE_ID_PLACEHOLDERS.includes(name) ? { kind: 'case ID' } : { kind: 'field', name };
}
