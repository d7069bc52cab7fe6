/* eslint-disable @n8n/community-nodes/require-node-api-error -- test code, never part of the package */
import type { files } from 'dropbox';
import {
	sessionAppendArg,
	sessionAppendBatchArg,
	sessionStartArg,
	sessionStartBatchArg,
} from '../../arguments/filesUploads';
import { RouteError } from '../../route';
import { AppendRefusal } from '../../state/UploadSession';
import { checkBody } from './body';
import { route } from './define';

export const sessionStart = route({
	name: 'files/upload_session/start',
	argument: sessionStartArg,
	selectAdmin: 'team_admin',
	async answer({ argument, body, state, acting }): Promise<files.UploadSessionStartResult> {
		const type = argument.session_type?.['.tag'] ?? 'sequential';
		if (type === 'concurrent' && body.length > 0)
			throw new RouteError({ '.tag': 'concurrent_session_data_not_allowed' });
		if (type === 'concurrent' && argument.close)
			throw new RouteError({ '.tag': 'concurrent_session_close_not_allowed' });
		checkBody(body, argument.content_hash);
		const { id, session } = state.sessions.start(type, acting.account.accountId);
		session.append(body, 0, argument.close);
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
	async answer({ argument, body, state, acting }): Promise<null> {
		const { cursor, close, content_hash: hash } = argument;
		try {
			const session = state.sessions.find(cursor.session_id, acting.account.accountId);
			session.check(body.length, cursor.offset, close);
			checkBody(body, hash);
			session.append(body, cursor.offset, close);
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
	async answer({ argument, body, state, acting }): Promise<files.UploadSessionAppendBatchResult> {
		const total = argument.entries.reduce((sum, { length }) => sum + length, 0);
		checkBody(body, argument.content_hash);
		if (total !== body.length) throw new RouteError({ '.tag': 'length_mismatch' });
		let start = 0;
		const entries = argument.entries.map(({ cursor, length, close }) => {
			const piece = body.subarray(start, (start += length));
			return outcomeOf(() => {
				const session = state.sessions.find(cursor.session_id, acting.account.accountId);
				session.append(piece, cursor.offset, close);
			});
		});
		return { entries };
	},
});

function outcomeOf(append: () => void): files.UploadSessionAppendBatchResultEntry {
	try {
		append();
		return { '.tag': 'success' };
	} catch (error) {
		if (!(error instanceof AppendRefusal)) throw error;
		return { '.tag': 'failure', failure: error.reason as files.UploadSessionAppendBatchEntryError };
	}
}
