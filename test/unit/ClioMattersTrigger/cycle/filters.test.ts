/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import type { Document, Matter } from '@/nodes/shared/clio/port';
import {
	documentFilterReason,
	matterFilterReason,
} from '@/packages/clio-matters/nodes/ClioMattersTrigger/cycle/filters';
import type { WatchFilters } from '@/packages/clio-matters/nodes/ClioMattersTrigger/cycle/Watch';

const filters = (more: Partial<WatchFilters> = {}): WatchFilters => ({
	...{ statuses: [], hasDocuments: false, withoutMatter: false, ...more },
});

const matter = {
	...{ status: 'Open', practiceArea: { id: 1 }, responsibleAttorney: { id: 2 } },
	customFields: [{ fieldId: 3, fieldName: 'Matter Type', value: ' LITIGATION ' }],
} as unknown as Matter;

describe('filters', () => {
	it.each<[Partial<WatchFilters>, string | undefined]>([
		[{}, undefined],
		[{ practiceAreaId: 1, responsibleAttorneyId: 2, statuses: ['open'] }, undefined],
		[{ practiceAreaId: 9 }, 'practice area'],
		[{ responsibleAttorneyId: 9 }, 'responsible attorney'],
		[{ statuses: ['closed', 'pending'] }, 'matter status'],
		[{ customField: { id: 3, value: 'Litigation' } }, undefined],
		[{ customField: { id: 3, value: 'Lease' } }, 'matter type'],
		[{ customField: { id: 4, value: 'Litigation' } }, 'matter type'],
	])('of a matter: %j', (given, reason) => {
		expect(matterFilterReason(matter, filters(given))).toBe(reason);
	});

	it('let nothing through of which they cannot tell', () => {
		expect(matterFilterReason(undefined, filters({ practiceAreaId: 1 }))).toBe('practice area');
		expect(documentFilterReason(undefined, filters({ categoryId: 1 }))).toBe('category');
		expect(documentFilterReason(undefined, filters({ statuses: ['open'] }))).toBe('matter status');
		expect(documentFilterReason(undefined, filters())).toBeUndefined();
	});

	it.each<[object, Partial<WatchFilters>, string | undefined]>([
		[{}, {}, undefined],
		[{ matter: undefined }, {}, 'no matter'],
		[{ matter: undefined }, { withoutMatter: true }, undefined],
		[{}, { categoryId: 5 }, undefined],
		[{}, { categoryId: 6 }, 'category'],
		[{ category: undefined }, { categoryId: 6 }, 'category'],
		[{}, { minimumSize: 1000 }, undefined],
		[{}, { minimumSize: 1001 }, 'minimum size'],
		// Of more than 2 GiB Clio does not say how large it is.
		[{ size: undefined }, { minimumSize: 1001 }, undefined],
	])('of a document %j: %j', (more, given, reason) => {
		const document = { matter: { id: 1 }, category: { id: 5 }, size: 1000, ...more } as unknown as Document;
		expect(documentFilterReason(document, filters(given))).toBe(reason);
	});
});
