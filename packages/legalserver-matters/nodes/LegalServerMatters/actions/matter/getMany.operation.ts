import type { INodeProperties } from 'n8n-workflow';
import type { Matter } from '../../../../../../nodes/shared/legalserver/port';
import { returnFields, startAfterField } from '../../../../../../nodes/shared/legalserverNode/fields';
import { listingNotes, rowsOf, runListings, type Listed } from '../../../../../../nodes/shared/node/listing';
import type { Operation } from '../../../../../../nodes/shared/node/Operation';
import { optionsField } from '../../../../../../nodes/shared/node/panel';
import type { Dependencies } from '../shared/Dependencies';
import { listerOf } from '../shared/listerOf';
import { matterRow } from '../shared/rows';
import { leftOutNotes } from './leftOutNotes';
import { readMatterFilter, type MatterListing } from './readMatterFilter';

const filter = (
	displayName: string,
	name: string,
	example: string,
	description: string,
): INodeProperties => ({
	...{ displayName, name, type: 'string', default: '', placeholder: `e.g. ${example}`, description },
});

const filters: INodeProperties = {
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add filter',
	default: {},
	options: [
		filter('Assignment Type', 'assignmentType', 'Primary', 'Only cases with an assignment of this type'),
		filter(
			'Client Email',
			'clientEmail',
			'client@example.org',
			'Only cases whose client has this email address',
		),
		{
			displayName: 'Disposition',
			name: 'disposition',
			type: 'options',
			default: 'Open',
			options: ['Closed', 'Incomplete Intake', 'Open', 'Pending', 'Prescreen', 'Rejected'].map((name) => ({
				...{ name, value: name },
			})),
			description: 'Only cases with this disposition',
		},
		filter(
			'Dropbox Folder ID',
			'dropboxFolderId',
			'a4ayc_80_OEAAAAAAAAAXw',
			'Only the case with this folder ID from LegalServer’s own Dropbox integration. Sites without that integration reject this filter.',
		),
		filter('External ID', 'externalId', 'CRM-1042', 'Only cases with this external ID'),
		filter('First Name', 'first', 'Rosa', 'Only cases whose client has this first name'),
		filter(
			'Intake Office',
			'office',
			'Main Office',
			'Only cases with this intake office, spelled as in LegalServer',
		),
		filter(
			'Intake Program',
			'program',
			'Housing',
			'Only cases with this intake program, spelled as in LegalServer',
		),
		filter('Last Name', 'last', 'Miller', 'Only cases whose client has this last name'),
		filter(
			'Organization',
			'organization',
			'Elm Street Tenants',
			'Only cases that this organization is related to',
		),
		filter(
			'Problem Code',
			'problemCode',
			'63 Private Landlord/Tenant',
			'Only cases with this legal problem code, spelled as in LegalServer',
		),
	],
};

/** Get Many Matters: one output item per case. */
export const getMany: Operation<MatterListing, Listed<Matter>, Dependencies> = {
	// It only reads.
	asTool: 'runs',
	fields: [...returnFields, filters, optionsField([startAfterField])],
	read: (context, item) => readMatterFilter(context, item),
	run: async (requests, dependencies) =>
		await runListings(
			requests,
			(request) => dependencies.legalServer.listMatters(request.filter, request.page),
			({ page }) => page.limit,
			listerOf(dependencies),
		),
	rows: (listed) => rowsOf(listed, matterRow),
	notes: (results) => [
		...listingNotes(results, 'cases'),
		...leftOutNotes(results.flatMap(({ records }) => records)),
	],
};
