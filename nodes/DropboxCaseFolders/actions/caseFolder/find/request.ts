import type { IExecuteFunctions } from 'n8n-workflow';
import { addressFrom } from '../../../../shared/domain/address';
import { templateParts, type Part } from '../../../../shared/domain/naming/template';
import { Refusal } from '../../../../shared/domain/Refusal';
import { z } from '../../../../shared/vendor/zod';
import { optionalText, pointer, readParameters } from '../../parameters';
import { LAST_FIRST } from '../create/request';
import type { FindRequest } from './FindRequest';

const shape = {
	caseId: optionalText,
	searchIn: pointer,
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
		template: templateOf(folderName, context, itemIndex),
		several: options.ifSeveralMatch,
	};
}

function templateOf(
	choice: 'caseId' | 'lastFirstCaseId' | 'template',
	context: IExecuteFunctions,
	itemIndex: number,
): readonly Part[] {
	if (choice === 'caseId') return [{ kind: 'case ID' }];
	if (choice === 'lastFirstCaseId') return LAST_FIRST;
	return templateParts(readParameters(context, itemIndex, { nameTemplate: z.string() }).nameTemplate);
}
