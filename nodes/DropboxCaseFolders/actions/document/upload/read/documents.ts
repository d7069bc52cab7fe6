import type { IBinaryData, IExecuteFunctions } from 'n8n-workflow';
import { Refusal } from '../../../../../shared/core/Refusal';
import { documentName, textFileName } from '../../../../../shared/domain/naming/documentName';
import type { SafeName } from '../../../../../shared/domain/naming/safeName';
import { LIKE_PACKAGE_FILE, unreservedName } from '../../../../../shared/domain/naming/unreservedName';
import { optionalText, text } from '../../../../../shared/node/readParameters';
import { readParameters, readParametersWithWarnings } from '../../../../../shared/dropboxNode/readParameters';
import { z } from '../../../../../shared/vendor/zod';
import type { GivenDocument } from '../UploadRequest';
import {
	createBinarySource,
	createTextSource,
	describeBinary,
	presentFields,
} from '../../../../../shared/node/documentSources';

/** Anything that can be written down, for what stands in a file. */
const content = z.union([text, z.boolean().transform(String)]);

/** @throws Refusal `invalid_input` without a name, `name_not_allowed` */
export function readTextDocument(context: IExecuteFunctions, itemIndex: number): GivenDocument {
	const { given, warnings } = readParametersWithWarnings(context, itemIndex, {
		text: content,
		fileName: optionalText,
	});
	if (given.fileName.trim() === '') {
		throw new Refusal(
			'invalid_input',
			'The text has no file name',
			'Fill in File Name, e.g. Note 2026-03-14.txt.',
		);
	}
	const named = unreserved(textFileName(given.fileName));
	return {
		label: 'text',
		...named,
		warnings: [...warnings, ...named.warnings],
		source: createTextSource(given.text),
		isBlank: given.text.trim() === '',
	};
}

/**
 * @param fileName `''` where each keeps its own
 * @throws Refusal `invalid_input`, `name_not_allowed`, `source_incomplete`
 */
export async function readBinaryDocuments(
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
			`There is one File Name for ${fields.length} documents`,
			'Leave File Name empty so that each document keeps its own name, or upload one binary field per item.',
		);
	}
	return await Promise.all(
		fields.map(async ([name, binary]) => ({
			label: `binary field “${name}”`,
			...unreserved(documentName(fileName, describeBinary(binary), name)),
			source: await createBinarySource(binary, context.helpers),
			isBlank: false,
		})),
	);
}

const unreserved = (named: SafeName): SafeName =>
	LIKE_PACKAGE_FILE.test(named.name) ? unreservedName(named) : named;

/**
 * The item's binary fields: those named, in the order of the names, or all.
 * @param wanted names with commas between them, or undefined for all
 * @throws Refusal `invalid_input` naming the field that is missing and those that are there
 */
function binaryFields(
	context: IExecuteFunctions,
	itemIndex: number,
	wanted: string | undefined,
): Array<[name: string, binary: IBinaryData]> {
	const present = presentFields(context, itemIndex);
	if (wanted === undefined) {
		// What an API says of its files may look like one: it is none where the item has its files beside its values.
		const beside = Object.entries(context.getInputData()[itemIndex]?.binary ?? {});
		if (beside.length > 0) return beside;
		if (present.size > 0) return [...present];
		throw missing('The item has no binary field, so there is no document to upload', present);
	}
	const names = [...new Set(wanted.split(',').map((name) => name.trim()))].filter((name) => name !== '');
	if (names.length === 0) throw missing('Input Binary Field is empty', present);
	return names.map((name) => {
		const binary = present.get(name);
		if (binary === undefined) throw missing(`The item has no binary field “${name}”`, present);
		return [name, binary];
	});
}

function missing(message: string, present: ReadonlyMap<string, IBinaryData>): Refusal {
	const names = [...present.keys()].map((name) => `“${name}”`).join(', ');
	return new Refusal(
		'invalid_input',
		message,
		present.size === 0
			? 'This item has none. Check that the previous node passes files on, or set Document From to Text.'
			: `This item has ${names}. Enter one of them under Input Binary Field, or several separated by commas.`,
	);
}
