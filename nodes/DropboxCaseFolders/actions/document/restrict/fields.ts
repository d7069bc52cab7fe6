import type { INodeProperties, IExecuteFunctions } from 'n8n-workflow';
import { dryRunField, fileLocator, folderLocator } from '../../../../shared/dropboxNode/fields';
import {
	restrictedFolderFields,
	restrictionOptions,
	readRestriction,
	type Restriction,
} from '../../shared/restriction/restrictedFolderFields';
import { optionsField } from '../../../../shared/node/panel';
import { readDryRun } from '../../shared/dryRun/runWithDryRun';
import { addressFrom } from '../../../../shared/domain/addressFrom';
import { documentAddressFrom } from '../../../../shared/domain/documentAddressFrom';
import { z } from '../../../../shared/vendor/zod';
import { resourceLocator } from '../../../../shared/node/readParameters';
import { readParameters } from '../../../../shared/dropboxNode/readParameters';

const [restrictedFolderIn, ...restrictedFolder] = restrictedFolderFields;

export const restrictFields: INodeProperties[] = [
	fileLocator({
		displayName: 'Document',
		name: 'document',
		description:
			'The document to restrict. It is moved to the restricted folder and keeps its ID and versions.',
		required: true,
	}),
	...(restrictedFolderIn === undefined ? [] : [restrictedFolderIn]),
	folderLocator({
		displayName: 'Case Folder',
		name: 'caseFolder',
		description: 'The folder of the case, which contains the restricted folder',
		required: true,
		displayOptions: { show: { restrictedFolderIn: ['caseFolder'] } },
	}),
	...restrictedFolder,
	optionsField([...restrictionOptions, dryRunField()]),
];

export interface RestrictRequest {
	/** Address of the document. */
	document: string;
	restriction: Restriction;
	dryRun: boolean;
}

/** @throws Refusal `invalid_input` naming the field, `name_not_allowed` */
export function readRestrictRequest(context: IExecuteFunctions, itemIndex: number): RestrictRequest {
	const { document, restrictedFolderIn } = readParameters(context, itemIndex, {
		document: resourceLocator,
		restrictedFolderIn: z.enum(['caseFolder', 'dropbox']),
	});
	// The panel shows the case folder only where the restricted folder lies in it.
	const caseFolder =
		restrictedFolderIn === 'caseFolder'
			? readParameters(context, itemIndex, { caseFolder: resourceLocator }).caseFolder
			: undefined;
	return {
		document: documentAddressFrom(document),
		restriction: readRestriction(context, itemIndex, caseFolder && addressFrom(caseFolder)),
		dryRun: readDryRun(context, itemIndex),
	};
}
