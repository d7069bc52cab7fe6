/* eslint-disable @n8n/community-nodes/require-node-api-error -- test code, never part of the package */
import type { files } from 'dropbox';
import type { z } from 'zod';
import { searchArg, searchContinueArg, searchOptions } from '../../arguments/filesSearch';
import { CallRefused, RouteError, type Call } from '../../route';
import { find } from '../../state/find';
import { listedMetadata } from '../../state/listing/page';
import type { Listed } from '../../state/listing/Walk';
import { noLookup } from '../../state/refusals';
import { search } from '../../state/search';
import { route, viewOf } from './define';
import { highlights } from './highlights';
import { refused } from './refused';

type SearchArgument = z.output<typeof searchArg>;

/** What a search cursor says: the search again, and how many matches were told. */
interface SearchCursor {
	accountId: string;
	argument: SearchArgument;
	told: number;
}

export const searchV2 = route({
	name: 'files/search_v2',
	argument: searchArg,
	answer: async (call): Promise<files.SearchV2Result> => resultsFrom(call, call.argument, 0),
});

export const searchContinueV2 = route({
	name: 'files/search/continue_v2',
	argument: searchContinueArg,
	async answer(call): Promise<files.SearchV2Result> {
		const { accountId, argument, told } = readCursor(call.argument.cursor);
		if (accountId !== call.acting.account.accountId) throw new CallRefused('Invalid "cursor" parameter');
		return resultsFrom(call, argument, told);
	},
});

function resultsFrom(call: Call, argument: SearchArgument, told: number): files.SearchV2Result {
	const options = argument.options ?? searchOptions.parse({});
	const page = matchesOf(call, argument, options).slice(told, told + options.max_results + 1);
	const matches = page.slice(0, options.max_results).map((listed) => matchOf(call, argument, listed));
	if (page.length <= options.max_results) return { matches, has_more: false };
	const accountId = call.acting.account.accountId;
	return {
		matches,
		has_more: true,
		cursor: writeCursor({ accountId, argument, told: told + matches.length }),
	};
}

function matchesOf(call: Call, { query }: SearchArgument, options: z.output<typeof searchOptions>): Listed[] {
	if (query.trim() === '') {
		throw new RouteError({ '.tag': 'invalid_argument', invalid_argument: 'query must not be empty' });
	}
	const view = viewOf(call);
	const folder = refused({ lookup: 'path' }, () => {
		const entry = find(view, options.path ?? '');
		if (entry.kind === 'file') throw noLookup('not_folder');
		return entry;
	});
	const terms = {
		query,
		deleted: options.file_status['.tag'] === 'deleted',
		extensions: options.file_extensions?.map((each) => each.replace(/^\./, '').toLowerCase()),
		categories: options.file_categories?.map((each) => each['.tag']),
	};
	const found = [...search(view, folder, terms)];
	return options.order_by?.['.tag'] === 'last_modified_time' ? found.sort(newestFirst) : found;
}

function newestFirst(one: Listed, other: Listed): number {
	const modified = ({ item }: Listed): number =>
		'revision' in item ? (item.revision?.serverModified ?? 0) : 0;
	return modified(other) - modified(one);
}

function matchOf(call: Call, argument: SearchArgument, listed: Listed): files.SearchMatchV2 {
	const isHighlighted =
		argument.match_field_options?.include_highlights ?? argument.include_highlights ?? false;
	return {
		// Nested twice: MetadataV2 is a union of its own around Metadata.
		metadata: { '.tag': 'metadata', metadata: listedMetadata(viewOf(call), listed, {}) },
		match_type: { '.tag': 'filename' },
		...(isHighlighted ? { highlight_spans: highlights(call.state, listed.item.name, argument.query) } : {}),
	};
}

function writeCursor(cursor: SearchCursor): string {
	return Buffer.from(JSON.stringify(cursor)).toString('base64url');
}

function readCursor(text: string): SearchCursor {
	try {
		return JSON.parse(Buffer.from(text, 'base64url').toString('utf8')) as SearchCursor;
	} catch {
		throw new CallRefused('Invalid "cursor" parameter');
	}
}
