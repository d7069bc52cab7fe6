import type { ILoadOptionsFunctions, INodeListSearchItems, INodeListSearchResult } from 'n8n-workflow';
import { Refusal } from '../../core/Refusal';
import { clioService } from '../../clio/client/service';
import { throwRefusal } from '../../clio/errors/toRefusal';
import type { ClioPort, Document, Matter, NamedRecord, Page } from '../../clio/port';
import { createFailFastClock } from '../../n8n/clock';
import { createNodeError } from '../../n8n/createNodeError';
import { connectClio } from '../connectClio';

/** Choices that a list shows at once; who does not find it among them types on. */
const SHOWN = 50;

type Search = (
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
) => Promise<INodeListSearchResult>;

/** What the resource locators of the panel ask. */
export const listSearch: Record<string, Search> = {
	/** Matters whose number, description or client has what was typed. */
	searchMatters: searchPages(
		(clio, query, from) => clio.listMatters({ query }, { from, limit: SHOWN }),
		matterChoice,
	),
	/** Documents whose names have what was typed. */
	searchDocuments: searchPages(
		(clio, query, from) => clio.listDocuments({ query }, { from, limit: SHOWN }),
		documentChoice,
	),
	/** Folders whose names have what was typed. */
	searchFolders: searchAll(async (clio, query) => await clio.listFolderChoices(query)),
	searchContacts: searchAll(async (clio, query) => await clio.listContacts(query)),
	searchCategories: searchAll(async (clio, query) => await clio.listDocumentCategories(query)),
	searchPracticeAreas: searchAll(async (clio, query) => await clio.listPracticeAreas(query)),
	searchUsers: searchAll(async (clio, query) => await clio.listUsers(query)),
	searchCustomActions: searchAll(async (clio, query) =>
		(await clio.listCustomActions())
			.map(({ id, label, page = '' }) => ({
				id,
				name: [label, page].filter((part) => part !== '').join(' · '),
			}))
			.filter(({ name }) => name.toLowerCase().includes(query.toLowerCase())),
	),
	searchMatterFields: searchAll(async (clio, query) => await clio.listMatterFields(query)),
	/** Those that hold a web address. */
	searchWebsiteFields: searchAll(async (clio, query) =>
		(await clio.listMatterFields(query)).filter(({ type }) => type === 'url'),
	),
};

function searchPages<T>(
	list: (clio: ClioPort, query: string | undefined, from: string | undefined) => AsyncIterable<Page<T>>,
	choice: (record: T) => INodeListSearchItems,
): Search {
	return async function (filter, paginationToken) {
		return await searchClio(this, async (clio) => {
			const query = (filter ?? '').trim();
			for await (const { records, next } of list(clio, query === '' ? undefined : query, paginationToken)) {
				const results = records.map(choice);
				return next === undefined ? { results } : { results, paginationToken: next };
			}
			return { results: [] };
		});
	};
}

function searchAll(list: (clio: ClioPort, query: string) => Promise<NamedRecord[]>): Search {
	return async function (filter) {
		return await searchClio(this, async (clio) => {
			const records = await list(clio, (filter ?? '').trim());
			const results = records.map(({ id, name }) => ({ name: nameOr(name, id), value: String(id) }));
			return { results: results.sort((one, other) => one.name.localeCompare(other.name, 'en')) };
		});
	};
}

async function searchClio(
	context: ILoadOptionsFunctions,
	ask: (clio: ClioPort) => Promise<INodeListSearchResult>,
): Promise<INodeListSearchResult> {
	return await connectClio(context, { clock: createFailFastClock(clioService) })
		.then(async ({ clio }) => await ask(clio))
		.catch(throwRefusal)
		.catch((thrown: unknown) => {
			throw thrown instanceof Refusal ? createNodeError(context.getNode(), thrown) : thrown;
		});
}

const nameOr = (name: string, id: number): string => (name === '' ? `No name (${id})` : name);

function matterChoice({ id, displayNumber, description, client }: Matter): INodeListSearchItems {
	// Many firms have the client's name in the number already.
	const clientName = client === undefined || displayNumber.includes(client.name) ? '' : client.name;
	const parts = [displayNumber, clientName, description].filter((part) => part !== '');
	return { name: nameOr(parts.join(' · '), id), value: String(id) };
}

function documentChoice({ id, name, matter }: Document): INodeListSearchItems {
	const parts = [name, matter?.displayNumber ?? ''].filter((part) => part !== '');
	return { name: nameOr(parts.join(' · '), id), value: String(id) };
}
