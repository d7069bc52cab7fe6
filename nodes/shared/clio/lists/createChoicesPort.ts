import type { ClioApi, Query } from '../client/ClioApi';
import { ClioError } from '../client/ClioError';
import { PAGE_SIZE } from '../client/readPages';
import { readWholeList } from '../client/readWholeList';
import { readList } from '../client/readReference';
import { throwRefusal } from '../errors/toRefusal';
import type { Choices, CustomField, NamedRecord, User } from '../port';

/** Records of a list that are read at most. Nobody looks through more; who has more types what they look for. */
const MOST = 1000;

interface Raw {
	id: number;
	name?: string | null;
}

interface RawUser extends Raw {
	email?: string | null;
	enabled?: boolean | null;
}

interface RawFolder extends Raw {
	matter?: { display_number?: string | null } | null;
}

interface RawCustomField extends Raw {
	field_type?: string | null;
	deleted?: boolean | null;
	picklist_options?: Array<{ id: number; option?: string | null; deleted_at?: string | null }> | null;
}

/** What there is to choose from in a panel: each a short list. */
export function createChoicesPort(api: ClioApi): Choices {
	const readAll = async <R extends Raw>(resource: string, query: Query): Promise<R[]> =>
		await readWholeList<R>(api, [resource], query, MOST);
	/** Not every list takes `query`: what it leaves in is sorted out here. */
	const readNames = async (resource: string, query = ''): Promise<NamedRecord[]> =>
		(await readAll<Raw>(resource, { fields: 'id,name' })).map(readNamed).filter(holds(query));
	return {
		listUsers: async (query = '') => {
			const users = await readAll<RawUser>('users', { fields: 'id,name,email,enabled' }).catch(throwRefusal);
			return users.map(readUser).filter(holds(query));
		},
		listDocumentCategories: async (query) =>
			await readNames('document_categories', query).catch(throwRefusal),
		listPracticeAreas: async (query) =>
			await readNames('practice_areas', query)
				.catch(async (thrown: unknown) => {
					// Newer accounts have them elsewhere, and Clio's answer only points there.
					if (!(thrown instanceof ClioError) || thrown.status !== 307) throw thrown;
					return await readNames('practice_areas_with_categories', query);
				})
				.catch(throwRefusal),
		listMatterFields: async (query = '') => {
			const fields = await readAll<RawCustomField>('custom_fields', {
				fields: 'id,name,field_type,deleted,picklist_options{id,option}',
				parent_type: 'matter',
			}).catch(throwRefusal);
			const present = fields.filter(({ deleted }) => deleted !== true);
			return present.map(readCustomField).filter(holds(query));
		},
		// There may be tens of thousands of these: Clio looks for them.
		listContacts: async (query) => {
			const fields = { fields: 'id,name', query: query === '' ? undefined : query };
			const { data } = await api
				.list<Raw>(['contacts'], { ...fields, order: 'id(asc)', limit: PAGE_SIZE })
				.catch(throwRefusal);
			return data.map(readNamed);
		},
		listFolderChoices: async (query) => {
			const fields = { fields: 'id,name,matter{id,display_number}', query: query === '' ? undefined : query };
			const { data } = await api
				.list<RawFolder>(['folders'], { ...fields, order: 'id(asc)', limit: PAGE_SIZE })
				.catch(throwRefusal);
			return data.map(readFolder);
		},
	};
}

/** “Pleadings · 00012-Miller”: most matters have folders of the same names. */
const readFolder = ({ id, name, matter }: RawFolder): NamedRecord => ({
	id,
	name: [name ?? '', matter?.display_number ?? ''].filter((part) => part !== '').join(' · '),
});

const readNamed = ({ id, name }: Raw): NamedRecord => ({ id, name: name ?? '' });

const readUser = ({ id, name, email, enabled }: RawUser): User => ({
	...{ id, name: name ?? '', email: email ?? '' },
	isEnabled: enabled !== false,
});

const readCustomField = ({
	id,
	name,
	field_type: type,
	picklist_options: options,
}: RawCustomField): CustomField => ({
	...{ id, name: name ?? '', type: type ?? '' },
	choices: readList(options).map((each) => ({ id: each.id, text: each.option ?? '' })),
});

const holds =
	(query: string) =>
	({ name }: { name: string }): boolean =>
		name.toLocaleLowerCase().includes(query.trim().toLocaleLowerCase());
