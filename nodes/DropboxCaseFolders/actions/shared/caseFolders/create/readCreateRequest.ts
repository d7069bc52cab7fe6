import type { IExecuteFunctions } from 'n8n-workflow';
import { Refusal } from '../../../../../shared/core/Refusal';
import { outcomeOfSync } from '../../../../../shared/core/outcome';
import { addressFrom, type ResourceLocator } from '../../../../../shared/domain/addressFrom';
import { parseTemplate, type TemplatePart } from '../../../../../shared/domain/naming/parseTemplate';
import { optionalText, resourceLocator, text } from '../../../../../shared/node/readParameters';
import { readParameters, readParametersWithWarnings } from '../../../../../shared/dropboxNode/readParameters';
import { z } from '../../../../../shared/vendor/zod';
import type { CreateRequest } from './CaseFolder';

const templateFields = z
	.object({ field: z.array(z.object({ name: text, value: optionalText })).default([]) })
	.transform(({ field }) => Object.fromEntries(field.map(({ name, value }) => [name.trim(), value])));

/** One path per line; an expression may also yield a list. */
const lines = z
	.union([optionalText.transform((value) => value.split(/\r?\n/)), z.array(text)])
	.transform((all) => all.map((line) => line.trim()).filter((line) => line !== ''));

/** What is read of every item that names a case folder. */
export const namingShape = {
	caseId: optionalText,
	folderNaming: z.enum(['caseId', 'lastFirstCaseId', 'template']),
};

const shape = {
	...namingShape,
	destination: resourceLocator,
	subfolders: lines,
	options: z
		.object({
			caseMarker: z.enum(['automatic', 'properties', 'file', 'none']).default('automatic'),
			existingFolderId: optionalText,
			reuseExistingFolder: z.boolean().default(true),
		})
		.default({}),
};

/** @throws Refusal `invalid_input` */
export function readCreateRequest(context: IExecuteFunctions, itemIndex: number): CreateRequest {
	const { given, warnings } = readParametersWithWarnings(context, itemIndex, shape);
	const existing = given.options.existingFolderId.trim();
	return {
		...readNaming(given, context, itemIndex),
		subfolders: given.subfolders,
		existingFolder: existing === '' ? undefined : addressFrom({ mode: 'id', value: existing }),
		destination: readDestination(given.destination, existing !== ''),
		marker: given.options.caseMarker === 'none' ? undefined : given.options.caseMarker,
		reuseExistingFolder: given.options.reuseExistingFolder,
		warnings,
	};
}

/** Beside a folder that was given, a destination that leads nowhere does not matter. */
function readDestination(given: ResourceLocator, isBeside: boolean): string {
	const address = outcomeOfSync(() => addressFrom(given));
	if (address.ok) return address.value;
	if (isBeside) return '';
	throw address.refusal;
}

type Naming = Pick<CreateRequest, 'template' | 'fields'>;

/**
 * The case, and what its folder is called after.
 * @throws Refusal `invalid_input`
 */
export function readNaming(
	{ caseId, folderNaming }: z.infer<z.ZodObject<typeof namingShape>>,
	context: IExecuteFunctions,
	itemIndex: number,
): Naming & Pick<CreateRequest, 'caseId'> {
	if (caseId.trim() === '') {
		throw new Refusal('invalid_input', 'The case ID is empty', 'Map the field Case ID to the case number.');
	}
	return { caseId: caseId.trim(), ...readNamingChoice(folderNaming, context, itemIndex) };
}

function readNamingChoice(
	choice: 'caseId' | 'lastFirstCaseId' | 'template',
	context: IExecuteFunctions,
	itemIndex: number,
): Naming {
	if (choice === 'caseId') return { template: [{ kind: 'case ID' }], fields: {} };
	if (choice === 'lastFirstCaseId') {
		return lastFirstNaming(
			readParameters(context, itemIndex, { lastName: optionalText, firstName: optionalText }),
		);
	}
	const { nameTemplate, templateFields: fields } = readParameters(context, itemIndex, {
		nameTemplate: z.string(),
		templateFields: templateFields.default({ field: [] }),
	});
	return { template: parseTemplate(nameTemplate), fields };
}

/** The template behind `Last, First - Case ID`. */
export const LAST_FIRST_TEMPLATE: readonly TemplatePart[] = [
	{ kind: 'field', name: 'client' },
	{ kind: 'text', text: ' - ' },
	{ kind: 'case ID' },
];

/** `Last, First - Case ID`; a client with one name only, as an organization has, stands without the comma. */
function lastFirstNaming(client: { lastName: string; firstName: string }): Naming {
	const names = [client.lastName.trim(), client.firstName.trim()].filter((name) => name !== '');
	if (names.length === 0) {
		throw new Refusal(
			'invalid_input',
			'The folder name needs the client’s name, but this item has neither a last nor a first name',
			'Map the fields Client Last Name and Client First Name, or set Folder Naming to Case ID.',
		);
	}
	return { template: LAST_FIRST_TEMPLATE, fields: { client: names.join(', ') } };
}
