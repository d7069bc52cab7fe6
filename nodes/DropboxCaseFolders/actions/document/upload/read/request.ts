import type { IBinaryData, IExecuteFunctions } from 'n8n-workflow';
import { addressFrom } from '../../../../../shared/domain/addressFrom';
import {
	documentName,
	textFileName,
	type FileDescription,
} from '../../../../../shared/domain/naming/documentName';
import { Refusal } from '../../../../../shared/core/Refusal';
import type { DuplicateRule } from '../../../../../shared/domain/documents/DocumentFacts';
import { z } from '../../../../../shared/vendor/zod';
import { optionalText, resourceLocator, text } from '../../../../../shared/node/readParameters';
import { readParameters, readParametersWithWarnings } from '../../../../../shared/dropboxNode/readParameters';
import { safeArchiveFolder } from './safeArchiveFolder';
import { binaryFields } from './binaryFields';
import { binarySource, textSource } from './binarySource';
import { readSubfolder } from './readSubfolder';
import type { GivenDocument, UploadRequest } from '../UploadRequest';

/** Anything that can be written down, for what stands in a file. */
const content = z.union([text, z.boolean().transform(String)]);

const DUPLICATES = {
	notLookedFor: 'not looked for',
	sameContent: 'same content',
	sameNameAndSize: 'same name and size',
} as const satisfies Record<string, DuplicateRule>;

/** All may be absent: they were not asked for in workflows of older versions. */
const options = z.object({
	archiveFolder: optionalText.default('_Archive'),
	duplicates: z
		.enum(['notLookedFor', 'sameContent', 'sameNameAndSize'])
		.default('notLookedFor')
		.transform((choice) => DUPLICATES[choice]),
	skipSmallerThan: z.coerce.number().int().min(0).default(0),
});

const shape = {
	caseFolder: resourceLocator,
	documentFrom: z.enum(['binaryFields', 'allBinaryFields', 'text']),
	fileName: optionalText,
	ifNameTaken: z.enum(['skipIfIdentical', 'keepBoth', 'replace', 'archive', 'fail']),
	options: options.default({}),
	simplify: z.boolean().default(true),
	dryRun: z.boolean(),
};

/** @throws Refusal `invalid_input`, `name_not_allowed`, `source_incomplete` */
export async function readUploadRequest(
	context: IExecuteFunctions,
	itemIndex: number,
): Promise<UploadRequest> {
	const { given, warnings: said } = readParametersWithWarnings(context, itemIndex, shape);
	const { path, warnings } = readSubfolder(context, itemIndex);
	return {
		caseFolder: addressFrom(given.caseFolder),
		subfolder: path,
		warnings: [...said, ...warnings],
		rule: given.ifNameTaken,
		duplicates: given.options.duplicates,
		minimumSize: given.options.skipSmallerThan,
		archiveFolder: safeArchiveFolder(given.options.archiveFolder, given.ifNameTaken, path),
		timezone: context.getTimezone(),
		simplify: given.simplify,
		dryRun: given.dryRun,
		documents:
			given.documentFrom === 'text'
				? [textDocument(context, itemIndex, given.fileName)]
				: await binaryDocuments(context, itemIndex, given.documentFrom, given.fileName.trim()),
	};
}

function textDocument(context: IExecuteFunctions, itemIndex: number, fileName: string): GivenDocument {
	const given = readParameters(context, itemIndex, { text: content });
	if (fileName.trim() === '') {
		throw new Refusal(
			'invalid_input',
			'The text has no file name',
			'Fill the field File Name, e.g. with Note 2026-03-14.txt.',
		);
	}
	return {
		label: 'text',
		...textFileName(fileName),
		source: textSource(given.text),
		isBlank: given.text.trim() === '',
	};
}

async function binaryDocuments(
	context: IExecuteFunctions,
	itemIndex: number,
	from: 'binaryFields' | 'allBinaryFields',
	fileName: string,
): Promise<GivenDocument[]> {
	const wanted =
		from === 'binaryFields' ? readParameters(context, itemIndex, { binaryFields: optionalText }) : undefined;
	const fields = binaryFields(context, itemIndex, wanted?.binaryFields);
	if (fileName !== '' && fields.length > 1) {
		throw new Refusal(
			'invalid_input',
			`One file name was given for ${fields.length} documents`,
			'Leave File Name empty, so that each keeps its own, or upload one binary field per item.',
		);
	}
	return await Promise.all(
		fields.map(async (field) => ({
			label: `binary field “${field.name}”`,
			...documentName(fileName, describeBinary(field.binary), field.name),
			source: await binarySource(field.binary, context.helpers),
			isBlank: false,
		})),
	);
}

/** n8n's webhook names a body after nothing but a number of its own; what was fetched has a folder, its address. */
const MADE_UP = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** What is known of a file. Nodes may leave out what n8n's types promise. */
function describeBinary({
	fileName,
	fileExtension,
	mimeType,
	directory,
}: Partial<IBinaryData>): FileDescription {
	const own = fileName ?? '';
	const isMadeUp = directory === undefined && MADE_UP.test(own);
	return {
		fileName: isMadeUp ? '' : own,
		fileExtension: fileExtension ?? '',
		mimeType: mimeType ?? '',
	};
}
