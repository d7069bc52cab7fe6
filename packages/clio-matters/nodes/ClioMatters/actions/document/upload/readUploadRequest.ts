import type { IBinaryData, IExecuteFunctions } from 'n8n-workflow';
import { documentName } from '../../../../../../../nodes/shared/domain/naming/documentName';
import {
	optionalRecordLocator,
	readParameters,
	readParametersWithWarnings,
	recordLocator,
} from '../../../../../../../nodes/shared/clioNode/readParameters';
import { createBinarySource, describeBinary } from '../../../../../../../nodes/shared/node/documentSources';
import {
	contentTypeOf,
	namedBinaryFields,
	oneNameRefusal,
} from '../../../../../../../nodes/shared/node/binaryFields';
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
	const fields = namedBinaryFields(context, item, binaryFields);
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
		contentType: contentTypeOf(described.mimeType),
		source: await createBinarySource(binary, context.helpers),
	};
}
