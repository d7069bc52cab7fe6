import type { KeptVersions } from '../../../../shared/domain/versions/KeptVersions';
import { alreadyKept, nextVersions } from '../../../../shared/domain/versions/alreadyKept';
import type { Archiving } from './Archiving';
import type { Way } from './Way';

/**
 * Gives the versions of one line their numbers, the highest found and on from there, and finds those that are in
 * the archive already.
 */
export function numberLine(line: readonly Archiving[], archive: KeptVersions, way: Way): void {
	const name = line[0]?.version.name ?? '';
	const kept = archive.of(name);

	// What took the name in the round before may be the version itself, whatever was archived after it.
	for (const each of line) {
		const taken = archive.at(each.name, name);
		if (taken?.kind === 'file' && way.isKeptAs(taken, each.version)) each.isIn(taken, each.number, true);
	}

	const open = line.filter(({ outcome }) => outcome === undefined);
	const found = alreadyKept(kept, open, (file, { version }) => way.isKeptAs(file, version));
	open.slice(0, found.length).forEach((each, index) => {
		const { file, version } = found[index] as (typeof found)[number];
		each.isIn(file, version, true);
	});
	const left = open.slice(found.length);
	const numbers = nextVersions(kept, left.length);
	left.forEach((each, index) => each.take(numbers[index] as number));
}
