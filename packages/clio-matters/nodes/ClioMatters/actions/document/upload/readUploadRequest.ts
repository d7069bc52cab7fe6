import type { IBinaryData, IExecuteFunctions } from 'n8n-workflow';
import { Refusal } from '../../../../../../../nodes/shared/core/Refusal';
import { documentName } from '../../../../../../../nodes/shared/domain/naming/documentName';
import {
	emptyFieldRefusal,
	optionalRecordLocator,
	readParameters,
	readParametersWithWarnings,
	recordLocator,
} from '../../../../../../../nodes/shared/clioNode/readParameters';
import {
	createBinarySource,
	describeBinary,
	presentFields,
} from '../../../../../../../nodes/shared/node/documentSources';
import { optionalText } from '../../../../../../../nodes/shared/node/readParameters';
import { z } from '../../../../../../../nodes/shared/vendor/zod';
import { dryRunSchema } from '../../shared/dryRunOption';
import type { Destination, GivenFile, UploadRequest } from './UploadRequest';

/** The kinds of destinations: by the value of the panel's menu, which is also the name of its field. */
const TYPES = { contact: 'Contact', document: 'Document', folder: 'Folder', matter: 'Matter' } as const;

/** The pages whose addresses are taken. */
const PAGES = { contact: 'contacts', document: 'documents', folder: undefined, matter: 'matters' } as const;

const destinationSchema = z.enum(['contact', 'document', 'folder', 'matter']);

const ruleSchema = z.enum(['addVersion', 'keep', 'refuse']);

/** @throws Refusal `invalid_input` naming the field; `name_not_allowed`, `source_incomplete` */
export async function readUploadRequest(context: IExecuteFunctions, item: number): Promise<UploadRequest> {
	const to = readParameters(context, item, { uploadTo: destinationSchema }).uploadTo;
	const { given, warnings } = readParametersWithWarnings(context, item, {
		[to]: recordLocator(PAGES[to]),
		binaryFields: optionalText,
		options: z
			.object({ category: optionalRecordLocator(), dryRun: dryRunSchema, fileName: optionalText })
			.partial()
			.default({}),
	});
	const { options, binaryFields } = given as {
		options: { category?: number | undefined; dryRun?: boolean; fileName?: string };
		binaryFields: string;
	};
	const ifExists =
		to === 'document' ? 'addVersion' : readParameters(context, item, { ifExists: ruleSchema }).ifExists;
	const destination: Destination = { type: TYPES[to], id: (given as Record<string, unknown>)[to] as number };
	const fields = wantedFields(context, item, binaryFields);
	const fileName = options.fileName?.trim() ?? '';
	if (fileName !== '' && fields.length > 1) throw oneNameRefusal(fields.length);
	return {
		...{ to: destination, ifExists, categoryId: options.category, warnings },
		dryRun: options.dryRun ?? false,
		files: await Promise.all(
			fields.map(async ([field, binary]) => await readFile(field, binary, fileName, context)),
		),
	};
}

async function readFile(
	field: string,
	binary: IBinaryData,
	fileName: string,
	context: IExecuteFunctions,
): Promise<GivenFile> {
	const described = describeBinary(binary);
	return {
		...documentName(fileName, described, field),
		contentType: TYPE.test(described.mimeType) ? described.mimeType : 'application/octet-stream',
		source: await createBinarySource(binary, context.helpers),
	};
}

/** Kinds of files that Clio takes: anything else would be refused. */
const TYPE = /^(text|image|audio|video|application|font|model|message|multipart)\/[\w.+-]{1,100}$/;

/** The item's binary fields that are named, in the order of the names. @throws Refusal `invalid_input` */
function wantedFields(
	context: IExecuteFunctions,
	item: number,
	wanted: string,
): Array<[name: string, binary: IBinaryData]> {
	const names = [...new Set(wanted.split(',').map((name) => name.trim()))].filter((name) => name !== '');
	if (names.length === 0)
		throw emptyFieldRefusal('Input Binary Field', 'the name of the field with the file, such as data');
	const present = presentFields(context, item);
	return names.map((name) => {
		const binary = present.get(name);
		if (binary === undefined) throw missingFieldRefusal(name, [...present.keys()]);
		return [name, binary];
	});
}

const missingFieldRefusal = (name: string, present: readonly string[]): Refusal =>
	new Refusal(
		'invalid_input',
		`The item has no binary field “${name}”`,
		present.length === 0
			? 'This item has no files. Check that the previous node passes files on.'
			: `This item has ${present.map((each) => `“${each}”`).join(', ')}. Enter one of them under Input Binary Field, or several separated by commas.`,
	);

const oneNameRefusal = (count: number): Refusal =>
	new Refusal(
		'invalid_input',
		`There is one File Name for ${count} files`,
		'Remove the option File Name so that each file keeps its own name, or upload one binary field per item.',
	);
