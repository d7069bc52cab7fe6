import { json } from '../../core/contract';
import { badRequestRefusal, unknownRefusal } from '../gateway/Refusal';
import { page, requireKnownKeys } from '../lists/paging';
import type { Route } from '../route';
import { noteTypeBody } from '../schema/lookup';
import { userBody } from '../schema/user';
import type { NoteType, User } from '../state/records';
import { UUID } from '../state/uuid';

type Filters<R> = Readonly<Record<string, (record: R) => unknown>>;

const USER_FILTERS: Filters<User> = {
	user_uuid: ({ uuid }) => uuid,
	id: ({ id }) => id,
	first: ({ first }) => first,
	last: ({ last }) => last,
	email: ({ email }) => email,
	login: ({ login }) => login,
	active: ({ active }) => active,
	current: ({ active }) => active,
	role: ({ role }) => role,
	office: ({ office }) => office,
	program: ({ program }) => program,
};

const NOTE_TYPE_FILTERS: Filters<NoteType> = {
	name: ({ name }) => name,
	active: ({ active }) => active,
	system: ({ system }) => system,
};

function matching<R>(records: readonly R[], filters: Filters<R>, query: URLSearchParams): R[] {
	return records.filter((record) =>
		Object.entries(filters).every(
			([name, read]) =>
				!query.has(name) || String(read(record)).toLowerCase() === query.get(name)?.toLowerCase(),
		),
	);
}

const searchUsers: Route['answer'] = (call) => {
	requireKnownKeys(call, Object.keys(USER_FILTERS));
	return json(200, page(call, matching(call.site.users.all, USER_FILTERS, call.query), userBody));
};

const getUser: Route['answer'] = ({ site, params }) => {
	if (!UUID.test(params.uuid ?? '')) throw badRequestRefusal('Invalid user_uuid');
	const user = site.users.all.find(({ uuid }) => uuid === params.uuid);
	if (!user) throw unknownRefusal('user or site');
	return json(200, { data: userBody(user) });
};

/** Where nothing is found, the numbers of pages and records are not said, as the documentation's example has it. */
const noteTypes: Route['answer'] = (call) => {
	requireKnownKeys(call, Object.keys(NOTE_TYPE_FILTERS));
	const found = matching(call.site.noteTypes.all, NOTE_TYPE_FILTERS, call.query);
	const { total_number_of_pages: pages, total_records: records, ...rest } = page(call, found, noteTypeBody);
	return json(
		200,
		found.length === 0 ? rest : { ...rest, total_number_of_pages: pages, total_records: records },
	);
};

export const PEOPLE_ROUTES: readonly Route[] = [
	{ name: 'GET api/v1/users', needs: ['API Search User'], answer: searchUsers },
	{ name: 'GET api/v1/users/:uuid', needs: ['API Get User'], answer: getUser },
	{ name: 'GET api/v1/lookups/note_type', needs: ['API Search Lookup'], answer: noteTypes },
];
