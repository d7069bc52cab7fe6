import type { IExecuteFunctions } from 'n8n-workflow';
import { mapOk, mapGroups, done, type Outcome } from '../../../shared/core/outcome';
import { Refusal } from '../../../shared/core/Refusal';
import { addressFrom } from '../../../shared/domain/addressFrom';
import { parseTemplate, type TemplatePart } from '../../../shared/domain/naming/parseTemplate';
import type { DropboxPort } from '../../../shared/dropbox/port';
import type { Operation } from '../../../shared/node/Operation';
import type { DropboxOnly } from '../shared/Dependencies';
import { optionalText, resourceLocator } from '../../../shared/node/readParameters';
import { readParameters } from '../../../shared/dropboxNode/readParameters';
import { z } from '../../../shared/vendor/zod';
import { LAST_FIRST_TEMPLATE } from '../shared/caseFolders/create/readCreateRequest';
import { findClosings } from '../shared/caseFolders/findClosings';
import { findFields } from './find/fields';
import { findInPlaces } from './find/findInPlaces';
import type { FindRequest, FoundFolder } from './find/FindRequest';

/** Find by Case ID: the folder of a case by its marker, or else by its name; never a guess. */
export const find: Operation<FindRequest, FoundFolder[], DropboxOnly> = {
	fields: findFields,
	asTool: 'runs',
	read: readFindRequest,
	run: async (requests, { dropbox }) =>
		await mapOk(await findInPlaces(requests, dropbox), async (found) => await addClosedState(found, dropbox)),
	rows: (folders) => folders.map((folder) => ({ ...folder })),
};

const shape = {
	caseId: optionalText,
	searchIn: resourceLocator,
	folderNaming: z.enum(['caseId', 'lastFirstCaseId', 'template']).default('caseId'),
	options: z
		.object({ alsoSearchIn: optionalText, ifSeveralMatch: z.enum(['refuse', 'all']).default('refuse') })
		.partial()
		.default({}),
};

/** @throws Refusal `invalid_input` */
function readFindRequest(context: IExecuteFunctions, itemIndex: number): FindRequest {
	const { caseId, searchIn, folderNaming, options } = readParameters(context, itemIndex, shape);
	if (caseId.trim() === '') {
		throw new Refusal('invalid_input', 'The case ID is empty', 'Map the field Case ID to the case number.');
	}
	return {
		caseId: caseId.trim(),
		within: addressFrom(searchIn),
		template: readTemplate(folderNaming, context, itemIndex),
		alsoWithin: placesFrom(options.alsoSearchIn ?? ''),
		several: options.ifSeveralMatch ?? 'refuse',
	};
}

/** @throws Refusal `invalid_input` for a line that leads nowhere */
const placesFrom = (lines: string): string[] =>
	lines
		.split('\n')
		.filter((line) => line.trim() !== '')
		.map((value) => addressFrom({ mode: 'path', value }));

function readTemplate(
	choice: 'caseId' | 'lastFirstCaseId' | 'template',
	context: IExecuteFunctions,
	itemIndex: number,
): readonly TemplatePart[] {
	if (choice === 'caseId') return [{ kind: 'case ID' }];
	if (choice === 'lastFirstCaseId') return LAST_FIRST_TEMPLATE;
	return parseTemplate(readParameters(context, itemIndex, { nameTemplate: z.string() }).nameTemplate);
}

/**
 * Says of the folders that are closed that they are, wherever they are: one that stayed beside its ZIP is in its place.
 * What keeps a record from being read keeps no folder from being found.
 */
async function addClosedState(
	found: ReadonlyArray<FoundFolder[]>,
	dropbox: DropboxPort,
): Promise<Array<Outcome<FoundFolder[]>>> {
	const closings = await mapGroups(
		found.map((folders) => folders.filter(({ isCopy }) => !isCopy)),
		async (folders) =>
			await findClosings(
				folders.map(({ folderId, name, path }) => ({ id: folderId, name, path })),
				dropbox,
			),
	);
	return found.map((folders, index) => {
		const closingsOfCase = (closings[index] ?? []).values();
		return done(
			folders.map((folder) => {
				const closing = folder.isCopy ? undefined : closingsOfCase.next().value;
				if (closing?.ok !== true || closing.value === undefined) return folder;
				return { ...folder, closed: true, closedAt: closing.value.closedAt };
			}),
		);
	});
}
