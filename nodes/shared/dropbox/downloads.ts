import type { Downloads } from '../ports';
import type { OpeningApi } from './Api';
import { fileOf } from './entries';
import { refuse } from './refusals';

export const downloadsOn = (api: OpeningApi): Downloads => ({
	async open(address, rev) {
		const path = rev === undefined ? address : `rev:${rev}`;
		const { result, content } = await api.open((sdk) => sdk.filesDownload({ path })).catch(refuse);
		return { file: fileOf(result), content };
	},
	async temporaryLink(address) {
		const { metadata, link } = await api
			.call((sdk) => sdk.filesGetTemporaryLink({ path: address }))
			.catch(refuse);
		return { file: fileOf(metadata), url: link, expires: '' };
	},
});
