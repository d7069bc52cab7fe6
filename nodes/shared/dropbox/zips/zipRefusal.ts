import { Refusal } from '../../domain/Refusal';
import { ApiError } from '../Api';
import { asRefusal } from '../refusals';

/** Why there is no ZIP of a folder; of DownloadZipError. */
export function zipRefusal(thrown: unknown): unknown {
	if (!(thrown instanceof ApiError)) return asRefusal(thrown);
	if (thrown.is('too_large')) return tooLarge('20 GB in all, or 4 GB in one file');
	if (thrown.is('too_many_files')) return tooLarge('10,000 files and folders');
	return asRefusal(thrown);
}

const tooLarge = (limit: string): Refusal =>
	new Refusal(
		'too_large',
		`Dropbox makes no ZIP of this folder: it zips less than ${limit}`,
		'Zip parts of it, or keep the folder as it is.',
	);
