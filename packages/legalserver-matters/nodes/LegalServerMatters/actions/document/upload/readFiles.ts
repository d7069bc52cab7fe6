import type { IBinaryData, IExecuteFunctions } from 'n8n-workflow';
import { documentName } from '../../../../../../../nodes/shared/domain/naming/documentName';
import {
	contentTypeOf,
	namedBinaryFields,
	oneNameRefusal,
} from '../../../../../../../nodes/shared/node/binaryFields';
import { createBinarySource, describeBinary } from '../../../../../../../nodes/shared/node/documentSources';
import type { GivenFile } from './measureFile';

/** The files of an item. @param fileName empty where each keeps its own @throws Refusal `invalid_input` and others */
export async function readFiles(
	context: IExecuteFunctions,
	item: number,
	binaryFields: string,
	fileName = '',
): Promise<GivenFile[]> {
	const fields = namedBinaryFields(context, item, binaryFields);
	if (fileName !== '' && fields.length > 1) throw oneNameRefusal(fields.length);
	return await Promise.all(
		fields.map(async ([field, binary]) => await readFile(field, binary, fileName, context)),
	);
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
