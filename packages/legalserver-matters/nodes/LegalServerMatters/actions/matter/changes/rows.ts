import type { IDataObject } from 'n8n-workflow';
import { dryRunNotes } from '../../shared/dryRunOption';
import type { ChangedCase } from './CaseChange';

export const changeRows = (result: ChangedCase): IDataObject[] => {
	const { status, matter, field, value, previousValue, warnings, dryRun } = result;
	return [
		{
			status,
			...{ matterUuid: matter.uuid, matterId: matter.id, caseNumber: matter.caseNumber },
			...{ field: field.name, value, previousValue },
			...(warnings.length === 0 ? {} : { warnings }),
			...(dryRun ? { dryRun } : {}),
		},
	];
};

export const changeNotes = (results: readonly ChangedCase[]): string[] => {
	const notes = dryRunNotes(results, results.length === 1 ? 'case' : 'cases');
	const wouldWrite = results.some(({ dryRun, status }) => dryRun && status === 'updated');
	return wouldWrite
		? [...notes, 'A dry run cannot tell whether your site has LegalServer’s Premium API.']
		: notes;
};
