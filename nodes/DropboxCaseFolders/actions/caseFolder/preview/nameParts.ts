import type { CreateRequest } from '../create/CaseFolder';
import type { CasePreview } from './CasePreview';

/** What the name is put together from, as it was given: before it was made safe. */
export const namePartsOf = ({ template, fields, caseId }: CreateRequest): CasePreview['nameParts'] =>
	template.map((part) => {
		if (part.kind === 'text') return { part: 'text', value: part.text };
		if (part.kind === 'case ID') return { part: 'caseId', value: caseId };
		return { part: part.name, value: Object.hasOwn(fields, part.name) ? (fields[part.name] ?? '') : '' };
	});
