import { Refused, type Api } from './api';
import { attempt, readPart } from './attempts';
import { PIECE, type Session, type Upload, type UploadRow } from './uploads';

/** Answers in a row that lead no further, after which it is given up. */
const STANDSTILLS = 5;

/**
 * Sends a large file piece by piece. The server says where to go on, which may be elsewhere than expected: a piece was
 * there already, or one is missing. What was sent is not sent again when it is tried again later.
 */
export async function sendPieces(
	api: Api,
	upload: Upload,
	signal: AbortSignal,
	changed: () => void,
): Promise<void> {
	const { file } = upload;
	let standstills = 0;
	for (;;) {
		const offset = upload.session?.offset ?? 0;
		const answer = await sendPiece(api, upload, offset, signal, changed);
		if ('status' in answer) {
			upload.row = answer;
			upload.state = 'done';
			upload.isUncertain = false;
			upload.sent = file.size;
			return changed();
		}
		if (!isPlausible(answer, file.size)) throw new Refused('unexpected', '');
		standstills = answer.offset > offset ? 0 : standstills + 1;
		if (standstills > STANDSTILLS) {
			upload.session = undefined;
			throw new Refused('content_mismatch', '');
		}
		upload.session = { state: answer.state, offset: answer.offset };
	}
}

const isPlausible = ({ state, offset }: Session, size: number): boolean =>
	typeof state === 'string' && Number.isSafeInteger(offset) && offset >= 0 && offset <= size;

async function sendPiece(
	api: Api,
	upload: Upload,
	offset: number,
	signal: AbortSignal,
	changed: () => void,
): Promise<Session | UploadRow> {
	const { file, session, target, path } = upload;
	const end = Math.min(offset + PIECE, file.size);
	const piece = await readPart(file, offset, end);
	const isLast = end === file.size;
	const [action, request] =
		session === undefined
			? ['start', { folderId: target.folderId, path, name: file.name, size: file.size }]
			: [isLast ? 'finish' : 'append', { state: session.state, offset }];
	const mark = (state: Upload['state'], sent: number) => {
		upload.state = state;
		upload.isUncertain ||= state === 'saving';
		upload.sent = Math.min(sent, file.size);
		changed();
	};
	const ask = async () => {
		mark('sending', offset);
		return await api.askOne<Session | UploadRow>(action as string, request as object, {
			files: [['piece', piece, file.name]],
			signal,
			onProgress: (sent, all) =>
				mark(isLast && sent >= all ? 'saving' : 'sending', offset + Math.min(sent, piece.size)),
		});
	};
	return await attempt(ask, signal, () => mark('pausing', offset));
}
