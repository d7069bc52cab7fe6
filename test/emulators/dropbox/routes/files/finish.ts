/* eslint-disable @n8n/community-nodes/require-node-api-error -- test code, never part of the package */
import type { files } from 'dropbox';
import { sessionFinishArg, sessionFinishBatchArg } from '../../arguments/filesUploads';
import { RouteError, type Call } from '../../route';
import { fileMetadata } from '../../state/metadata';
import { putFile } from '../../state/putFile';
import { WriteRefusal } from '../../state/refusals';
import { AppendRefusal, type UploadSession } from '../../state/UploadSession';
import { attachGroups } from '../fileProperties/attach';
import { checkRoute, launch } from './batch';
import { checkBody, type HashedBody } from './body';
import { commitOf } from './commit';
import { route, viewOf } from './define';

type FinishArgument = ReturnType<(typeof sessionFinishArg)['parse']>;
type BatchArgument = ReturnType<(typeof sessionFinishBatchArg)['parse']>;
const NO_BYTES = Buffer.alloc(0);

type FinishError = files.UploadSessionFinishError;

export const sessionFinish = route({
	name: 'files/upload_session/finish',
	argument: sessionFinishArg,
	selectAdmin: 'team_admin',
	async answer(call): Promise<files.FileMetadata> {
		const { argument, body, acting, state, request } = call;
		const hashed = await checkBody(body, argument.content_hash, request.blockDigests);
		return refusing(async () => {
			const session = state.sessions.find(argument.cursor.session_id, acting.account.accountId);
			appendLast(session, body, hashed, argument.cursor.offset);
			return commit(call, session, argument);
		});
	},
});

export const sessionFinishBatch = route({
	name: 'files/upload_session/finish_batch_v2',
	argument: sessionFinishBatchArg,
	selectAdmin: 'team_admin',
	answer: finishAll,
});

const FINISH_BATCH = 'files/upload_session/finish_batch';

/** The older form, which answers with a job whatever it is asked ("will return a job_id immediately", spec). */
export const sessionFinishBatchOld = route({
	name: FINISH_BATCH,
	argument: sessionFinishBatchArg,
	selectAdmin: 'team_admin',
	async answer(call): Promise<files.UploadSessionFinishBatchLaunch> {
		const { entries } = await finishAll(call);
		return launch(call, FINISH_BATCH, entries, { async: true }) as files.UploadSessionFinishBatchLaunch;
	},
});

export const sessionFinishBatchCheck = checkRoute(`${FINISH_BATCH}/check`, FINISH_BATCH);

async function finishAll(call: Call<BatchArgument>): Promise<files.UploadSessionFinishBatchResult> {
	const entries: files.UploadSessionFinishBatchResultEntry[] = [];
	for (const entry of call.argument.entries) entries.push(await batchEntry(call, entry));
	return { entries };
}

async function batchEntry(
	call: Call,
	argument: FinishArgument,
): Promise<files.UploadSessionFinishBatchResultEntry> {
	try {
		return { '.tag': 'success', ...(await refusing(() => commitClosed(call, argument))) };
	} catch (error) {
		if (!(error instanceof RouteError)) throw error;
		return { '.tag': 'failure', failure: error.error as unknown as FinishError };
	}
}

async function commitClosed(call: Call, argument: FinishArgument): Promise<files.FileMetadata> {
	const session = call.state.sessions.find(argument.cursor.session_id, call.acting.account.accountId);
	if (!session.isClosed) {
		throw session.type === 'concurrent'
			? new RouteError({ '.tag': 'concurrent_session_not_closed' })
			: lookupFailed({ '.tag': 'not_closed' });
	}
	session.demandOffset(argument.cursor.offset);
	// "A hash of the file content uploaded in this call" (spec), and a batch carries none.
	await checkBody(NO_BYTES, argument.content_hash);
	return commit(call, session, argument);
}

/** The bytes that come with finish; a concurrent session takes none, and must have been closed. */
function appendLast(session: UploadSession, bytes: Buffer, { digests }: HashedBody, offset: number): void {
	if (session.type === 'concurrent') {
		if (bytes.length > 0) throw new RouteError({ '.tag': 'concurrent_session_data_not_allowed' });
		if (!session.isClosed) throw new RouteError({ '.tag': 'concurrent_session_not_closed' });
	}
	if (bytes.length > 0) session.append({ bytes, offset, close: false, digests });
	else session.demandOffset(offset);
}

/**
 * Saves the session's bytes as a file. A refused path leaves the session as it is, for another try. A
 * finished session is gone: whether the real service keeps it is not documented, and a client that lost
 * the answer must look for the file rather than finish again.
 */
async function commit(
	call: Call,
	session: UploadSession,
	{ cursor, commit: info }: FinishArgument,
): Promise<files.FileMetadata> {
	if (session.hasGaps) throw new RouteError({ '.tag': 'concurrent_session_missing_data' });
	const view = viewOf(call);
	const blob = await session.peek();
	// Another call may have finished it meanwhile: from here on nothing is waited for.
	call.state.sessions.find(cursor.session_id, session.accountId);
	const file = putFile(view, commitOf(info), blob);
	session.keep(blob);
	call.state.sessions.finish(cursor.session_id);
	attachGroups(call, file, info.property_groups);
	return fileMetadata(view, file);
}

async function refusing<T>(work: () => Promise<T>): Promise<T> {
	try {
		return await work();
	} catch (error) {
		if (error instanceof WriteRefusal) throw new RouteError({ '.tag': 'path', path: error.reason });
		if (error instanceof AppendRefusal) throw lookupFailed(error.reason as files.UploadSessionLookupError);
		throw error;
	}
}

function lookupFailed(reason: files.UploadSessionLookupError): RouteError {
	return new RouteError({ '.tag': 'lookup_failed', lookup_failed: reason });
}
