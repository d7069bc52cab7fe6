import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { matterField } from '../../../../../../nodes/shared/legalserverNode/fields';
import { matterKey, readParameters } from '../../../../../../nodes/shared/legalserverNode/readParameters';
import type { Operation } from '../../../../../../nodes/shared/node/Operation';
import { optionsField } from '../../../../../../nodes/shared/node/panel';
import { dayAt } from '../../../../../../nodes/shared/node/readDates';
import { optionalText } from '../../../../../../nodes/shared/node/readParameters';
import { readTimeZone, timeZoneField } from '../../../../../../nodes/shared/node/timeZoneOption';
import { z } from '../../../../../../nodes/shared/vendor/zod';
import type { Dependencies } from '../shared/Dependencies';
import { readOnce } from '../shared/readOnce';
import { readStaff, type CaseStaff, type StaffMember, type StaffRequest } from './staff/readStaff';

/** Get Staff: one output item per case. */
export const getStaff: Operation<StaffRequest, CaseStaff, Dependencies> = {
	// It only reads.
	asTool: 'runs',
	fields: [
		matterField('The case whose staff to return.'),
		optionsField([
			{
				displayName: 'Assignment Types',
				name: 'assignmentTypes',
				type: 'string',
				default: '',
				placeholder: 'e.g. Primary, Co-Counsel',
				description:
					'Only assignments of these types, spelled as in LegalServer and separated by commas. Leave empty for all types.',
			},
			{
				displayName: 'Include Ended Assignments',
				name: 'includeEnded',
				type: 'boolean',
				default: false,
				description: 'Whether to also list ended assignments under staff. They are never included in emails.',
			},
			timeZoneField,
		]),
	],
	read: readRequest,
	run: async (requests, { legalServer, progress }) =>
		await readOnce(requests, async (request) => await readStaff(request, legalServer), progress),
	rows: ({ matter, members, emails, withoutEmail, warnings }) => [
		{
			...{ matterUuid: matter.uuid, matterId: matter.id, caseNumber: matter.caseNumber },
			...{ staff: members.map(memberRow), emails, withoutEmail },
			...(warnings.length === 0 ? {} : { warnings }),
		},
	],
	notes: (results) =>
		[...new Set(results.flatMap(({ warnings }) => warnings))].map((warning) => {
			const count = results.filter(({ warnings }) => warnings.includes(warning)).length;
			return `${warning} (${count.toLocaleString('en-US')} ${count === 1 ? 'case' : 'cases'}).`;
		}),
};

const memberRow = ({ assignment, email, isCurrent, isExcluded }: StaffMember): IDataObject => ({
	...{ name: assignment.user.name, email: email ?? '', type: assignment.type },
	...{ startDate: assignment.startDate ?? null, endDate: assignment.endDate ?? null },
	...{ userUuid: assignment.user.uuid ?? '', isCurrent, isExcluded },
});

/** @throws Refusal `invalid_input` naming the field */
function readRequest(context: IExecuteFunctions, item: number): StaffRequest {
	const { matter, options } = readParameters(context, item, {
		matter: matterKey,
		options: z
			.object({ assignmentTypes: optionalText.default(''), includeEnded: z.boolean().default(false) })
			.default({}),
	});
	const types = options.assignmentTypes.split(/[,\n]/).map((type) => type.trim());
	return {
		key: matter,
		today: dayAt(Date.now(), readTimeZone(context, item, readParameters)),
		includeEnded: options.includeEnded,
		types: types.filter((type) => type !== ''),
	};
}
