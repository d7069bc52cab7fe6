import type { Document } from '../../../../../../nodes/shared/clio/port';

/** What people see, with the ending of the document's file, by which programs know what it is. */
export function nameOf(
	{ name, latestVersion }: Document,
	filename: string = latestVersion?.filename ?? '',
): string {
	const ending = /\.\w{1,8}$/.exec(filename)?.[0] ?? '';
	if (name === '') return filename;
	return name.toLowerCase().endsWith(ending.toLowerCase()) ? name : `${name}${ending}`;
}
