import type { IDataObject } from 'n8n-workflow';
import type { DocumentSource } from '../../../shared/core/DocumentSource';
import { inParallel, outcomeOf } from '../../../shared/core/outcome';
import type { Operation } from '../../../shared/node/Operation';
import type { CasePageDependencies } from '../shared/Dependencies';
import { findPiece, PIECES_AT_ONCE, readPiece } from './pieces/readPiece';
import { addPiece, progressRow, readProgress } from './pieces/uploadProgress';
import { readPageRequest, requestField, type PageRequest } from './shared/readPageRequest';

interface AppendRequest {
	request: PageRequest;
	piece: DocumentSource | undefined;
}

/** Append: a further piece of a large document. One that is not the next is answered by where to go on. */
export const append: Operation<AppendRequest, IDataObject, CasePageDependencies> = {
	fields: [requestField],
	read: async (context, item) => ({
		request: readPageRequest(context, item),
		piece: await findPiece(context, item),
	}),
	run: async (requests, dependencies) =>
		await inParallel(
			requests,
			async (request) => await outcomeOf(async () => await appendToUpload(request, dependencies)),
			PIECES_AT_ONCE,
		),
	rows: (row) => [row],
};

async function appendToUpload(
	{ request, piece: source }: AppendRequest,
	{ dropbox, linkKeys, clock }: CasePageDependencies,
): Promise<IDataObject> {
	const keys = linkKeys();
	const { link, state, pieceOffset } = readProgress(request, keys, clock.now());
	const isNext = pieceOffset === state.offset && state.offset < state.size;
	if (!isNext) return progressRow({ link, state }, keys);
	const piece = await readPiece(source, state);
	return progressRow({ link, state: await addPiece(dropbox, state, piece, false) }, keys);
}
