import { EventLoopYielder } from '../../core/EventLoopYielder';
import type { Clock } from '../../http/types';
import type { Api } from '../client/Api';
import type { UploadSessions, WriteMode } from '../port';
import { appendToSession } from './appendToSession';
import { refuseLostPieces, uploadRefusal } from './uploadErrors';

/** Until a document is committed no name is at stake. */
const UNNAMED: { mode: WriteMode } = { mode: { kind: 'add' } };

/** Documents that come in pieces from far away, in sessions whose pieces follow each other. */
export function createUploadSessionsPort(api: Api, clock: Clock): UploadSessions {
	const yielder = new EventLoopYielder(clock);
	return {
		async startSession({ bytes, contentHash }) {
			const start = { contents: [bytes], content_hash: contentHash, close: false };
			const { session_id: sessionId } = await api
				.call((sdk) => sdk.filesUploadSessionStart(start))
				.catch(refuse);
			return sessionId;
		},

		async appendPiece(sessionId, offset, { bytes, contentHash: hash }, isLast) {
			return await appendToSession(api, yielder, sessionId, { bytes, hash, offset, isLast })
				.catch(refuseLostPieces)
				.catch(refuse);
		},
	};
}

function refuse(thrown: unknown): never {
	throw uploadRefusal(thrown, UNNAMED);
}
