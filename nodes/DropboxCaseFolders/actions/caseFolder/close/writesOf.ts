import { pathKey } from '../../../../shared/domain/paths';
import type { Write } from '../../../../shared/dropbox/port';
import { closingRecordAddress } from '../../shared/caseFolders/readClosingRecord';
import type { PlanWithLinks } from './links';
import { isActivePlan } from './ClosePlan';

/** All that is going to be written for one case folder, as the calls themselves are judged. */
export function writesOf({ plan, links }: PlanWithLinks): Write[] {
	const revoked = links.flatMap(({ mayRevoke, pathLower, id }): Write[] => {
		const address = pathLower ?? id;
		return !mayRevoke || address === undefined ? [] : [{ address, reach: 'all in it' }];
	});
	if (!isActivePlan(plan)) return revoked;
	const { folder, path } = plan.of;
	const { archivePath, place } = plan;
	return [
		{ address: closingRecordAddress(folder), reach: 'itself' },
		...(archivePath === undefined ? [] : [{ address: archivePath, reach: 'itself' } as const]),
		...(pathKey(place) === pathKey(path)
			? []
			: [{ address: folder.id, reach: 'all in it' } as const, { address: place, reach: 'itself' } as const]),
		...revoked,
	];
}
