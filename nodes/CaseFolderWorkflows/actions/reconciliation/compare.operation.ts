import type { IDataObject } from 'n8n-workflow';
import { outcomeOfSync } from '../../../shared/core/outcome';
import { caseRow, type CaseRow } from '../../../shared/domain/reconciliation/CaseRow';
import { compareCase } from '../../../shared/domain/reconciliation/compareCase';
import { mendRows } from '../../../shared/domain/reconciliation/mendRows';
import type { Operation } from '../../../shared/node/Operation';
import type { Dependencies } from '../shared/Dependencies';
import { compareFields } from './compare/fields';
import { readCompareRequest, type CompareRequest } from './compare/readCompareRequest';

interface CompareResult {
	row: CaseRow;
	names: CompareRequest['names'];
}

/** Compares the documents of cases with their case folders, one row a case. Nothing is changed by this. */
export const compare: Operation<CompareRequest, CompareResult, Dependencies> = {
	fields: compareFields,
	asTool: 'runs',
	read: readCompareRequest,
	run: async (requests, { now }) =>
		requests.map((request) =>
			outcomeOfSync(() => ({ row: compareOne(request, now()), names: request.names })),
		),
	rows: ({ row, names }) => [
		{
			...row,
			differences: row.differences.map((difference): IDataObject => {
				const name = difference.isPrivileged ? undefined : names?.get(difference.documentId);
				return { ...difference, ...(name === undefined ? {} : { name }) };
			}),
			mends: row.mends.map((mend): IDataObject => ({ ...mend })),
			unregistered: row.unregistered.map((each): IDataObject => ({ ...each })),
		},
	],
	notes: (results) => {
		const changes = results.reduce((sum, { row }) => sum + row.mends.length, 0);
		return changes === 0
			? []
			: [
					`Nothing was changed. Give these items to Choose Fixes, which says whether to fix what was found (${changes} events).`,
				];
	},
};

function compareOne({ source, caseKey, folderId, night, given }: CompareRequest, now: number): CaseRow {
	const compared = compareCase(given);
	const findings = 'findings' in compared ? compared.findings : [];
	return caseRow({ caseKey, folderId }, compared, mendRows(findings, { source, caseKey, night }, now));
}
