import type { IExecuteFunctions } from 'n8n-workflow';
import { addressFrom } from '../../../shared/domain/address';
import { inParallel } from '../../../shared/domain/inParallel';
import { simplified, whole } from '../../../shared/domain/listing/entryRow';
import { passes } from '../../../shared/domain/listing/filter';
import { flatRows, nestedRows, totalsOf } from '../../../shared/domain/listing/rows';
import { andThenAll, done, outcomeOf } from '../../../shared/domain/outcome';
import { webLink } from '../../../shared/domain/webLink';
import { z } from '../../../shared/vendor/zod';
import type { Dependencies, Operation } from '../Operation';
import { pointer, readParameters } from '../parameters';
import { filtersIn } from './list/filters';
import { fields } from './list/list.fields';
import { listFolders, type Answer, type Question } from './list/listFolders';
import { readOutput, type Output } from './list/output';
import { written, type Written } from './list/written';

export interface ListRequest extends Question {
	output: Output;
	/** Whether what few workflows need is left out of each entry. */
	simplify: boolean;
}

/** What was listed, and the file that shows it where one was wanted. */
export interface ListResult extends Answer<ListRequest> {
	written?: Written;
}

/** What is in a case folder: entry by entry, as a tree, as a page to look at, or as a table. */
export const list: Operation<ListRequest, ListResult, Pick<Dependencies, 'dropbox' | 'documents'>> = {
	fields,

	read(context, itemIndex) {
		const output = readOutput(context, itemIndex);
		const { caseFolder, levels, filters } = readParameters(context, itemIndex, {
			caseFolder: pointer,
			levels: z.enum(['all', 'some', 'one']),
			filters: filtersIn(context.getTimezone()),
		});
		const isFile = typeof output === 'object';
		// What the panel hides is not part of the node's parameters.
		const depth = levels === 'some' ? count(context, itemIndex, 'depth') : levels === 'one' ? 1 : Infinity;
		const returnAll = isFile || flag(context, itemIndex, 'returnAll');
		const limit = returnAll ? Infinity : count(context, itemIndex, 'limit');
		const simplify = (isFile && output.kind === 'html') || flag(context, itemIndex, 'simplify');
		passes(filters); // refuses filters that nothing can pass
		return { address: addressFrom(caseFolder), wanted: { depth, limit, filter: filters }, output, simplify };
	},

	async run(requests, { dropbox, documents }) {
		return await andThenAll(
			await listFolders(requests, dropbox),
			async (answers) =>
				await inParallel(answers, 1, async (answer) => {
					const { output, simplify } = answer.question;
					if (typeof output === 'string') return done(answer);
					return await outcomeOf(async () => ({
						...answer,
						written: await written(answer, output, simplify, documents),
					}));
				}),
		);
	},

	rows({ question, folder, contents, limitReached, written: file }) {
		const shape = question.simplify ? simplified : whole;
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
