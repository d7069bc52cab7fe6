/* eslint-disable @n8n/community-nodes/require-node-api-error -- test code, never part of the package */
import type { files } from 'dropbox';
import { sessionFinishArg, sessionFinishBatchArg } from '../../arguments/filesUploads';
import { RouteError, type Call } from '../../route';
import { fileMetadata } from '../../state/metadata';
import { putFile } from '../../state/putFile';
import { WriteRefusal } from '../../state/refusals';
import { AppendRefusal, type UploadSession } from '../../state/UploadSession';
import { attachGroups } from '../fileProperties/attach';
import { checkBody } from './body';
import { commitOf } from './commit';
import { route, viewOf } from './define';

type FinishArgument = ReturnType<(typeof sessionFinishArg)['parse']>;
const NO_BYTES = Buffer.alloc(0);

type FinishError = files.UploadSessionFinishError;

export const sessionFinish = route({
	name: 'files/upload_session/finish',
	argument: sessionFinishArg,
	selectAdmin: 'team_admin',
	async answer(call): Promise<files.FileMetadata> {
		const { argument, body, acting, state } = call;
		checkBody(body, argument.content_hash);
		return refusing(() => {
			const session = state.sessions.find(argument.cursor.session_id, acting.account.accountId);
			appendLast(session, body, argument.cursor.offset);
			return commit(call, session, argument);
		});
	},
});

export const sessionFinishBatch = route({
	name: 'files/upload_session/finish_batch_v2',
	argument: sessionFinishBatchArg,
	selectAdmin: 'team_admin',
	async answer(call): Promise<files.UploadSessionFinishBatchResult> {
		return { entries: call.argument.entries.map((entry) => batchEntry(call, entry)) };
	},
});

function batchEntry(call: Call, argument: FinishArgument): files.UploadSessionFinishBatchResultEntry {
	try {
		return { '.tag': 'success', ...refusing(() => commitClosed(call, argument)) };
	} catch (error) {
		if (!(error instanceof RouteError)) throw error;
		return { '.tag': 'failure', failure: error.error as unknown as FinishError };
	}
}

function commitClosed(call: Call, argument: FinishArgument): files.FileMetadata {
	const session = call.state.sessions.find(argument.cursor.session_id, call.acting.account.accountId);
	if (!session.isClosed) {
		throw session.type === 'concurrent'
			? new RouteError({ '.tag': 'concurrent_session_not_closed' })
			: lookupFailed({ '.tag': 'not_closed' });
	}
	session.demandOffset(argument.cursor.offset);
	// "A hash of the file content uploaded in this call" (spec), and a batch carries none.
	checkBody(NO_BYTES, argument.content_hash);
	return commit(call, session, argument);
}

/** The bytes that come with finish; a concurrent session takes none, and must have been closed. */
function appendLast(session: UploadSession, body: Buffer, offset: number): void {
	if (session.type === 'concurrent') {
		if (body.length > 0) throw new RouteError({ '.tag': 'concurrent_session_data_not_allowed' });
		if (!session.isClosed) throw new RouteError({ '.tag': 'concurrent_session_not_closed' });
	}
	if (body.length > 0) session.append(body, offset, false);
	else session.demandOffset(offset);
}

/**
 * Saves the session's bytes as a file. A refused path leaves the session as it is, for another try. A
 * finished session is gone: whether the real service keeps it is not documented, and a client that lost
 * the answer must look for the file rather than finish again.
 */
function commit(
	call: Call,
	session: UploadSession,
	{ cursor, commit: info }: FinishArgument,
): files.FileMetadata {
	if (session.hasGaps) throw new RouteError({ '.tag': 'concurrent_session_missing_data' });
	const view = viewOf(call);
	const blob = session.peek();
	const file = putFile(view, commitOf(info), blob);
	session.keep();
	call.state.sessions.end(cursor.session_id);
	attachGroups(call, file, info.property_groups);
	return fileMetadata(view, file);
}

function refusing<T>(work: () => T): T {
	try {
		return work();
	} catch (error) {
		if (error instanceof WriteRefusal) throw new RouteError({ '.tag': 'path', path: error.reason });
		if (error instanceof AppendRefusal) throw lookupFailed(error.reason as files.UploadSessionLookupError);
		throw error;
	}
}

function lookupFailed(reason: files.UploadSessionLookupError): RouteError {
	return new RouteError({ '.tag': 'lookup_failed', lookup_failed: reason });
}
