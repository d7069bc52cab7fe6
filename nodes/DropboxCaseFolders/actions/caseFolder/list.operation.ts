import { inParallel, mapOk, done, outcomeOf } from '../../../shared/core/outcome';
import {
	simplifiedFields,
	allFields,
	flatRows,
	nestedRows,
	totalsOf,
} from '../../../shared/domain/listing/rows';
import { webLink } from '../../../shared/domain/webLink';
import type { Operation } from '../../../shared/node/Operation';
import type { Dependencies } from '../shared/Dependencies';
import { listFields } from './list/fields';
import { listFolders, type QueryResult } from './list/listFolders';
import { readListRequest, type ListRequest } from './list/readListRequest';
import { writeListing, type ListingFile } from './list/writeListing';

/** What was listed, and the file that shows it where one was wanted. */
interface ListResult extends QueryResult<ListRequest> {
	written?: ListingFile;
}

/** What is in a case folder: entry by entry, as a tree, as a page to look at, or as a table. */
export const list: Operation<ListRequest, ListResult, Pick<Dependencies, 'dropbox' | 'documents'>> = {
	fields: listFields,

	asTool: 'runs',
	read: readListRequest,

	async run(requests, { dropbox, documents }) {
		// One file after the other: a page may be large.
		const write = async (result: QueryResult<ListRequest>) => {
			const { output, simplify } = result.query;
			if (typeof output === 'string') return done(result);
			return await outcomeOf(async (): Promise<ListResult> => ({
				...result,
				written: await writeListing(result, output, simplify, documents),
			}));
		};
		return await mapOk(
			await listFolders(requests, dropbox),
			async (results) => await inParallel(results, write, 1),
		);
	},

	rows({ query, folder, contents, limitReached, written: file }) {
		const shape = query.simplify ? simplifiedFields : allFields;
		const { output } = query;
		if (output === 'entries') return flatRows(contents, folder).map(shape);
		const { id: folderId, name } = folder;
		const path = folder.path ?? null;
		const url = webLink(folder) ?? null;
		const top = { folderId, name, type: 'folder', path, url, ...totalsOf(contents), limitReached };
		if (typeof output === 'string') return [{ ...top, children: nestedRows(contents, folder, shape) }];
		return [{ ...top, ...(file !== undefined && 'text' in file ? { [output.kind]: file.text } : {}) }];
	},

	binary: ({ written: file }) => (file !== undefined && 'kept' in file ? { [file.field]: file.kept } : {}),
};
