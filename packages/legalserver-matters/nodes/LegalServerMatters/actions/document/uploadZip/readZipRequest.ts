import type { IExecuteFunctions } from 'n8n-workflow';
import { Refusal } from '../../../../../../../nodes/shared/core/Refusal';
import { safeName } from '../../../../../../../nodes/shared/domain/naming/safeName';
import { pathKey } from '../../../../../../../nodes/shared/domain/paths';
import {
	matterKey,
	readParametersWithWarnings,
} from '../../../../../../../nodes/shared/legalserverNode/readParameters';
import { emptyFieldRefusal, InvalidField } from '../../../../../../../nodes/shared/node/InvalidField';
import { optionalText } from '../../../../../../../nodes/shared/node/readParameters';
import { z } from '../../../../../../../nodes/shared/vendor/zod';
import { dryRunSchema } from '../../shared/dryRunOption';
import { apiVersionSchema } from '../apiVersion';
import type { GivenFile } from '../upload/measureFile';
import { readFiles } from '../upload/readFiles';
import { ifExistsSchema } from '../upload/readUploadRequest';
import type { CaseUpload } from '../upload/uploadCases';

export interface ZipRequest extends CaseUpload {
	files: GivenFile[];
	subfolder: string;
	/** Whether a single file goes in a ZIP, too. */
	alwaysZip: boolean;
	/** Sentences about what it was given. */
	warnings: string[];
}

/** @throws Refusal `invalid_input` naming the field; `name_not_allowed`, `source_incomplete` */
export async function readZipRequest(context: IExecuteFunctions, item: number): Promise<ZipRequest> {
	const { given, warnings } = readParametersWithWarnings(context, item, {
		...{ matter: matterKey, subfolder: optionalText, binaryFields: optionalText, ifExists: ifExistsSchema },
		options: z
			.object({ alwaysZip: z.boolean().default(false), apiVersion: apiVersionSchema, dryRun: dryRunSchema })
			.default({}),
	});
	const { matter, subfolder, binaryFields, ifExists, options } = given;
	const folder = subfolderFrom(subfolder);
	const files = await readFiles(context, item, binaryFields);
	requireDistinct(files);
	return {
		...{ key: matter, ifExists, files, subfolder: folder.name, version: options.apiVersion },
		...{ alwaysZip: options.alwaysZip, dryRun: options.dryRun },
		warnings: [...warnings, ...folder.warnings.map((warning) => `Subfolder: ${warning}`)],
	};
}

function subfolderFrom(given: string): ReturnType<typeof safeName> {
	if (given.trim() === '') throw emptyFieldRefusal('Subfolder', 'the name of a folder, such as Pleadings');
	if (/[\\/]/.test(given))
		throw new InvalidField(
			['subfolder'],
			'it is a path, and LegalServer accepts only the name of one subfolder',
		);
	return safeName(given, 'folder');
}

/** One of them would be lost where the ZIP is unpacked. */
function requireDistinct(files: readonly GivenFile[]): void {
	const names = new Set(files.map(({ name }) => pathKey(name)));
	if (names.size < files.length) throw sameNameRefusal();
}

const sameNameRefusal = (): Refusal =>
	new Refusal(
		'invalid_input',
		'Two files of the item have the same name, and a ZIP can hold each name only once',
		'Rename one of them in the node that produces it, or pass the files on in two items.',
	);
