import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { Refusal } from '../../core/Refusal';
import type { Api } from '../../dropbox/client/Api';
import { createFileSearch } from '../../dropbox/files/createFileSearch';
import { createFolderBrowsing } from '../../dropbox/files/createFolderBrowsing';
import { createNodeError } from '../../n8n/createNodeError';
import { dropboxService } from '../../dropbox/client/service';
import { createFailFastClock } from '../../n8n/clock';
import { connectApi } from '../connectApi';
import { listFileChoices } from './listFileChoices';
import { listFolderChoices } from './listFolderChoices';

/** What the resource locators of the panel ask. */
export const listSearch = {
	/** Folders of the credential's Dropbox to pick from, a page at a time. */
	async searchFolders(
		this: ILoadOptionsFunctions,
		filter?: string,
		paginationToken?: string,
	): Promise<INodeListSearchResult> {
		return await searchDropbox(
			this,
			async (api) => await listFolderChoices(createFolderBrowsing(api), filter, paginationToken),
		);
	},

	/** Documents of the credential's Dropbox whose names hold what was typed. */
	async searchFiles(
		this: ILoadOptionsFunctions,
		filter?: string,
		paginationToken?: string,
	): Promise<INodeListSearchResult> {
		return await searchDropbox(
			this,
			async (api) => await listFileChoices(createFileSearch(api), filter, paginationToken),
		);
	},
};

async function searchDropbox(
	context: ILoadOptionsFunctions,
	ask: (api: Api) => Promise<INodeListSearchResult>,
): Promise<INodeListSearchResult> {
	return await connectApi(context, createFailFastClock(dropboxService))
		.then(async ({ api }) => await ask(api))
		.catch((thrown: unknown) => {
			throw thrown instanceof Refusal ? createNodeError(context.getNode(), thrown) : thrown;
		});
}
