import type { Dependencies } from '../shared/Dependencies';
import type { Operation } from '../../../shared/node/Operation';
import { auditCaseFolders } from './audit/auditCaseFolders';
import { auditFields } from './audit/fields';
import type { Audit } from './audit/Audit';
import { readAuditRequest, type AuditRequest } from './audit/request';
import { findingRows, summaryRow } from './audit/rows';

/** An audit, and how it is to be shown. */
type AuditResult = Audit & Pick<AuditRequest, 'output'>;

/** Audit Permissions: who can open what is in a case folder. Nothing is changed. */
export const audit: Operation<AuditRequest, AuditResult, Dependencies> = {
	fields: auditFields,
	read: readAuditRequest,
	run: async (requests, { dropbox, progress }) => {
		const outcomes = await auditCaseFolders(requests, dropbox, progress);
		return outcomes.map((outcome, index) => {
			const output = requests[index]?.output ?? 'findings';
			return outcome.ok ? { ok: true, value: { ...outcome.value, output } } : outcome;
		});
	},
	rows: ({ output, ...found }) => (output === 'summary' ? [summaryRow(found)] : findingRows(found)),
};
