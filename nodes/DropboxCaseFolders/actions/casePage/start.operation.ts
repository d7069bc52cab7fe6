import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import type { DocumentSource } from '../../../shared/core/DocumentSource';
import { inParallel, outcomeOf } from '../../../shared/core/outcome';
import { readPageLink } from '../../../shared/domain/casePage/PageLink';
import { requireUploadable, type UploadState } from '../../../shared/domain/casePage/UploadState';
import { stableAddress } from '../../../shared/domain/entry';
import { joinPath } from '../../../shared/domain/paths';
import { PrivilegedFolders } from '../../../shared/domain/privilege/PrivilegedFolders';
import type { DropboxPort } from '../../../shared/dropbox/port';
import { readParameters } from '../../../shared/dropboxNode/readParameters';
import type { Operation } from '../../../shared/node/Operation';
import { optionalText } from '../../../shared/node/readParameters';
import { z } from '../../../shared/vendor/zod';
import type { CasePageDependencies } from '../shared/Dependencies';
import { nameDocument } from './shared/nameDocument';
import { findPiece, PIECES_AT_ONCE, readPiece } from './pieces/readPiece';
import { progressRow } from './pieces/uploadProgress';
import { dropTargetShape, locateDropTarget, type DropPlace } from './shared/locateDropTarget';
import { privilegedFoldersField } from './shared/privilegedFolders';
import { parseDetails, readPageRequest, requestField, type PageRequest } from './shared/readPageRequest';

interface StartRequest {
	request: PageRequest;
	privileged: PrivilegedFolders;
	piece: DocumentSource | undefined;
}

/**
 * Start: the first piece of a large document. Whether it may be added is looked at before a byte of it is sent; it is
 * looked at again at the end.
 */
export const start: Operation<StartRequest, IDataObject, CasePageDependencies> = {
	fields: [requestField, privilegedFoldersField],
	read: async (context: IExecuteFunctions, item: number) => {
		const { privilegedFolders } = readParameters(context, item, { privilegedFolders: optionalText });
		return {
			request: readPageRequest(context, item),
			privileged: new PrivilegedFolders(privilegedFolders),
			piece: await findPiece(context, item),
		};
	},
	run: async (requests, dependencies) =>
		await inParallel(
			requests,
			async (request) => await outcomeOf(async () => await startUpload(request, dependencies)),
			PIECES_AT_ONCE,
		),
	rows: (row) => [row],
};

const startSchema = z.object({ ...dropTargetShape, name: z.string(), size: z.number().int().nonnegative() });

const NOTHING = { offset: 0, blocks: Buffer.alloc(0) };

async function startUpload(
	{ request, privileged, piece: source }: StartRequest,
	{ dropbox, linkKeys, clock }: CasePageDependencies,
): Promise<IDataObject> {
	const keys = linkKeys();
	const started = clock.now();
	const link = readPageLink(request.link, keys, started);
	const { folderId, path, name, size } = parseDetails(startSchema, request);
	requireUploadable(size);
	const safe = nameDocument(name);
	const place = await locateDropTarget(link, { folderId, path }, privileged, dropbox);
	await requireAllowed(place, safe.name, dropbox);
	const piece = await readPiece(source, { ...NOTHING, size });
	const state: UploadState = {
		...{ sessionId: await dropbox.startSession(piece), offset: piece.bytes.length, size },
		...{ blocks: piece.blocks, name, folderId, path, started },
	};
	return progressRow({ link, state }, keys);
}

/** @throws Refusal `guarded`, before anything is sent that could not be filed */
async function requireAllowed(
	{ caseFolder, subfolder }: DropPlace,
	name: string,
	dropbox: DropboxPort,
): Promise<void> {
	const folder =
		subfolder === '' ? stableAddress(caseFolder) : joinPath(stableAddress(caseFolder), subfolder);
	const [verdict] = await dropbox.mayWrite([[{ address: joinPath(folder, name), reach: 'itself' }]]);
	if (verdict?.ok === false) throw verdict.refusal;
}
