import { Refusal } from '../../core/Refusal';
import { ApiError } from '../client/Api';
import { toRefusal } from '../errors/toRefusal';

/** Why there is no ZIP of a folder; of DownloadZipError. */
export function zipRefusal(thrown: unknown): unknown {
	if (!(thrown instanceof ApiError)) return toRefusal(thrown);
	if (thrown.is('too_large')) return tooLargeRefusal('20 GB in all, or 4 GB in one file');
	if (thrown.is('too_many_files')) return tooLargeRefusal('10,000 files and folders');
	return toRefusal(thrown);
}

const tooLargeRefusal = (limit: string): Refusal =>
	new Refusal(
		'too_large',
		`Dropbox makes no ZIP of this folder: it zips less than ${limit}`,
		'Zip parts of it, or keep the folder as it is.',
	);
