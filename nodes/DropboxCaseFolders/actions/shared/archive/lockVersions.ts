import { mapDefined, outcomeOf } from '../../../../shared/core/outcome';
import type { Refusal } from '../../../../shared/core/Refusal';
import type { DropboxPort } from '../../../../shared/dropbox/port';
import type { ArchivedVersion } from './PendingVersion';

/**
 * Locks versions in the archive, all by one call, so that nobody edits what is superseded by mistake. One that was found
 * there is locked as well: the run that put it there may have died before. What cannot be locked is archived all the same.
 * @param versions undefined for those that are not to be locked
 * @returns in their order, a warning for each that could not be locked
 */
export async function lockVersions(
	versions: ReadonlyArray<ArchivedVersion | undefined>,
	dropbox: DropboxPort,
): Promise<Array<string | undefined>> {
	const locked = await mapDefined(versions, async (some) => {
		const all = await outcomeOf(async () => await dropbox.lockFiles(some.map(({ file }) => file.id)));
		return all.ok ? all.value : some.map(() => all);
	});
	return locked.map((outcome) => (outcome?.ok === false ? notLocked(outcome.refusal) : undefined));
}

const notLocked = ({ message, advice }: Refusal): string =>
	`The archived version could not be locked: ${message}. ${advice}`;
