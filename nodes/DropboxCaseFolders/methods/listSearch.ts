import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { Refusal } from '../../shared/domain/Refusal';
import { folderBrowsingOn } from '../../shared/dropbox/folderBrowsing';
import { nodeRefusal } from '../../shared/n8n/nodeRefusal';
import { shortPatience } from '../../shared/n8n/shortPatience';
import { apiFor } from '../connect';
import { folderChoices } from './folderChoices';

/** What the resource locators of the panel ask. */
export const listSearch = {
	/** Folders of the credential's Dropbox to pick from, a page at a time. */
	async searchFolders(
		this: ILoadOptionsFunctions,
		filter?: string,
		paginationToken?: string,
	): Promise<INodeListSearchResult> {
		return await choicesFor(this, filter, paginationToken).catch((thrown: unknown) => {
			throw thrown instanceof Refusal ? nodeRefusal(this.getNode(), thrown) : thrown;
		});
	},
};

async function choicesFor(
	context: ILoadOptionsFunctions,
	filter: string | undefined,
	next: string | undefined,
): Promise<INodeListSearchResult> {
	const { api } = await apiFor(context, shortPatience());
	return await folderChoices(folderBrowsingOn(api), filter, next);
}
