import type { IExecuteFunctions } from 'n8n-workflow';
import {
	matterKey,
	readParametersWithWarnings,
} from '../../../../../../../nodes/shared/legalserverNode/readParameters';
import { oneNameRefusal } from '../../../../../../../nodes/shared/node/binaryFields';
import { InvalidField } from '../../../../../../../nodes/shared/node/InvalidField';
import { optionalText } from '../../../../../../../nodes/shared/node/readParameters';
import { z } from '../../../../../../../nodes/shared/vendor/zod';
import { dryRunSchema } from '../../shared/dryRunOption';
import type { GivenFile } from './measureFile';
import { readFiles } from './readFiles';
import type { CaseUpload } from './uploadCases';

export interface UploadRequest extends CaseUpload {
	files: GivenFile[];
	/** Of a single file; that of its name where there is none. */
	title: string | undefined;
	description: string | undefined;
	typeId: number | undefined;
	/** Sentences about what it was given. */
	warnings: string[];
}

export const ifExistsSchema = z.enum(['skip', 'upload']);

/** @throws Refusal `invalid_input` naming the field; `name_not_allowed`, `source_incomplete` */
export async function readUploadRequest(context: IExecuteFunctions, item: number): Promise<UploadRequest> {
	const { given, warnings } = readParametersWithWarnings(context, item, {
		...{ matter: matterKey, binaryFields: optionalText, ifExists: ifExistsSchema },
		options: z
			.object({
				...{ description: optionalText, documentTypeId: optionalText, dryRun: dryRunSchema },
				...{ fileName: optionalText, title: optionalText },
			})
			.partial()
			.default({}),
	});
	const { matter, binaryFields, ifExists, options } = given;
	const title = titleFrom(options.title ?? '');
	const files = await readFiles(context, item, binaryFields, options.fileName?.trim());
	if (title !== undefined && files.length > 1) throw oneNameRefusal(files.length, 'Title');
	return {
		...{ key: matter, ifExists, dryRun: options.dryRun ?? false, files, title, warnings },
		description: emptyIsNone(options.description ?? ''),
		typeId: typeIdFrom(options.documentTypeId ?? ''),
	};
}

const emptyIsNone = (given: string): string | undefined => (given.trim() === '' ? undefined : given.trim());

/** Characters. LegalServer may cut off more, and the document would not be found again. */
const LONGEST_TITLE = 255;

function titleFrom(given: string): string | undefined {
	const title = given.replace(/\s+/g, ' ').trim();
	if (title.length > LONGEST_TITLE)
		throw new InvalidField(['options', 'title'], `it is longer than ${LONGEST_TITLE} characters`);
	return title === '' ? undefined : title;
}

function typeIdFrom(given: string): number | undefined {
	const text = given.trim();
	if (text === '') return undefined;
	if (/^\d{1,15}$/.test(text) && Number(text) > 0) return Number(text);
	throw new InvalidField(
		['options', 'documentTypeId'],
		'it is not the ID of a document type, which is a number',
	);
}
