import { comparable } from '../../../../shared/domain/paths';
import type { Write } from '../../../../shared/ports';
import { recordAddress } from '../standingRecord';
import type { Linked } from './links';
import { isClosing } from './Plan';

/** All that is going to be written for one case folder, as the calls themselves are judged. */
export function writesOf({ plan, links }: Linked): Write[] {
	const revoked = links.flatMap(({ mayRevoke, pathLower, id }): Write[] => {
		const address = pathLower ?? id;
		return !mayRevoke || address === undefined ? [] : [{ address, reach: 'all in it' }];
	});
	if (!isClosing(plan)) return revoked;
	const { folder, path } = plan.of;
	const { archivePath, place } = plan;
	return [
		{ address: recordAddress(folder), reach: 'itself' },
		...(archivePath === undefined ? [] : [{ address: archivePath, reach: 'itself' } as const]),
		...(comparable(place) === comparable(path)
			? []
			: [{ address: folder.id, reach: 'all in it' } as const, { address: place, reach: 'itself' } as const]),
		...revoked,
	];
}
