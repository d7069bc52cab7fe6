import type { LegalServerApi } from '../client/LegalServerApi';
import { readPages } from '../client/readPages';
import { readId, readText } from '../client/readValues';
import { PERMISSIONS } from '../errors/permissions';
import { throwRefusal } from '../errors/toRefusal';
import type { Choice, Choices } from '../port';

interface RawChoice {
	id?: number | string | null;
	uuid?: string | null;
	name?: string | null;
	active?: boolean | null;
}

const readChoice = (raw: RawChoice): Choice => ({
	uuid: raw.uuid ?? undefined,
	id: readId(raw.id),
	name: readText(raw.name),
	isActive: raw.active !== false,
});

export function createChoicesPort(api: LegalServerApi): Choices {
	const list = async (name: string): Promise<Choice[]> => {
		const listing = {
			call: { path: ['lookups', name], needs: [PERMISSIONS.searchLookup] },
			idOf: ({ id }: RawChoice) => readId(id) ?? 0,
			read: readChoice,
		};
		const found: Choice[] = [];
		for await (const { records } of readPages<RawChoice, Choice>(api, listing)) found.push(...records);
		return found;
	};
	return { listNoteTypes: async () => await list('note_type').catch(throwRefusal) };
}
