import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { Refusal } from '../../core/Refusal';
import { legalServerService } from '../../legalserver/client/service';
import { throwRefusal } from '../../legalserver/errors/toRefusal';
import type { LegalServerPort } from '../../legalserver/port';
import { createFailFastClock } from '../../n8n/clock';
import { createNodeError } from '../../n8n/createNodeError';
import { connectLegalServer } from '../connectLegalServer';

type Search = (this: ILoadOptionsFunctions, filter?: string) => Promise<INodeListSearchResult>;

/** What the resource locators of the panel ask. */
export const listSearch: Record<string, Search> = {
	/** Note types that are in use and have what was typed. */
	searchNoteTypes: searchNames(async (legalServer) =>
		(await legalServer.listNoteTypes()).filter(({ isActive }) => isActive),
	),
};

/** LegalServer takes values of its lists by their names. */
function searchNames(list: (legalServer: LegalServerPort) => Promise<Array<{ name: string }>>): Search {
	return async function (filter = '') {
		const wanted = filter.trim().toLowerCase();
		return await connectLegalServer(this, { clock: createFailFastClock(legalServerService) })
			.then(async ({ legalServer }) => await list(legalServer))
			.then((found) => ({
				results: [...new Set(found.map(({ name }) => name))]
					.filter((name) => name !== '' && name.toLowerCase().includes(wanted))
					.sort((one, other) => one.localeCompare(other, 'en'))
					.map((name) => ({ name, value: name })),
			}))
			.catch(throwRefusal)
			.catch((thrown: unknown) => {
				throw thrown instanceof Refusal ? createNodeError(this.getNode(), thrown) : thrown;
			});
	};
}
