import type { IExecuteFunctions } from 'n8n-workflow';
import { addressFrom } from '../../../shared/domain/address';
import { simplified, whole } from '../../../shared/domain/listing/entryRow';
import { passes } from '../../../shared/domain/listing/filter';
import { flatRows, nestedRows, totalsOf } from '../../../shared/domain/listing/rows';
import { webLink } from '../../../shared/domain/webLink';
import { z } from '../../../shared/vendor/zod';
import type { DropboxAlone, Operation } from '../Operation';
import { pointer, readParameters } from '../parameters';
import { filtersIn } from './list/filters';
import { fields } from './list/list.fields';
import { listFolders, type Answer, type Question } from './list/listFolders';

export interface ListRequest extends Question {
	output: 'entries' | 'tree';
	/** Whether what few workflows need is left out of each entry. */
	simplify: boolean;
}

export type ListResult = Answer<ListRequest>;

/** What is in a case folder, entry by entry or as a tree. */
export const list: Operation<ListRequest, ListResult, DropboxAlone> = {
	fields,

	read(context, itemIndex) {
		const { caseFolder, levels, returnAll, filters, output, simplify } = readParameters(context, itemIndex, {
			caseFolder: pointer,
			levels: z.enum(['all', 'some', 'one']),
			returnAll: z.boolean(),
			filters: filtersIn(context.getTimezone()),
			output: z.enum(['entries', 'tree']),
			simplify: z.boolean(),
		});
		// Not part of the node's parameters while the panel hides them.
		const depth = levels === 'some' ? count(context, itemIndex, 'depth') : levels === 'one' ? 1 : Infinity;
		const limit = returnAll ? Infinity : count(context, itemIndex, 'limit');
		passes(filters); // refuses filters that nothing can pass
		return { address: addressFrom(caseFolder), wanted: { depth, limit, filter: filters }, output, simplify };
	},

	run: async (requests, { dropbox }) => await listFolders(requests, dropbox),

	rows({ question, folder, contents, limitReached }) {
		const shape = question.simplify ? simplified : whole;
		if (question.output === 'entries') return flatRows(contents, folder).map(shape);
		const { id, name } = folder;
		const path = folder.path ?? null;
		const url = webLink(folder) ?? null;
		const children = nestedRows(contents, folder, shape);
		return [{ id, name, type: 'folder', path, url, ...totalsOf(contents), limitReached, children }];
	},
};

function count(context: IExecuteFunctions, itemIndex: number, name: 'depth' | 'limit'): number {
	return readParameters(context, itemIndex, { [name]: z.coerce.number().int().min(1) })[name] as number;
}
