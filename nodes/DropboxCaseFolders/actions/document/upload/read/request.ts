import type { IExecuteFunctions } from 'n8n-workflow';
import { Refusal } from '../../../../../shared/core/Refusal';
import { addressFrom } from '../../../../../shared/domain/addressFrom';
import { documentAddressFrom } from '../../../../../shared/domain/documentAddressFrom';
import type { ConflictRule, DuplicateRule } from '../../../../../shared/domain/documents/DocumentFacts';
import { safeRelativePath } from '../../../../../shared/domain/naming/safeName';
import { pathKey } from '../../../../../shared/domain/paths';
import {
	CategoryMap,
	routesFrom,
	subfolderFor,
	type CategoryRoute,
	type SubfolderChoice,
} from '../../../../../shared/domain/routing/CategoryMap';
import { optionalText, resourceLocator, wholeNumber } from '../../../../../shared/node/readParameters';
import { readParameters, readParametersWithWarnings } from '../../../../../shared/dropboxNode/readParameters';
import { timeZone } from '../../../../../shared/node/timeZoneOption';
import { z } from '../../../../../shared/vendor/zod';
import { dryRunSchema } from '../../../shared/dryRun/runWithDryRun';
import type { UploadRequest } from '../UploadRequest';
import { readBinaryDocuments, readTextDocument } from './documents';

const DUPLICATES = {
	doNotCheck: 'not looked for',
	sameContent: 'same content',
	sameNameAndSize: 'same name and size',
} as const satisfies Record<string, DuplicateRule>;

/** How documents are filed, in `filingOptions`. n8n leaves out what nobody added. */
export const filingOptionsShape = {
	archiveFolder: optionalText.default('_Archive'),
	checkForDuplicates: z
		.enum(['doNotCheck', 'sameContent', 'sameNameAndSize'])
		.default('doNotCheck')
		.transform((choice) => DUPLICATES[choice]),
	lockArchivedVersions: z.boolean().default(false),
};

const options = z.object({
	...filingOptionsShape,
	skipSmallerThan: wholeNumber(0).default(0),
	fileName: optionalText,
	existingFileId: optionalText,
	timeZone: timeZone.optional(),
	simplify: z.boolean().default(true),
	dryRun: dryRunSchema,
});

export const filingRule = z.enum(['skipIfIdentical', 'keepBoth', 'replace', 'archive', 'fail']);

const shape = {
	caseFolder: resourceLocator,
	documentFrom: z.enum(['binaryFields', 'allBinaryFields', 'text']),
	ifNameTaken: filingRule,
	options: options.default({}),
};

/** One category, or the several that a document has. */
export const categories = z.union([z.array(optionalText), optionalText.transform((one) => [one])]);

const routes = z.object({
	route: z.array(z.object({ category: optionalText, subfolder: optionalText })).default([]),
});

/** @throws Refusal `invalid_input`, `name_not_allowed`, `source_incomplete` */
export async function readUploadRequest(
	context: IExecuteFunctions,
	itemIndex: number,
): Promise<UploadRequest> {
	const { given, warnings: said } = readParametersWithWarnings(context, itemIndex, shape);
	const { path, warnings } = readSubfolder(context, itemIndex);
	const documents =
		given.documentFrom === 'text'
			? [readTextDocument(context, itemIndex)]
			: await readBinaryDocuments(context, itemIndex, given.documentFrom, given.options.fileName.trim());
	return {
		caseFolder: addressFrom(given.caseFolder),
		subfolder: path,
		warnings: [...said, ...warnings],
		rule: given.ifNameTaken,
		duplicates: given.options.checkForDuplicates,
		minimumSize: given.options.skipSmallerThan,
		archiveFolder: safeArchiveFolder(given.options.archiveFolder, given.ifNameTaken, path),
		lockArchived: given.options.lockArchivedVersions,
		timezone: given.options.timeZone || context.getTimezone(),
		simplify: given.options.simplify,
		dryRun: given.options.dryRun,
		existingFileId: readExistingFileId(given.options.existingFileId.trim(), documents.length),
		documents,
	};
}

/** @throws Refusal `invalid_input` for what is no ID, or where it cannot be said which of several documents it is */
function readExistingFileId(given: string, documents: number): string | undefined {
	if (given === '') return undefined;
	if (documents > 1) {
		throw new Refusal(
			'invalid_input',
			`There is one Existing File ID for ${documents} documents`,
			'Leave Existing File ID empty, or upload one binary field per item.',
		);
	}
	return documentAddressFrom({ mode: 'id', value: given });
}

/** Where in the case folder the documents of an item go. */
function readSubfolder(context: IExecuteFunctions, itemIndex: number): SubfolderChoice {
	const { fileInto } = readParameters(context, itemIndex, {
		fileInto: z.enum(['caseFolder', 'subfolder', 'category']),
	});
	if (fileInto === 'caseFolder') return { path: '', warnings: [] };
	if (fileInto === 'subfolder') {
		const { given, warnings } = readParametersWithWarnings(context, itemIndex, { subfolder: optionalText });
		const place = safeRelativePath(given.subfolder);
		return { ...place, warnings: [...warnings, ...place.warnings] };
	}
	const { given, warnings } = readParametersWithWarnings(context, itemIndex, {
		category: categories,
		specifySubfolders: z.enum(['fields', 'json']),
		defaultSubfolder: optionalText,
	});
	const map = new CategoryMap(readRoutes(context, itemIndex, given.specifySubfolders));
	const place = subfolderFor(given.category, map, given.defaultSubfolder);
	return { ...place, warnings: [...warnings, ...place.warnings] };
}

function readRoutes(
	context: IExecuteFunctions,
	itemIndex: number,
	using: 'fields' | 'json',
): CategoryRoute[] {
	if (using === 'json')
		return routesFrom(readParameters(context, itemIndex, { subfoldersJson: z.unknown() }).subfoldersJson);
	return readParameters(context, itemIndex, { subfoldersForCategories: routes }).subfoldersForCategories
		.route;
}

/**
 * The folder that prior versions go into, made safe.
 * @param subfolder that the documents go into, safe
 * @throws Refusal `invalid_input` when it is the case folder itself, or documents would replace what it keeps
 */
export function safeArchiveFolder(given: string, rule: ConflictRule, subfolder: string): string {
	const { path } = safeRelativePath(given);
	if (path === '') {
		throw new Refusal(
			'invalid_input',
			'The archive folder has no name',
			'Enter a name under Options → Archive Folder, e.g. _Archive, or remove the option.',
		);
	}
	if (rule === 'archive' && `${pathKey(subfolder)}/`.startsWith(`${pathKey(path)}/`)) {
		throw new Refusal(
			'invalid_input',
			'Documents cannot be filed in the archive folder, which only keeps prior versions',
			'Choose another subfolder, another Archive Folder, or another rule under If the Name Is Taken.',
		);
	}
	return path;
}
