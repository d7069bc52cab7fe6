import type { IExecuteFunctions } from 'n8n-workflow';
import { addressFrom } from '../../../../shared/domain/addressFrom';
import { parseTemplate, type TemplatePart } from '../../../../shared/domain/naming/parseTemplate';
import { Refusal } from '../../../../shared/core/Refusal';
import { z } from '../../../../shared/vendor/zod';
import { optionalText, resourceLocator } from '../../../../shared/node/readParameters';
import { readParameters } from '../../../../shared/dropboxNode/readParameters';
import { LAST_FIRST_TEMPLATE } from '../create/request';
import type { FindRequest } from './FindRequest';

const shape = {
	caseId: optionalText,
	searchIn: resourceLocator,
	folderName: z.enum(['caseId', 'lastFirstCaseId', 'template']).default('caseId'),
	options: z.object({ ifSeveralMatch: z.enum(['refuse', 'all']).default('refuse') }).default({}),
};

/** @throws Refusal `invalid_input` */
export function readFindRequest(context: IExecuteFunctions, itemIndex: number): FindRequest {
	const { caseId, searchIn, folderName, options } = readParameters(context, itemIndex, shape);
	if (caseId.trim() === '') {
		throw new Refusal('invalid_input', 'The case ID is empty', 'Map the field Case ID to the case number.');
	}
	return {
		caseId: caseId.trim(),
		within: addressFrom(searchIn),
		template: readTemplate(folderName, context, itemIndex),
		several: options.ifSeveralMatch,
	};
}

function readTemplate(
	choice: 'caseId' | 'lastFirstCaseId' | 'template',
	context: IExecuteFunctions,
	itemIndex: number,
): readonly TemplatePart[] {
	if (choice === 'caseId') return [{ kind: 'case ID' }];
	if (choice === 'lastFirstCaseId') return LAST_FIRST_TEMPLATE;
	return parseTemplate(readParameters(context, itemIndex, { nameTemplate: z.string() }).nameTemplate);
}
