import { done } from '../../../../../../nodes/shared/core/outcome';
import { matterField, returnFields } from '../../../../../../nodes/shared/legalserverNode/fields';
import { matterKey, readParameters } from '../../../../../../nodes/shared/legalserverNode/readParameters';
import type { Operation } from '../../../../../../nodes/shared/node/Operation';
import { optionsField } from '../../../../../../nodes/shared/node/panel';
import { wholeNumber } from '../../../../../../nodes/shared/node/readParameters';
import { z } from '../../../../../../nodes/shared/vendor/zod';
import type { Dependencies } from '../shared/Dependencies';
import { apiVersionField, apiVersionSchema } from './apiVersion';
import { documentRow } from './documentRow';
import { listOfCases, type CaseDocuments, type CaseListing } from './listOfCases';

interface DocumentListing extends CaseListing {
	/** Undefined for all. */
	limit: number | undefined;
}

interface Listed extends CaseDocuments {
	/** As many as the case has. */
	total: number;
}

/** Get Many Documents: one output item per document. */
export const getMany: Operation<DocumentListing, Listed, Dependencies> = {
	// It only reads.
	asTool: 'runs',
	fields: [
		matterField('The case whose documents to return.'),
		...returnFields,
		optionsField([
			apiVersionField(
				'Which version of LegalServer’s API to use. Version 2 also returns the folder, type, storage, programs and funding code of each document.',
			),
		]),
	],
	read(context, item) {
		const { matter, returnAll, options } = readParameters(context, item, {
			matter: matterKey,
			returnAll: z.boolean(),
			options: z.object({ apiVersion: apiVersionSchema }).default({}),
		});
		const limit = returnAll ? undefined : readParameters(context, item, { limit: wholeNumber(1) }).limit;
		return { key: matter, version: options.apiVersion, limit };
	},
	async run(requests, { legalServer, progress }) {
		const found = await listOfCases(requests, legalServer, (count, all) => progress(count, all, 'cases'));
		return found.map((outcome, index) => {
			if (!outcome.ok) return outcome;
			const { matter, documents } = outcome.value;
			return done({
				...{ matter, total: documents.length },
				documents: documents.slice(0, requests[index]?.limit),
			});
		});
	},
	rows: ({ matter, documents }) => documents.map((document) => documentRow(matter, document)),
	notes(results) {
		const cut = results.filter(({ documents, total }) => documents.length < total);
		if (cut.length === 0) return [];
		const [returned, all] = [
			cut.reduce((sum, { documents }) => sum + documents.length, 0),
			cut.reduce((sum, { total }) => sum + total, 0),
		].map((count) => count.toLocaleString('en-US'));
		return [
			`There are more documents: ${returned} of ${all} were returned. Turn on Return All to get them all.`,
		];
	},
};
