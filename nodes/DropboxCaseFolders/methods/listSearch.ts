import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { Refusal } from '../../shared/domain/Refusal';
import type { Api } from '../../shared/dropbox/Api';
import { fileSearchOn } from '../../shared/dropbox/fileSearch';
import { folderBrowsingOn } from '../../shared/dropbox/folderBrowsing';
import { nodeRefusal } from '../../shared/n8n/nodeRefusal';
import { shortPatience } from '../../shared/n8n/shortPatience';
import { apiFor } from '../connect';
import { fileChoices } from './fileChoices';
import { folderChoices } from './folderChoices';

/** What the resource locators of the panel ask. */
export const listSearch = {
	/** Folders of the credential's Dropbox to pick from, a page at a time. */
	async searchFolders(
		this: ILoadOptionsFunctions,
		filter?: string,
		paginationToken?: string,
	): Promise<INodeListSearchResult> {
		return await choices(
			this,
			async (api) => await folderChoices(folderBrowsingOn(api), filter, paginationToken),
		);
	},

	/** Documents of the credential's Dropbox whose names hold what was typed. */
	async searchFiles(
		this: ILoadOptionsFunctions,
		filter?: string,
		paginationToken?: string,
	): Promise<INodeListSearchResult> {
		return await choices(this, async (api) => await fileChoices(fileSearchOn(api), filter, paginationToken));
	},
};

async function choices(
	context: ILoadOptionsFunctions,
	ask: (api: Api) => Promise<INodeListSearchResult>,
): Promise<INodeListSearchResult> {
	return await apiFor(context, shortPatience())
		.then(async ({ api }) => await ask(api))
		.catch((thrown: unknown) => {
			throw thrown instanceof Refusal ? nodeRefusal(context.getNode(), thrown) : thrown;
		});
}
