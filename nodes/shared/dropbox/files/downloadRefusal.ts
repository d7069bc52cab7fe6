import { Refusal } from '../../core/Refusal';
import { ApiError } from '../client/Api';
import { toRefusal } from '../errors/toRefusal';

/** Why a document, or a link to it, cannot be had; of DownloadError and GetTemporaryLinkError. */
export function downloadRefusal(thrown: unknown): unknown {
	if (!(thrown instanceof ApiError)) return thrown instanceof Refusal ? thrown : toRefusal(thrown);
	if (thrown.is('unsupported_file') || thrown.is('path', 'unsupported_content_type')) {
		return new Refusal(
			'invalid_input',
			'This document exists only in Dropbox and has no file to download',
			'Export Dropbox Paper documents, Google Docs and similar documents in Dropbox first, as PDF or Word.',
		);
	}
	if (thrown.is('email_not_verified')) {
		return new Refusal(
			'no_access',
			'Dropbox does not create links until the account’s email address is verified',
			'Verify the address on dropbox.com under Settings, then run it again.',
		);
	}
	if (thrown.is('not_allowed')) {
		return new Refusal(
			'no_access',
			'The connected account cannot create a link to this document',
			'Dropbox or the team’s admin has restricted its links. Ask the admin, or download the document instead.',
		);
	}
	return toRefusal(thrown);
}
