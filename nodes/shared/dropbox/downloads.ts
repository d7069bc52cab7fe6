import type { FileEntry } from '../domain/entry';
import { Refusal } from '../domain/Refusal';
import { ConnectionLost, type Clock, type Downloads, type Lookups } from '../ports';
import type { OpeningApi } from './Api';
import { downloadRefusal } from './downloadRefusal';
import { fileOf } from './entries';
import { leave } from './opened';
import { withPatience } from './retry';

/** How often a document is read from its beginning before it is given up. */
const BEGINNINGS = 4;

/** Milliseconds for which Dropbox keeps a temporary link. */
const LINK_LIVES = 4 * 60 * 60_000;

export function downloadsOn(api: OpeningApi, clock: Clock, lookups: Lookups): Downloads {
	/** A deleted file is only found out as such by its metadata. */
	const explained = async (address: string, thrown: unknown): Promise<never> => {
		const refusal = downloadRefusal(thrown);
		if (refusal instanceof Refusal && refusal.kind === 'not_found') await lookups.find(address);
		throw refusal;
	};
	return {
		async download(address, rev, take) {
			const isAsked = rev === undefined ? () => true : await revisionsOf(lookups, address);
			const path = rev === undefined ? address : `rev:${rev}`;
			let beginnings = 0;
			const attempt = async () => {
				beginnings++;
				const { result, content } = await api
					.open((sdk) => sdk.filesDownload({ path }))
					.catch(async (thrown: unknown) => await explained(address, thrown));
				const file = fileOf(result);
				if (isAsked(file)) return await take({ file, content });
				await leave(content);
				throw otherRevision();
			};
			return await withPatience(
				clock,
				(thrown) => isBroken(thrown) && beginnings < BEGINNINGS,
				attempt,
			).catch((thrown: unknown) => {
				throw thrown instanceof ConnectionLost ? brokeOff() : thrown;
			});
		},

		async temporaryLink(address) {
			// From before the call, so that nobody is told of a minute too many.
			const expires = new Date(clock.now() + LINK_LIVES).toISOString();
			const { metadata, link } = await api
				.call((sdk) => sdk.filesGetTemporaryLink({ path: address }))
				.catch(async (thrown: unknown) => await explained(address, thrown));
			return { file: fileOf(metadata), url: link, expires };
		},
	};
}

/** What may go better from the beginning: the content ended early, or was damaged on its way. */
const isBroken = (thrown: unknown): boolean =>
	thrown instanceof ConnectionLost || (thrown instanceof Refusal && thrown.kind === 'content_mismatch');

const brokeOff = () =>
	new Refusal(
		'unavailable',
		'The download of this document broke off each time it was begun',
		'Check the network and proxies between n8n and Dropbox, then run it again.',
	);

/**
 * Tells whether what a revision led to is the file at the address: a revision names its file by itself, and that
 * of another document would be handed out without a word. A file that was deleted and filed again under its path
 * has another ID, but its history in Dropbox goes on.
 */
async function revisionsOf(lookups: Lookups, address: string): Promise<(file: FileEntry) => boolean> {
	if (/^id:[^/]*$/.test(address)) return ({ id }) => id === address;
	const { id, pathLower } = await lookups.find(address);
	return (file) => file.id === id || (pathLower !== undefined && file.pathLower === pathLower);
}

const otherRevision = () =>
	new Refusal(
		'invalid_input',
		'The revision is not one of this document',
		'Take the revision from an earlier result for the same document, or leave it empty for the present one.',
	);
