import type { FileEntry } from '../../domain/entry';
import { Refusal } from '../../core/Refusal';
import type { Downloads, Lookups } from '../port';
import { ConnectionLost, type Clock } from '../../http/types';
import type { DownloadApi } from '../client/Api';
import { downloadRefusal } from './downloadRefusal';
import { fileOf } from './entryOf';
import { discardContent } from '../../http/discardContent';
import { withRetry } from '../../http/retry';

/** How often a document is read from its beginning before it is given up. */
const MAX_ATTEMPTS = 4;

/** Milliseconds for which Dropbox keeps a temporary link. */
const LINK_LIFETIME = 4 * 60 * 60_000;

export function createDownloadsPort(api: DownloadApi, clock: Clock, lookups: Lookups): Downloads {
	/** A deleted file is only found out as such by its metadata. */
	const explainFailure = async (address: string, thrown: unknown): Promise<never> => {
		const refusal = downloadRefusal(thrown);
		if (refusal instanceof Refusal && refusal.reason === 'not_found') await lookups.find(address);
		throw refusal;
	};
	return {
		async download(address, rev, take) {
			const isAsked = rev === undefined ? () => true : await createRevisionCheck(lookups, address);
			const path = rev === undefined ? address : `rev:${rev}`;
			let beginnings = 0;
			const attempt = async () => {
				beginnings++;
				const { result, content } = await api
					.open((sdk) => sdk.filesDownload({ path }))
					.catch(async (thrown: unknown) => await explainFailure(address, thrown));
				const file = fileOf(result);
				if (isAsked(file)) return await take({ file, content });
				await discardContent(content);
				throw otherRevisionRefusal();
			};
			return await withRetry(clock, (thrown) => isBroken(thrown) && beginnings < MAX_ATTEMPTS, attempt).catch(
				(thrown: unknown) => {
					throw thrown instanceof ConnectionLost ? brokenDownloadRefusal() : thrown;
				},
			);
		},

		async temporaryLink(address) {
			// From before the call, so that nobody is told of a minute too many.
			const expires = new Date(clock.now() + LINK_LIFETIME).toISOString();
			const { metadata, link } = await api
				.call((sdk) => sdk.filesGetTemporaryLink({ path: address }))
				.catch(async (thrown: unknown) => await explainFailure(address, thrown));
			return { file: fileOf(metadata), url: link, expires };
		},
	};
}

/** What may go better from the beginning: the content ended early, or was damaged on its way. */
const isBroken = (thrown: unknown): boolean =>
	thrown instanceof ConnectionLost || (thrown instanceof Refusal && thrown.reason === 'content_mismatch');

const brokenDownloadRefusal = () =>
	new Refusal(
		'unavailable',
		'The download of this document broke off on every attempt',
		'Check the network and proxies between n8n and Dropbox, then run it again.',
	);

/**
 * Tells whether what a revision led to is the file at the address: a revision names its file by itself, and that
 * of another document would be handed out without a word. A file that was deleted and filed again under its path
 * has another ID, but its history in Dropbox goes on.
 */
async function createRevisionCheck(lookups: Lookups, address: string): Promise<(file: FileEntry) => boolean> {
	if (/^id:[^/]*$/.test(address)) return ({ id }) => id === address;
	const { id, pathLower } = await lookups.find(address);
	return (file) => file.id === id || (pathLower !== undefined && file.pathLower === pathLower);
}

const otherRevisionRefusal = () =>
	new Refusal(
		'invalid_input',
		'The revision does not belong to this document',
		'Use a rev from an earlier result for the same document, or leave it empty for the current version.',
	);
