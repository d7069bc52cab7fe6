import type { IExecuteFunctions } from 'n8n-workflow';
import { Refusal } from '../../../../shared/core/Refusal';
import { textOf } from '../../../../shared/domain/queue/rowFrom';
import { readExpected } from '../../../../shared/domain/reconciliation/readExpected';
import {
	RECONCILED_SOURCES,
	type CaseToCompare,
	type ReconciledSource,
} from '../../../../shared/domain/reconciliation/Reconciliation';
import { readSettings } from '../../../../shared/domain/settings/Settings';
import { typeNameOf } from '../../../../shared/node/InvalidField';
import { text } from '../../../../shared/node/readParameters';
import { z } from '../../../../shared/vendor/zod';
import { jsonList, jsonObject } from '../../shared/jsonObject';
import { readParameters } from '../readParameters';
import { readFiled, readFolder, readListed } from './readSides';

export interface CompareRequest {
	source: ReconciledSource;
	caseKey: string;
	/** `''` where the case has no folder. */
	folderId: string;
	night: string;
	given: CaseToCompare;
	/** Names by documents' IDs; undefined where they are not asked for. */
	names: ReadonlyMap<string, string> | undefined;
}

/** A list that an expression did not find is not an empty one: everything in it would count as missing. */
const requiredList = z.unknown().transform((given, check): unknown => {
	if (given !== undefined && given !== null && given !== '') return given;
	check.addIssue({ code: 'custom', message: `it contains ${typeNameOf(given)} instead of a list` });
	return z.NEVER;
});

const shape = {
	source: z.enum(RECONCILED_SOURCES),
	case: jsonObject,
	documents: requiredList.pipe(jsonList),
	folder: jsonObject,
	filed: requiredList.pipe(jsonList),
	settings: jsonObject,
	night: text,
	options: z
		.object({
			filesElsewhere: jsonList.optional(),
			includeNames: z.boolean().default(false),
			knownFolderId: z.string().default(''),
		})
		.default({ includeNames: false, knownFolderId: '' }),
};

const CASE_KEYS: Readonly<Record<ReconciledSource, string>> = { clio: 'matterId', legalserver: 'matterUuid' };

/** @throws Refusal `invalid_input` naming the field, or the setting that is missing */
export function readCompareRequest(context: IExecuteFunctions, item: number): CompareRequest {
	const { source, night, options, ...fields } = readParameters(context, item, shape);
	const settings = readSettings(fields.settings);
	const caseKey = textOf(fields.case[CASE_KEYS[source]]);
	if (caseKey === '') throw withoutCase(CASE_KEYS[source]);
	const listed = readListed(fields.documents, source);
	const about = { source, caseKey, matter: fields.case, settings };
	const documents = 'unread' in listed ? listed : { items: readExpected(listed.items, about) };
	const all = 'unread' in documents ? [] : documents.items;
	return {
		...{ source, caseKey, folderId: textOf(fields.folder['folderId']), night },
		given: {
			documents,
			files: readFolder(fields.folder, settings.archiveVersions ? settings.archiveFolder : ''),
			register: readFiled(fields.filed, settings.environment === 'demo' ? `${source}-demo` : source),
			hadFolder: options.knownFolderId.trim() !== '',
			elsewhere: new Set((options.filesElsewhere ?? []).map(textOf).filter((id) => id !== '')),
		},
		names: options.includeNames
			? new Map(all.map(({ documentId, names: [name = ''] }) => [documentId, name]))
			: undefined,
	};
}

const withoutCase = (field: string): Refusal =>
	new Refusal(
		'invalid_input',
		`The field “Case” has no ${field}`,
		'Use the output of Get Matter, and check that Source is the system that it is from.',
	);
