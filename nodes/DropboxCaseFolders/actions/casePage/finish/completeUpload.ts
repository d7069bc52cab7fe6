import { arrivedSource } from '../../../../shared/core/DocumentSource';
import { Refusal } from '../../../../shared/core/Refusal';
import type { PageLink } from '../../../../shared/domain/casePage/PageLink';
import { PIECE, type UploadState } from '../../../../shared/domain/casePage/UploadState';
import { stableAddress } from '../../../../shared/domain/entry';
import type { PrivilegedFolders } from '../../../../shared/domain/privilege/PrivilegedFolders';
import type { CasePageDependencies } from '../../shared/Dependencies';
import { safeArchiveFolder } from '../../document/upload/read/request';
import type { UploadRequest } from '../../document/upload/UploadRequest';
import { nameDocument } from '../shared/nameDocument';
import { readPiece } from '../pieces/readPiece';
import { addPiece, readProgress, type UploadProgress } from '../pieces/uploadProgress';
import { locateDropTarget, type DropPlace } from '../shared/locateDropTarget';
import type { FinishRequest } from './FinishRequest';

/** An upload whose last piece came. */
export type Completion =
	/** Not all of it has arrived: the page goes on from there. */
	{ kind: 'missing'; progress: UploadProgress } | WholeUpload;

/** A document all of which has arrived, and how it is to be filed. */
export interface WholeUpload {
	kind: 'whole';
	link: PageLink;
	privileged: PrivilegedFolders;
	upload: UploadRequest;
	/** Why Dropbox no longer has it, where it does not: an earlier request may have filed it. */
	gone: Refusal | undefined;
}

/**
 * Adds the last piece, and says how the document is to be filed. Where it goes is looked at anew: much may have happened
 * to the case while it was being uploaded.
 * @throws Refusal
 */
export async function completeUpload(
	given: FinishRequest,
	{ dropbox, linkKeys, clock }: CasePageDependencies,
): Promise<Completion> {
	const { link, state, pieceOffset } = readProgress(given.request, linkKeys(), clock.now());
	const left = state.size - state.offset;
	const isEmpty = given.piece?.size === 0;
	if (pieceOffset !== state.offset || left > PIECE || (isEmpty && left > 0))
		return { kind: 'missing', progress: { link, state } };
	const place = await locateDropTarget(link, state, given.privileged, dropbox);
	const upload = (contentHash: string) => uploadRequestFor(given, state, place, contentHash);
	// Refused, if need be, before the end is sent.
	upload('');
	const piece = await readPiece(given.piece ?? emptyPieceIf(left === 0), state);
	const added = await addPiece(dropbox, state, piece, true).catch(keepLoss);
	if (!(added instanceof Refusal) && added.offset < state.size)
		return { kind: 'missing', progress: { link, state: added } };
	const gone = added instanceof Refusal ? added : undefined;
	return { kind: 'whole', link, privileged: given.privileged, upload: upload(piece.hashSoFar), gone };
}

/** A form without any bytes in a file may come without the file. */
const emptyPieceIf = (allHasArrived: boolean) =>
	allHasArrived ? { size: 0, open: async () => (async function* () {})() } : undefined;

function keepLoss(thrown: unknown): Refusal {
	if (thrown instanceof Refusal && thrown.reason === 'source_incomplete') return thrown;
	throw thrown;
}

/** @throws Refusal `invalid_input`, `name_not_allowed` */
function uploadRequestFor(
	{ filing }: FinishRequest,
	{ sessionId, size, name: given }: UploadState,
	{ caseFolder, subfolder }: DropPlace,
	contentHash: string,
): UploadRequest {
	const { name, warnings } = nameDocument(given);
	const source = arrivedSource(size, { sessionId, contentHash });
	return {
		...filing,
		archiveFolder: safeArchiveFolder(filing.archiveFolder, filing.rule, subfolder),
		...{ caseFolder: stableAddress(caseFolder), subfolder, warnings: [], minimumSize: 0 },
		...{ dryRun: false, simplify: true },
		documents: [{ label: 'the upload', name, warnings, source, isBlank: false }],
	};
}
