import { z } from 'zod/v4';
import { SETS, type SetName } from '../client/schema';
import { invalid } from '../io/Failure';
import { readIfThere, writeJson } from '../io/fileAccess';

const installed = z.object({
	id: z.string(),
	name: z.string(),
	/** Of each parameter of each step as it was installed, and of what is around them. */
	hashes: z.record(z.string(), z.string()),
});

/** A build deletes files that are named so: a record from elsewhere leads to no other file. */
const file = z.string().regex(/^[a-z0-9-]+$/);

const recordSchema = z.object({
	version: z.string(),
	client: z.string(),
	/** Of n8n; of files that were built `''`. */
	url: z.string(),
	sets: z.partialRecord(z.enum(SETS), z.record(file, installed)),
});

/**
 * What was installed where: IDs of workflows and hashes of what is in them, by set and file. It makes messages exact. Without
 * it, workflows are found by their marks.
 */
export type InstallRecord = z.infer<typeof recordSchema>;
export type Installed = z.infer<typeof installed>;

export const emptyRecord = (client: string, url: string, version: string): InstallRecord => ({
	...{ version, client, url, sets: {} },
});

/**
 * @param url of the n8n that it has to be of
 * @returns undefined where there is none
 * @throws Failure of one that cannot be used, so that it is not overwritten
 */
export function readRecord(path: string, client: string, url?: string): InstallRecord | undefined {
	const text = readIfThere(path);
	if (text === undefined) return undefined;
	const parsed = recordSchema.safeParse(parseJson(text));
	if (!parsed.success || parsed.data.client !== client)
		throw invalid(
			`${path} is no install record of ${client}`,
			'Name another file with --record, or delete this one: workflows are then found by the notes on their canvas.',
		);
	if (url !== undefined && parsed.data.url !== url)
		throw invalid(
			parsed.data.url === ''
				? `${path} is the record of files that were built, not of an installation`
				: `${path} is the install record of another n8n: ${parsed.data.url}`,
			`Use its address as --url, or name another file for ${url} with --record.`,
		);
	return parsed.data;
}

function parseJson(text: string): unknown {
	try {
		return JSON.parse(text) as unknown;
	} catch {
		return undefined;
	}
}

export const writeRecord = (path: string, record: InstallRecord): void => writeJson(path, record);

export const installedIn = (record: InstallRecord | undefined, set: SetName): Record<string, Installed> =>
	record?.sets[set] ?? {};
