import type { CreateRequest } from '../create/CaseFolder';

/** What the name is put together from, by placeholder: as it was given, before it was made safe. */
export const namePartsOf = ({ template, fields, caseId }: CreateRequest): Record<string, string> =>
	Object.fromEntries([
		['caseId', caseId],
		...template.flatMap((part) =>
			part.kind === 'field' && Object.hasOwn(fields, part.name) ? [[part.name, fields[part.name]]] : [],
		),
	]);
