import type { IBinaryData, IDataObject } from 'n8n-workflow';
import { inParallel, outcomeOf, outcomeOfSync } from '../../../shared/core/outcome';
import { Refusal } from '../../../shared/core/Refusal';
import { readPageLink, type PageLink } from '../../../shared/domain/casePage/PageLink';
import { stableAddress } from '../../../shared/domain/entry';
import { safeRelativePath } from '../../../shared/domain/naming/safeName';
import { PrivilegedFolders } from '../../../shared/domain/privilege/PrivilegedFolders';
import { readParameters } from '../../../shared/dropboxNode/readParameters';
import { describeBinary, presentFields } from '../../../shared/node/documentSources';
import type { Operation } from '../../../shared/node/Operation';
import { optionalText } from '../../../shared/node/readParameters';
import { z } from '../../../shared/vendor/zod';
import type { CasePageDependencies } from '../shared/Dependencies';
import { requireFolder } from '../shared/locate/locateMany';
import {
	dropTargetShape,
	locateDropTarget,
	type DropPlace,
	type DropTarget,
} from './shared/locateDropTarget';
import { privilegedFoldersField } from './shared/privilegedFolders';
import { parseDetails, readPageRequest, requestField, type PageRequest } from './shared/readPageRequest';
import { nameDocument } from './shared/nameDocument';

interface ReceiveRequest {
	request: PageRequest;
	privileged: PrivilegedFolders;
	/** The item's files, by their binary fields. */
	binary: ReadonlyMap<string, IBinaryData>;
}

/** What a request becomes: items for the nodes that follow, each perhaps with a file. */
interface Received {
	items: Array<{ json: IDataObject; file?: IBinaryData }>;
}

/**
 * Receive: what a page sends, once its link allows it. Of dropped files each becomes an item, for Upload Document; what
 * the second list asks for becomes one item with the case that the link is for.
 */
export const receive: Operation<ReceiveRequest, Received, CasePageDependencies> = {
	fields: [requestField, privilegedFoldersField],
	read: (context, item) => {
		const { privilegedFolders } = readParameters(context, item, { privilegedFolders: optionalText });
		return {
			request: readPageRequest(context, item),
			privileged: new PrivilegedFolders(privilegedFolders),
			binary: presentFields(context, item),
		};
	},
	run: async (requests, dependencies) =>
		await inParallel(
			requests,
			async (request) => await outcomeOf(async () => await receiveRequest(request, dependencies)),
		),
	rows: ({ items }) => items.map(({ json }) => json),
	binaries: ({ items }) =>
		items.map(({ file }): Record<string, IBinaryData> => (file === undefined ? {} : { data: file })),
};

/** Files of one request; the page sends 25. */
const MOST_FILES = 100;

const addSchema = z.object({
	...dropTargetShape,
	files: z
		.array(z.object({ field: z.string().regex(/^file\d{1,3}$/), name: z.string() }))
		.min(1)
		.max(MOST_FILES),
});
const sendSchema = z.object({ id: z.union([z.string().regex(/^[\w.:-]{1,200}$/), z.number().int()]) });

async function receiveRequest(
	{ request, privileged, binary }: ReceiveRequest,
	{ dropbox, linkKeys, clock }: CasePageDependencies,
): Promise<Received> {
	const link = readPageLink(request.link, linkKeys(), clock.now());
	const locate = async (target: DropTarget) => await locateDropTarget(link, target, privileged, dropbox);
	const { action } = request;
	if (action === 'add') {
		const { files, ...target } = parseDetails(addSchema, request);
		const row = { ...rowOf(action, link), ...placeFor(await locate(target)) };
		return {
			items: files.map(({ field, name }) => {
				const file = binary.get(field);
				if (file === undefined) throw fileMissingRefusal();
				const { name: fileName } = nameDocument(name, describeBinary(file));
				return { json: { ...row, name: fileName }, file: { ...file, fileName, ...extensionOf(fileName) } };
			}),
		};
	}
	if (action === 'documents') {
		const row = { ...rowOf(action, link), ...caseOf(link) };
		// Of a case whose folder the account does not see any more, nothing is told either.
		requireFolder(await dropbox.find(link.folder), link.folder);
		return { items: [{ json: row }] };
	}
	if (action === 'send') {
		const { id } = parseDetails(sendSchema, request);
		const place = placeFor(await locate({ folderId: null, path: '' }));
		return { items: [{ json: { ...rowOf(action, link), ...place, ...caseOf(link), documentId: id } }] };
	}
	throw unknownActionRefusal();
}

/**
 * Where Upload is to file it. That makes names safe: so a folder whose name is not, such as one with a colon, is
 * named by its ID, lest the document lands in another.
 */
function placeFor({ caseFolder, subfolder, folder, path }: DropPlace): IDataObject {
	const kept = outcomeOfSync(() => safeRelativePath(subfolder).path === subfolder);
	return kept.ok && kept.value
		? { folderId: stableAddress(caseFolder), subfolder }
		: { folderId: stableAddress(folder), subfolder: path };
}

const rowOf = (action: string, { folder, includesPrivileged, person }: PageLink): IDataObject => ({
	...{ action, folderId: folder, includesPrivileged, person: person ?? null },
});

/** @throws Refusal `invalid_input` where the link is for a folder alone: an empty ID would stand for any case */
function caseOf({ caseId }: PageLink): IDataObject {
	if (caseId !== undefined) return { caseId };
	throw new Refusal(
		'invalid_input',
		'This link does not say which case in the case management system it is for',
		'Set Options → Case ID in the Second List in Create Link, and make a new link.',
	);
}

const extensionOf = (name: string): Pick<IBinaryData, 'fileExtension'> => {
	const extension = /[^.]\.([^.]{1,20})$/.exec(name)?.[1];
	return extension === undefined ? {} : { fileExtension: extension };
};

const fileMissingRefusal = (): Refusal =>
	new Refusal(
		'source_incomplete',
		'A file did not arrive with the request',
		'Try again. If there is a proxy in front of n8n, check how large a request it accepts.',
	);

const unknownActionRefusal = (): Refusal =>
	new Refusal(
		'invalid_input',
		'Receive takes the actions “add”, “documents” and “send” of a case page',
		'Check the Switch node before it. “open”, “start”, “append” and “finish” go to the operations with those names.',
	);
