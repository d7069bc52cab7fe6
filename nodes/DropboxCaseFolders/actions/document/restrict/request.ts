import type { IExecuteFunctions } from 'n8n-workflow';
import { addressFrom } from '../../../../shared/domain/addressFrom';
import { documentAddressFrom } from '../../../../shared/domain/documentAddressFrom';
import { z } from '../../../../shared/vendor/zod';
import { resourceLocator } from '../../../../shared/node/readParameters';
import { readParameters } from '../../../../shared/dropboxNode/readParameters';
import { readRestriction, type Restriction } from '../../shared/restriction/readRestriction';

export interface RestrictRequest {
	/** Address of the document. */
	document: string;
	restriction: Restriction;
	dryRun: boolean;
}

/** @throws Refusal `invalid_input` naming the field, `name_not_allowed` */
export function readRestrictRequest(context: IExecuteFunctions, itemIndex: number): RestrictRequest {
	const { document, restrictedFolderIn, dryRun } = readParameters(context, itemIndex, {
		document: resourceLocator,
		restrictedFolderIn: z.enum(['caseFolder', 'dropbox']),
		dryRun: z.boolean(),
	});
	// The panel shows the case folder only where the restricted folder lies in it.
	const caseFolder =
		restrictedFolderIn === 'caseFolder'
			? readParameters(context, itemIndex, { caseFolder: resourceLocator }).caseFolder
			: undefined;
	return {
		document: documentAddressFrom(document),
		restriction: readRestriction(context, itemIndex, caseFolder && addressFrom(caseFolder)),
		dryRun,
	};
}
