import { type KeptVersions, findAlreadyKept, nextVersions } from '../../../../shared/domain/versions/KeptVersions';
import type { PendingVersion } from './PendingVersion';
import type { ArchiveMethod } from './ArchiveMethod';

/**
 * Gives the versions of one line their numbers, the highest found and on from there, and finds those that are in
 * the archive already.
 */
export function assignNumbers(
	line: readonly PendingVersion[],
	archive: KeptVersions,
	way: ArchiveMethod,
): void {
	const name = line[0]?.version.name ?? '';
	const kept = archive.of(name);

	// What took the name in the round before may be the version itself, whatever was archived after it.
	for (const each of line) {
		const taken = archive.at(each.name, name);
		if (taken?.kind === 'file' && way.isKeptAs(taken, each.version)) each.settle(taken, each.number, true);
	}

	const open = line.filter(({ outcome }) => outcome === undefined);
	const found = findAlreadyKept(kept, open, (file, { version }) => way.isKeptAs(file, version));
	open.slice(0, found.length).forEach((each, index) => {
		const { file, version } = found[index] as (typeof found)[number];
		each.settle(file, version, true);
	});
	const left = open.slice(found.length);
	const numbers = nextVersions(kept, left.length);
	left.forEach((each, index) => each.assignNumber(numbers[index] as number));
}
