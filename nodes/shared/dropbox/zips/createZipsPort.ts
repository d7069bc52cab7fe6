import { Refusal } from '../../core/Refusal';
import type { Lookups, Zips } from '../port';
import type { DownloadApi } from '../client/Api';
import { zipRefusal } from './zipRefusal';

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
