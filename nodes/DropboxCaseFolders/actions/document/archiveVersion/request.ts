import type { IExecuteFunctions } from 'n8n-workflow';
import { addressFrom } from '../../../../shared/domain/addressFrom';
import { documentAddressFrom } from '../../../../shared/domain/documentAddressFrom';
import { safeRelativePath } from '../../../../shared/domain/naming/safeName';
import { Refusal } from '../../../../shared/core/Refusal';
import { z } from '../../../../shared/vendor/zod';
import { optionalText, resourceLocator } from '../../../../shared/node/readParameters';
import { readParameters } from '../../../../shared/dropboxNode/readParameters';

export interface ArchiveRequest {
	/** Address of the document. */
	document: string;
	/** Address of the case folder; undefined for an archive folder beside the document. */
	caseFolder: string | undefined;
	/** Relative path, safe, not empty. */
	archiveFolder: string;
	/** Whether a copy goes into the archive, or the document itself. */
	afterwards: 'stays' | 'moves';
	/** Name of the time zone in which the version's date is written. */
	timezone: string;
	/** Whether to only report what would be done. */
	dryRun: boolean;
	/** Whether what few workflows need is left out of the row. */
	simplify: boolean;
}

/** @throws Refusal `invalid_input` naming the field, `name_not_allowed` */
export function readArchiveRequest(context: IExecuteFunctions, itemIndex: number): ArchiveRequest {
	const given = readParameters(
		context,
		itemIndex,
		{
			document: resourceLocator,
			caseFolder: resourceLocator,
			archiveFolder: optionalText,
			originalDocument: z.enum(['stays', 'moves']),
			simplify: z.boolean().default(true),
			dryRun: z.boolean(),
		},
		'archiveVersion',
	);
	const { path: archiveFolder } = safeRelativePath(given.archiveFolder);
	if (archiveFolder === '') {
		throw new Refusal(
			'invalid_input',
			'The archive folder has no name',
			'Fill the field Archive Folder, e.g. with _Archive.',
		);
	}
	return {
		document: documentAddressFrom(given.document),
		caseFolder: given.caseFolder.value.trim() === '' ? undefined : addressFrom(given.caseFolder),
		archiveFolder,
		afterwards: given.originalDocument,
		timezone: context.getTimezone(),
		dryRun: given.dryRun,
		simplify: given.simplify,
	};
}
