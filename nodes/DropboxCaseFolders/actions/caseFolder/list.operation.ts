import type { IExecuteFunctions } from 'n8n-workflow';
import { addressFrom } from '../../../shared/domain/addressFrom';
import { inParallel } from '../../../shared/core/inParallel';
import { simplifiedFields, allFields } from '../../../shared/domain/listing/entryRow';
import { createEntryTest } from '../../../shared/domain/listing/EntryFilter';
import { flatRows, nestedRows, totalsOf } from '../../../shared/domain/listing/rows';
import { mapOk, done, outcomeOf } from '../../../shared/core/outcome';
import { webLink } from '../../../shared/domain/webLink';
import { z } from '../../../shared/vendor/zod';
import type { Dependencies } from '../shared/Dependencies';
import type { Operation } from '../../../shared/node/Operation';
import { resourceLocator } from '../../../shared/node/readParameters';
import { readParameters } from '../../../shared/dropboxNode/readParameters';
import { createFilterSchema } from './list/createFilterSchema';
import { listFields } from './list/fields';
import { listFolders, type QueryResult, type ListingQuery } from './list/listFolders';
import { readOutput, type ListOutput } from './list/readOutput';
import { writeListing, type ListingFile } from './list/writeListing';

export interface ListRequest extends ListingQuery {
	output: ListOutput;
	/** Whether what few workflows need is left out of each entry. */
	simplify: boolean;
}

/** What was listed, and the file that shows it where one was wanted. */
export interface ListResult extends QueryResult<ListRequest> {
	written?: ListingFile;
}

/** What is in a case folder: entry by entry, as a tree, as a page to look at, or as a table. */
export const list: Operation<ListRequest, ListResult, Pick<Dependencies, 'dropbox' | 'documents'>> = {
	fields: listFields,

	read(context, itemIndex) {
		const output = readOutput(context, itemIndex);
		const { caseFolder, levels, filters } = readParameters(context, itemIndex, {
			caseFolder: resourceLocator,
			levels: z.enum(['all', 'some', 'one']),
			filters: createFilterSchema(context.getTimezone()),
		});
		const isFile = typeof output === 'object';
		// What the panel hides is not part of the node's parameters.
		const depth = levels === 'some' ? count(context, itemIndex, 'depth') : levels === 'one' ? 1 : Infinity;
		const returnAll = isFile || flag(context, itemIndex, 'returnAll');
		const limit = returnAll ? Infinity : count(context, itemIndex, 'limit');
		const simplify = (isFile && output.kind === 'html') || flag(context, itemIndex, 'simplify');
		createEntryTest(filters); // refuses filters that nothing can pass
		return { address: addressFrom(caseFolder), wanted: { depth, limit, filter: filters }, output, simplify };
	},

	async run(requests, { dropbox, documents }) {
		return await mapOk(
			await listFolders(requests, dropbox),
			async (answers) =>
				await inParallel(answers, 1, async (answer) => {
					const { output, simplify } = answer.question;
					if (typeof output === 'string') return done(answer);
					return await outcomeOf(async () => ({
						...answer,
						written: await writeListing(answer, output, simplify, documents),
					}));
				}),
		);
	},

	rows({ question, folder, contents, limitReached, written: file }) {
		const shape = question.simplify ? simplifiedFields : allFields;
		const { output } = question;
		if (output === 'entries') return flatRows(contents, folder).map(shape);
		const { id, name } = folder;
		const path = folder.path ?? null;
		const url = webLink(folder) ?? null;
		const top = { id, name, type: 'folder', path, url, ...totalsOf(contents), limitReached };
		if (typeof output === 'string') return [{ ...top, children: nestedRows(contents, folder, shape) }];
		return [{ ...top, ...(file !== undefined && 'text' in file ? { [output.kind]: file.text } : {}) }];
	},

	binary: ({ written: file }) => (file !== undefined && 'kept' in file ? { [file.field]: file.kept } : {}),
};

function count(context: IExecuteFunctions, itemIndex: number, name: 'depth' | 'limit'): number {
	return readParameters(context, itemIndex, { [name]: z.coerce.number().int().min(1) })[name] as number;
}

function flag(context: IExecuteFunctions, itemIndex: number, name: 'returnAll' | 'simplify'): boolean {
	return readParameters(context, itemIndex, { [name]: z.boolean() })[name] as boolean;
}
