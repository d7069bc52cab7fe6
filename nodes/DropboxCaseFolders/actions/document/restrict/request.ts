import type { IExecuteFunctions } from 'n8n-workflow';
import { addressFrom } from '../../../../shared/domain/address';
import { documentAddressFrom } from '../../../../shared/domain/documentAddress';
import { z } from '../../../../shared/vendor/zod';
import { pointer, readParameters } from '../../parameters';
import { readRestriction } from './readRestriction';
import type { Restriction } from './RestrictedPlace';

export interface RestrictRequest {
	/** Address of the document. */
	document: string;
	restriction: Restriction;
	dryRun: boolean;
}

/** @throws Refusal `invalid_input` naming the field, `name_not_allowed` */
export function readRestrictRequest(context: IExecuteFunctions, itemIndex: number): RestrictRequest {
	const { document, restrictedFolderIn, dryRun } = readParameters(context, itemIndex, {
		document: pointer,
		restrictedFolderIn: z.enum(['caseFolder', 'dropbox']),
		dryRun: z.boolean(),
	});
	// The panel shows the case folder only where the restricted folder lies in it.
	const caseFolder =
		restrictedFolderIn === 'caseFolder'
			? readParameters(context, itemIndex, { caseFolder: pointer }).caseFolder
			: undefined;
	return {
		document: documentAddressFrom(document),
		restriction: readRestriction(context, itemIndex, caseFolder && addressFrom(caseFolder)),
		dryRun,
	};
}
