import type { IDataObject } from 'n8n-workflow';
import { readExpiredPageLink, type PageLink } from '../../../../shared/domain/casePage/PageLink';
import type { LinkKeys } from '../../../../shared/domain/casePage/signedToken';
import {
	readUploadState,
	rewindUpload,
	signUploadState,
	type UploadState,
} from '../../../../shared/domain/casePage/UploadState';
import type { UploadSessions } from '../../../../shared/dropbox/port';
import { z } from '../../../../shared/vendor/zod';
import { parseDetails, type PageRequest } from '../shared/readPageRequest';
import type { ReadPiece } from './readPiece';

/** How far an upload is: what the page hands back, and where it is to go on. */
export interface UploadProgress {
	link: PageLink;
	state: UploadState;
}

const progressSchema = z.object({ state: z.string(), offset: z.number() });

/**
 * The upload that a request goes on with, and where its piece begins. That the link has expired since it was begun is no
 * reason to stop it.
 * @param now milliseconds since 1970
 * @throws Refusal `link_not_valid`, `source_incomplete` where it was begun too long ago, `invalid_input`
 */
export function readProgress(
	request: PageRequest,
	keys: LinkKeys,
	now: number,
): UploadProgress & { pieceOffset: number } {
	const link = readExpiredPageLink(request.link, keys);
	const { state, offset } = parseDetails(progressSchema, request);
	return { link, state: readUploadState(state, link, keys, now), pieceOffset: offset };
}

/** What the page is told. */
export const progressRow = ({ state, link }: UploadProgress, { current }: LinkKeys): IDataObject => ({
	state: signUploadState(state, link, current),
	offset: state.offset,
});

/**
 * Adds the piece that goes on where an upload is. Dropbox may have it already, as when the answer was lost, and more
 * besides: then it counts as added. Where Dropbox has less than was thought, the upload goes back to there.
 * @throws Refusal `source_incomplete` where Dropbox no longer has the session
 */
export async function addPiece(
	sessions: UploadSessions,
	state: UploadState,
	piece: ReadPiece,
	isLast: boolean,
): Promise<UploadState> {
	const end = state.offset + piece.bytes.length;
	const reached = await sessions.appendPiece(state.sessionId, state.offset, piece, isLast);
	if (reached !== 'closed' && reached < end) return rewindUpload(state, reached);
	return { ...state, offset: end, blocks: piece.blocks };
}
