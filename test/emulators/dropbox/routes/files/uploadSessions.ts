/* eslint-disable @n8n/community-nodes/require-node-api-error -- test code, never part of the package */
import type { files } from 'dropbox';
import {
	sessionAppendArg,
	sessionAppendBatchArg,
	sessionStartArg,
	sessionStartBatchArg,
} from '../../arguments/filesUploads';
import { RouteError } from '../../route';
import { blockDigests } from '../../state/blockDigests';
import { AppendRefusal, type UploadSession } from '../../state/UploadSession';
import { checkBody } from './body';
import { route } from './define';

export const sessionStart = route({
	name: 'files/upload_session/start',
	argument: sessionStartArg,
	selectAdmin: 'team_admin',
	async answer({ argument, body, state, acting, request }): Promise<files.UploadSessionStartResult> {
		const type = argument.session_type?.['.tag'] ?? 'sequential';
		if (type === 'concurrent' && body.length > 0)
			throw new RouteError({ '.tag': 'concurrent_session_data_not_allowed' });
		if (type === 'concurrent' && argument.close)
			throw new RouteError({ '.tag': 'concurrent_session_close_not_allowed' });
		const { digests } = await checkBody(body, argument.content_hash, request.blockDigests);
		const { id, session } = state.sessions.start(type, acting.account.accountId);
		if (type === 'sequential') session.append({ bytes: body, offset: 0, close: argument.close, digests });
		await session.written();
		return { session_id: id };
	},
});

export const sessionStartBatch = route({
	name: 'files/upload_session/start_batch',
	argument: sessionStartBatchArg,
	selectAdmin: 'team_admin',
	async answer({ argument, state, acting }): Promise<files.UploadSessionStartBatchResult> {
		const type = argument.session_type?.['.tag'] ?? 'sequential';
		const start = (): string => state.sessions.start(type, acting.account.accountId).id;
		return { session_ids: Array.from({ length: argument.num_sessions }, start) };
	},
});

export const sessionAppend = route({
	name: 'files/upload_session/append_v2',
	argument: sessionAppendArg,
	selectAdmin: 'team_admin',
	async answer({ argument, body, state, acting, request }): Promise<null> {
		const { cursor, close, content_hash: hash } = argument;
		try {
			const session = state.sessions.find(cursor.session_id, acting.account.accountId);
			session.check(body.length, cursor.offset, close);
			const { digests } = await checkBody(body, hash, request.blockDigests);
			// Asked again, as another call may have come first meanwhile; this one then takes nothing.
			session.append({ bytes: body, offset: cursor.offset, close, digests });
			await session.written();
			return null;
		} catch (error) {
			if (error instanceof AppendRefusal) throw new RouteError({ ...error.reason });
			throw error;
		}
	},
});

export const sessionAppendBatch = route({
	name: 'files/upload_session/append_batch',
	argument: sessionAppendBatchArg,
	selectAdmin: 'team_admin',
	async answer({ argument, body, state, acting, request }): Promise<files.UploadSessionAppendBatchResult> {
		const total = argument.entries.reduce((sum, { length }) => sum + length, 0);
		await checkBody(body, argument.content_hash, request.blockDigests);
		if (total !== body.length) throw new RouteError({ '.tag': 'length_mismatch' });
		const earlier = new Set<string>();
		let start = 0;
		const entries: files.UploadSessionAppendBatchResultEntry[] = [];
		for (const { cursor, length, close } of argument.entries) {
			const { session_id: id, offset } = cursor;
			const bytes = body.subarray(start, (start += length));
			const digests = await blockDigests(bytes);
			entries.push(
				await outcomeOf(async () => {
					const session = state.sessions.find(id, acting.account.accountId);
					if (earlier.has(id) && session.type === 'sequential') throw outOfTurn(session);
					session.append({ bytes, offset, close, digests });
					earlier.add(id);
					await session.written();
				}),
			);
		}
		return { entries };
	},
});

/**
 * In which order a batch is worked on is not said, so a sequential session takes one piece of it. A second one is
 * told where the session stands, even if that is where it wants to go on: in a call of its own it may.
 */
function outOfTurn(session: UploadSession): AppendRefusal {
	return new AppendRefusal({ '.tag': 'incorrect_offset', correct_offset: session.size });
}

async function outcomeOf(append: () => Promise<void>): Promise<files.UploadSessionAppendBatchResultEntry> {
	try {
		await append();
		return { '.tag': 'success' };
	} catch (error) {
		if (!(error instanceof AppendRefusal)) throw error;
		return { '.tag': 'failure', failure: error.reason as files.UploadSessionAppendBatchEntryError };
	}
}
