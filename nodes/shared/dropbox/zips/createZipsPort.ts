import { Refusal } from '../../core/Refusal';
import type { Lookups, Zips } from '../port';
import { ApiError, type DownloadApi } from '../client/Api';
import { toRefusal } from '../errors/toRefusal';

export const createZipsPort = (api: DownloadApi, lookups: Pick<Lookups, 'find'>): Zips => ({
	async zip(address) {
		const { content } = await api
			.open((sdk) => sdk.filesDownloadZip({ path: address }))
			.catch(async (thrown: unknown) => {
				const refusal = zipRefusal(thrown);
				// A deleted folder is only found out as such by its metadata.
				if (refusal instanceof Refusal && refusal.reason === 'not_found') await lookups.find(address);
				throw refusal;
			});
		return { content };
	},
});

/** Why there is no ZIP of a folder; of DownloadZipError. */
function zipRefusal(thrown: unknown): unknown {
	if (!(thrown instanceof ApiError)) return toRefusal(thrown);
	if (thrown.is('too_large')) return tooLargeRefusal('20 GB in all, or 4 GB in one file');
	if (thrown.is('too_many_files')) return tooLargeRefusal('10,000 files and folders');
	return toRefusal(thrown);
}

const tooLargeRefusal = (limit: string): Refusal =>
	new Refusal(
		'too_large',
		`Dropbox cannot make a ZIP of this folder. The limit is ${limit}`,
		'Zip parts of it, or keep the folder as it is.',
	);
